import { locateObject } from '../../src/objects/read-objects';
import { applyRules } from '../../src/rules/apply-rules';
import type { KindRules } from '../../src/rules/rule';
import { ruleId } from '../../src/rules/rule';
import { Run } from '../../src/rules/run';

/** An object that breaks a rule, what is said of it, and the object after the fix was typed in. */
export interface RuleExample {
  readonly broken: object;
  /** The findings of the rule: what is said of which place. */
  readonly finds: Readonly<Record<string, string>>;
  readonly fixed: object;
  /** The objects that are judged with either of them. */
  readonly beside?: readonly object[];
}

/** Tries every rule of a kind on its examples; a rule without one fails. */
export function testRules(kind: KindRules, examples: Readonly<Record<string, readonly RuleExample[]>>): void {
  const rules = [...new Set(kind.parts.flatMap((part) => part.rules))];

  test(`every rule of ${kind.slug} has an example`, () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  test.each(rules.flatMap((rule) => (examples[rule.name] ?? []).map((example, i) => ({ rule, example, i }))))(
    '$rule.name, example $i',
    ({ rule, example: { broken, finds, fixed, beside = [] } }) => {
      const run = new Run(beside.map(locateObject));
      const found = (object: object): Readonly<Record<string, string>> =>
        Object.fromEntries(
          applyRules(object as Record<string, unknown>, rule.until ? { istio: rule.until } : {}, run)
            .filter(({ id, severity }) => id === ruleId(kind, rule) && severity === rule.severity)
            .map(({ pointer, message }) => [pointer, message]),
        );
      expect(found(broken)).toEqual(finds);
      expect(found(fixed)).toEqual({});
    },
  );
}
