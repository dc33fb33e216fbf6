import { list, value } from '../shape';

export const exportTo = list(
  value(['.', 'shop', '*', 'default'], ['~', '', 'a.b', 'A', '**', './x', 'a'.repeat(64)]),
  2,
);

export const exportToMessages: Readonly<Record<string, RegExp>> = {
  'no-duplicate-export': /^duplicate entries in exportTo/,
  'valid-export': /exportTo ~ \(none\) is not allowed|is allowed as exportTo entry/,
  'no-export-to-all-and-some': /cannot have both public/,
};
