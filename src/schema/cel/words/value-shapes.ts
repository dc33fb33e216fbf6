import { shown } from '../../structural/findings';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { isSetAt, valueAt } from './value-at';

/** What breaks a comparison, and what keeps it. */
const COMPARISONS: Readonly<Record<string, readonly [wrong: string, right: (limit: string) => string]>> = {
  '>=': ['is below', (limit) => `${limit} or more`],
  '>': ['is not above', (limit) => `more than ${limit}`],
  '<=': ['is above', (limit) => `${limit} or less`],
  '<': ['is not below', (limit) => `less than ${limit}`],
};

/** Rules on numbers, durations and lengths. */
export const valueShapes: readonly RuleShape[] = [
  // self.end > self.start
  [
    /^(?:!has\(self\.\w+\) \|\| )?self\.(\w+) (>=|>|<=|<) self\.(\w+)$/,
    ([field, operator, other], self) => compared(field!, operator!, other!, self),
  ],
  // !has(self.timeout) || !has(self.interval) || duration(self.timeout) < duration(self.interval)
  [
    /^!has\(self\.\w+\) \|\| !has\(self\.\w+\) \|\| duration\(self\.(\w+)\) (>=|>|<=|<) duration\(self\.(\w+)\)$/,
    ([field, operator, other], self) => compared(field!, operator!, other!, self),
  ],
  [
    /^!has\(self\.(\w+)\) \|\| \(self\.\1 >= (\d+) && self\.\1 <= (\d+)\)$/,
    ([field, least, most]) =>
      text(`is not from ${least} to ${most}`, `write a number from ${least} to ${most}`, [field!]),
  ],
  [
    /^!has\(self\.(\w+)\) \|\| duration\(self\.\1\) >= duration\('(\w+)'\)$/,
    ([field, least]) => text(`is shorter than ${least}`, `write "${least}" or more`, [field!]),
  ],
  [
    /^duration\(self\) > duration\('0s'\)$/,
    () => text('is no time at all', 'write a duration like "10s", "1m30s" or "500ms"'),
  ],
  [/^self > (\d+)$/, ([limit]) => text(`is not above ${limit}`, `write ${Number(limit) + 1} or more`)],
  [
    /^size\(self\) <= (\d+)$/,
    ([most], self) =>
      typeof self === 'string'
        ? text(`is longer than ${most} characters`, `shorten it to ${most} characters`)
        : text(`has more than ${most} entries`, `leave at most ${most} of them`),
  ],
  [/^self != ['"](.+)['"]$/, ([value]) => text('is not allowed here', `write another value than ${value}`)],
  [/^self != (?:''|"")$/, () => text('stands for nothing', 'write a value, or remove the field')],
];

function compared(field: string, operator: string, other: string, self: unknown): RuleText {
  if (!isSetAt(self, [field])) return text(`has no \`${field}\``, `add \`${field}\``);
  const [wrong, right] = COMPARISONS[operator]!;
  const limit = shown(valueAt(self, [other]));
  return text(`${wrong} \`${other}\` (${limit})`, `write ${right(limit)}`, [field]);
}
