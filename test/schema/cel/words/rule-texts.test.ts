import { findGroups, findSchemaFile } from '../../../../src/schema/catalogue';
import { usesVariable } from '../../../../src/schema/cel/rename-functions';
import { findRuleTexts } from '../../../../src/schema/cel/words/rule-texts';
import { validateObject } from '../../../../src/schema/validate';

/** Rules that only compare with the object before are never run. */
const rulesOf = (group: string): string[] =>
  findSchemaFile(group)!
    .rules.filter(({ rule, optionalOldSelf }) => optionalOldSelf || !usesVariable(rule, 'oldSelf'))
    .map(({ rule }) => rule);

test.each(findGroups())('all rules of %s have words', (group) => {
  expect(rulesOf(group).filter((rule) => findRuleTexts(rule, {}) === undefined)).toEqual([]);
});

test.each([undefined, '', 0, [], {}])('words never fail: %j', (self) => {
  for (const rule of findGroups().flatMap(rulesOf)) expect(() => findRuleTexts(rule, self)).not.toThrow();
});

test('a rule that nobody put into words has none', () => {
  expect(findRuleTexts('self.a.size() > self.b', {})).toBeUndefined();
  expect(findRuleTexts('constructor', {})).toBeUndefined();
});

const metadata = { name: 'canary' };
const namespace = 'istio-system';

test.each([
  [
    { kind: 'IstioCNI', metadata, spec: { version: 'v1.30.3', namespace } },
    '`metadata.name` is "canary", which is not "default", the only name that is read',
    'write `name: default`',
    '/metadata/name',
  ],
  [
    { kind: 'Istio', metadata, spec: { version: 'v1.30.3', namespace, values: { global: { istioNamespace: 'x' } } } },
    '`spec.values.global.istioNamespace` is "x", which is not the `namespace` of the object ("istio-system")',
    'write `istioNamespace: istio-system`',
    '/spec/values/global/istioNamespace',
  ],
  [
    {
      kind: 'IstioRevision',
      metadata,
      spec: { version: 'v1.30.3', namespace, values: { revision: 'x', global: { istioNamespace: namespace } } },
    },
    '`spec.values.revision` is "x", which is not the object\'s name ("canary")',
    'write `revision: canary`',
    '/spec/values/revision',
  ],
  [
    {
      kind: 'IstioRevision',
      metadata: { name: 'default' },
      spec: { version: 'v1.30.3', namespace, values: { revision: 'x', global: { istioNamespace: namespace } } },
    },
    '`spec.values.revision` is "x", which is not empty, as it has to be for the name default',
    'remove `revision`',
    '/spec/values/revision',
  ],
])('Sail %j', (object, ...words) => {
  const found = validateObject({ apiVersion: 'sailoperator.io/v1', ...object });
  expect(found.map(({ message, fix, pointer }) => [message, fix, pointer])).toEqual([words]);
});
