import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { valueAt } from './value-at';

/** Rules on the items of a list. */
export const listShapes: readonly RuleShape[] = [
  // self.all(a, self.exists_one(b, a.name == b.name)), or only for items that have the field
  [
    /^self\.all\((\w+), (?:!has\(\1\.(\w+)\) \|\| )?self\.exists_one\((\w+), (?:has\(\3\.\2\) && )?\1\.(\w+) == \3\.\4\)\)$/,
    ([, , , field], self) => repeated(field!, self),
  ],
  [
    /^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/,
    ([type]) => text(`has more than one ${type} filter`, `keep one ${type} filter`),
  ],
];

function repeated(field: string, self: unknown): RuleText[] {
  const values = Array.isArray(self) ? self.map((item) => valueAt(item, [field])) : [];
  const texts = values.flatMap((value, at) => {
    const first = values.indexOf(value);
    if (value === undefined || first === at) return [];
    return [text(`is also the \`${field}\` of [${first}]`, `write another \`${field}\``, [at, field])];
  });
  return texts.length > 0 ? texts : [text(`uses a \`${field}\` twice`, `give each its own \`${field}\``)];
}
