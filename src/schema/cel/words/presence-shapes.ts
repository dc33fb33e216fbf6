import { alternatives } from '../../structural/findings';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { isSetAt } from './value-at';

const HAS = String.raw`has\(self\.\w+\)`;

/** Rules that only ask which fields are set. */
export const presenceShapes: readonly RuleShape[] = [
  // (has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1
  [new RegExp(String.raw`^((?:\(${HAS} ?\? ?1 ?: ?0\)(?: \+ )?)+) (?:<=|==) 1$`), ofRule],
  // [has(self.a), has(self.b)].filter(x, x).size() == 1
  [new RegExp(String.raw`^(\[${HAS}(?:, ${HAS})+\])\.filter\(x, x\)\.size\(\) == 1$`), ofRule],
  // has(self.a) || has(self.b) || has(self.c)
  [new RegExp(String.raw`^\(?(${HAS}(?: \|\| ${HAS})+)\)?$`), ofRule],
  // !(has(self.a) && has(self.b))
  [new RegExp(String.raw`^!\((${HAS} && ${HAS})\)$`), ofRule],
  // !has(self.a) || !has(self.b), !has(self.a) || has(self.b), has(self.a) != has(self.b)
  [new RegExp(String.raw`^(!${HAS} \|\| !?${HAS}|${HAS} != ${HAS})$`), ofRule],
  // (has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b)), with more fields or parentheses too
  [
    new RegExp(
      String.raw`^(\(*(?:\(!?${HAS} && !(?:${HAS}|\(${HAS}(?: \|\| ${HAS})+\))\)+(?: \|\| |$)|\(!${HAS} && ${HAS}\)+(?: \|\| |$))+)$`,
    ),
    ofRule,
  ],
  // has(self.a) ? !(has(self.a.b) && has(self.a.c)) : true
  [
    /^has\(self\.(\w+)\) \? !\(has\(self\.\1\.(\w+)\) && has\(self\.\1\.(\w+)\)\) : true$/,
    ([field, one, other]) => ({ ...tooMany([one!, other!]), at: [field!] }),
  ],
  // has(self.a) || self.b.size() > 0, where `a` is what `b` took the place of
  [
    /^has\(self\.(\w+)\) \|\| self\.(\w+)\.size\(\) > 0$/,
    ([former, field]) => text(`sets neither \`${former}\` nor \`${field}\``, `add \`${field}\``),
  ],
  [/^has\(self\.(\w+)\) && self\.\1\.size\(\) > 0$/, ([field]) => text(`has no \`${field}\``, `add \`${field}\``)],
  [/^!has\(self\.(\w+)\)$/, ([field]) => text('is not allowed here', `remove \`${field}\``, [field!])],
];

function ofRule([rule]: readonly (string | undefined)[], self: unknown): RuleText {
  const names = [...new Set([...rule!.matchAll(/self\.(\w+)/g)].map(([, name]) => name!))];
  const set = names.filter((name) => isSetAt(self, [name]));
  if (set.length > 1) return tooMany(set);
  return set.length === 0 ? tooFew(names) : without(set[0]!, names);
}

function tooMany(set: readonly string[]): RuleText {
  return text(
    `sets ${alternatives(quoted(set), 'and')}, only one of them may be set`,
    set.length === 2 ? `remove ${alternatives(quoted(set))}` : `keep one of ${alternatives(quoted(set), 'and')}`,
  );
}

function tooFew(names: readonly string[]): RuleText {
  return text(
    names.length === 2
      ? `sets neither \`${names[0]}\` nor \`${names[1]}\`, one is needed`
      : `sets none of ${alternatives(quoted(names), 'and')}, one is needed`,
    `add ${alternatives(quoted(names))}`,
  );
}

function without(field: string, names: readonly string[]): RuleText {
  const missing = quoted(names.filter((name) => name !== field));
  return text(`has \`${field}\` without ${alternatives(missing)}`, `add ${alternatives(missing)}`);
}

function quoted(names: readonly string[]): string[] {
  return names.map((name) => `\`${name}\``);
}
