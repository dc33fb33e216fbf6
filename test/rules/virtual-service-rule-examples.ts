import type { Rule } from '../../src/rules/rule';
import { virtualServiceRules } from '../../src/rules/virtual-service/virtual-service-rules';
import type { RuleExample } from './rule-examples';
import { testRules } from './rule-examples';

/** Tries some rules of VirtualService on their examples, where the kind looks for them. */
export function testVirtualServiceRules(
  rules: readonly Rule<never>[],
  examples: Readonly<Record<string, readonly RuleExample[]>>,
): void {
  const asked = new Set<unknown>(rules);
  const parts = virtualServiceRules.parts
    .map((part) => ({ ...part, rules: part.rules.filter((rule) => asked.has(rule)) }))
    .filter((part) => part.rules.length > 0);
  testRules({ ...virtualServiceRules, parts }, examples);
}
