import { findRuleText } from '../../../src/schema/cel/rule-texts';
import { findSchemaFile } from '../../../src/schema/catalogue';

test.each([
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
  'gateway.networking.k8s.io',
  'cert-manager.io',
  'sailoperator.io',
])('all rules of %s have words', (group) => {
  const silent = findSchemaFile(group)!.rules.filter(({ rule }) => !rule.includes('oldSelf') && !findRuleText(rule));
  expect(silent.map(({ rule }) => rule)).toEqual([]);
});

test('a rule that nobody put into words has none', () => {
  expect(findRuleText('self.a > self.b')).toBeUndefined();
  expect(findRuleText('constructor')).toBeUndefined();
});
