import { gatewayRuleStarts } from './gateway-rule-texts';
import { listShapes } from './list-shapes';
import { pathShapes } from './path-shapes';
import { presenceShapes } from './presence-shapes';
import { referenceShapes } from './reference-shapes';
import type { RuleShape } from './rule-shape';
import { text, type RuleText } from './rule-text';
import { typeShapes } from './type-shapes';
import { valueShapes } from './value-shapes';

const shapes: readonly RuleShape[] = [
  ...presenceShapes,
  ...typeShapes,
  ...referenceShapes,
  ...valueShapes,
  ...listShapes,
  ...pathShapes,
  [
    /^isURL\(self\) \? \(url\(self\)\.getScheme\(\)/,
    () => text('is no address of a module', 'write an address that begins with oci://, https://, http:// or file://'),
  ],
];

/** The words for a rule that has the shape of many, undefined for another. */
export function findShapedTexts(rule: string, self: unknown): readonly RuleText[] | undefined {
  for (const [shape, make] of shapes) {
    const match = shape.exec(rule);
    if (match) return [make(match.slice(1), self)].flat();
  }
  const start = gatewayRuleStarts.find(([words]) => rule.startsWith(words));
  if (start === undefined) return undefined;
  const [, words] = start;
  return typeof words === 'function' ? words(self) : [words];
}
