import { posix } from 'node:path';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { valueAt } from './value-at';

/** What no path has, where it is not an escape. */
const UNWRITABLE = /%(?![0-9a-fA-F]{2})|[^-A-Za-z0-9/._~!$&'()*+,;=:@%]/gu;

/** Rules on the path that requests are matched by. */
export const pathShapes: readonly RuleShape[] = [
  [
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? self\.value\.startsWith\('\/'\) : true$/,
    (_, self) => startingAnywhere(self),
  ],
  [
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? !self\.value\.(contains|endsWith)\('(.+)'\) : true$/,
    ([place, part], self) => having(`${place === 'contains' ? 'contains' : 'ends in'} "${part}"`, self),
  ],
  [
    /^\(self\.type in \['Exact','PathPrefix'\]\) \? self\.value\.matches\(/,
    (_, self) => {
      const wrong = valueOf(self).match(UNWRITABLE);
      if (wrong === null) return startingAnywhere(self);
      if (wrong.every((character) => character === '#')) return having('contains "#"', self);
      const path = valueOf(self).replace(UNWRITABLE, escaped);
      return text('has characters that a path cannot have', `write \`value: ${path}\``, ['value']);
    },
  ],
];

function startingAnywhere(self: unknown): RuleText {
  return text('does not begin with "/"', `write \`value: /${valueOf(self)}\``, ['value']);
}

/** What is said of a path with a part that servers never read: a fragment, or steps to where it is or back. */
function having(says: string, self: unknown): RuleText {
  const read = valueOf(self).replace(/#.*$/s, '').replace(/%2f/gi, '/');
  return text(says, `write \`value: ${posix.normalize(`/${read}`)}\``, ['value']);
}

function escaped(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function valueOf(self: unknown): string {
  return String(valueAt(self, ['value']) ?? '');
}
