import { Field } from '../../../src/rules/field';
import type { PolicyScope } from '../../../src/rules/parts/policy-scope/policy-scope';
import { targetRules, targetsOf } from '../../../src/rules/parts/policy-scope/policy-scope-rules';
import type { JudgedObject } from '../../../src/rules/rule';

const scope = (value: object): Field<PolicyScope> => Field.root<PolicyScope>(value);

test('targets are those of `targetRef` and of `targetRefs`', () => {
  const pointers = (value: object): string[] => targetsOf(scope(value)).map(({ pointer }) => pointer);
  expect(pointers({})).toEqual([]);
  expect(pointers({ targetRef: {}, targetRefs: [{}, null] })).toEqual(['/targetRef', '/targetRefs/0', '/targetRefs/1']);
});

test.each([
  [{ kind: 'service' }, 'did you mean "Service" of the group "core"?'],
  [{ kind: 'Gatewy' }, 'did you mean "Gateway" of the group "gateway.networking.k8s.io"?'],
  [{ kind: 'Gateway' }, 'set `group` to "gateway.networking.k8s.io"'],
  [{ kind: 'Service', group: 'apps' }, 'set `group` to "" or remove it'],
  [
    { kind: 'Deployment', group: 'apps' },
    'write `kind: Service` without a group, or `kind: Gateway` with `group: gateway.networking.k8s.io`',
  ],
])('the fix of %j', (target, fix) => {
  const fixes: string[] = [];
  const field = Field.root<PolicyScope['targetRef']>({ name: 'web', ...target });
  for (const rule of targetRules) rule.check(field, (finding) => fixes.push(finding.fix), {} as JudgedObject);
  expect(fixes).toEqual([fix]);
});
