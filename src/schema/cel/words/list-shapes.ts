import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { findItems, findRepeats, isSetAt, valueAt } from './value-at';

/** Rules on the items of a list. */
export const listShapes: readonly RuleShape[] = [
  // self.all(a, self.exists_one(b, a.name == b.name)), or only for items that have the field
  [
    /^self\.all\((\w+), (?:!has\(\1\.(\w+)\) \|\| )?self\.exists_one\((\w+), (?:has\(\3\.\2\) && )?\1\.(\w+) == \3\.\4\)\)$/,
    ([, , , field], self) => repeated(field!, self),
  ],
  [
    /^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/,
    ([type], self) =>
      findItems(self, [], (filter) => valueAt(filter, ['type']) === type)
        .slice(1)
        .map((at) => text(`is one more ${type} filter`, 'remove it, or merge it into the first', at)),
  ],
];

function repeated(field: string, self: unknown): readonly RuleText[] {
  return findRepeats(self, [field])
    .filter(([at]) => isSetAt(self, [at, field]))
    .map(([at, first]) => text(`is also the \`${field}\` of [${first}]`, `write another \`${field}\``, [at, field]));
}
