import { checkMetadata } from '../../../src/schema/metadata/check-metadata';
import { Findings } from '../../../src/schema/structural/findings';
import { idsOf } from '../check-value';

function check(metadata: unknown, kind = 'Gateway', scope: 'Namespaced' | 'Cluster' = 'Namespaced'): readonly string[] {
  return idsOf(findingsOf(metadata, kind, scope).diagnostics);
}

function findingsOf(metadata: unknown, kind = 'Gateway', scope: 'Namespaced' | 'Cluster' = 'Namespaced'): Findings {
  const findings = new Findings({ apiVersion: 'a/v1', kind, name: '' });
  checkMetadata(metadata, kind, scope, findings);
  expect(findings.path).toEqual([]);
  return findings;
}

test('ordinary metadata is fine', () => {
  expect(
    check({
      name: 'a.b-1',
      namespace: 'shop',
      labels: { app: 'web', 'app.kubernetes.io/name': 'web', empty: null },
      annotations: { 'Example.com/Text': 'anything at all' },
      finalizers: ['example.com/wait'],
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b', controller: true }],
      creationTimestamp: null,
      managedFields: [{}],
    }),
  ).toEqual([]);
  expect(check({ generateName: 'a-' })).toEqual([]);
});

test.each<[metadata: unknown, findings: readonly string[]]>([
  [undefined, ['schema/metadata /metadata/name']],
  [{}, ['schema/metadata /metadata/name']],
  [{ name: '' }, ['schema/metadata /metadata/name']],
  ['a', ['schema/type /metadata']],
  [{ name: 1 }, ['schema/type /metadata/name']],
  [{ name: 'A' }, ['schema/metadata /metadata/name']],
  [{ generateName: 'A-' }, ['schema/metadata /metadata/generateName']],
  [{ name: 'a', namespace: 'a.b' }, ['schema/metadata /metadata/namespace']],
  [
    { name: 'a', labels: { 'a b': 'x', c: 'd e' } },
    ['schema/metadata /metadata/labels/a b', 'schema/metadata /metadata/labels/c'],
  ],
  [{ name: 'a', labels: { version: 1 } }, ['schema/type /metadata/labels/version']],
  [{ name: 'a', annotations: { a: true } }, ['schema/type /metadata/annotations/a']],
  [{ name: 'a', annotations: { a: 'x'.repeat(300_000) } }, ['schema/metadata /metadata/annotations']],
  [{ name: 'a', finalizers: ['a b'] }, ['schema/metadata /metadata/finalizers/0']],
  [{ name: 'a', finalizers: ['orphan', 'foregroundDeletion'] }, ['schema/metadata /metadata/finalizers']],
  [{ name: 'a', finalizers: 'x' }, ['schema/type /metadata/finalizers']],
  [{ name: 'a', creationTimestamp: 'soon' }, ['schema/metadata /metadata/creationTimestamp']],
  [{ name: 'a', lables: {} }, ['schema/unknown-field /metadata/lables']],
  [
    { name: 'a', ownerReferences: [{ kind: 'Pod', name: 'a', uid: 'b', x: 1 }] },
    ['schema/unknown-field /metadata/ownerReferences/0/x', 'schema/metadata /metadata/ownerReferences/0/apiVersion'],
  ],
  [
    { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: 'b' }] },
    ['schema/metadata /metadata/ownerReferences/0'],
  ],
  [{ name: 'a', ownerReferences: [1] }, ['schema/type /metadata/ownerReferences/0']],
])('%j', (metadata, findings) => expect(check(metadata)).toEqual(findings));

test('two owners cannot both control', () => {
  const owner = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b', controller: true };
  expect(check({ name: 'a', ownerReferences: [owner, owner] })).toEqual([
    'schema/metadata /metadata/ownerReferences/1/controller',
  ]);
});

test('names of kinds that become host names have no dots', () => {
  expect(check({ name: 'a.b' }, 'Namespace', 'Cluster')).toEqual(['schema/metadata /metadata/name']);
  expect(check({ name: 'a.b' }, 'ClusterIssuer', 'Cluster')).toEqual([]);
});

test('a namespace where none belongs is cleared by the API server, whatever it is', () => {
  expect(check({ name: 'a', namespace: 'a.b' }, 'ClusterIssuer', 'Cluster')).toEqual([]);
});

test('a fix is one thing to type', () => {
  expect(findingsOf({ name: 'My App' }).diagnostics[0]!.fix).toBe('write "my-app"');
  expect(findingsOf({ name: 'a', labels: { version: 1 } }).diagnostics[0]!.fix).toBe('write "1" with quotes');
  expect(findingsOf({ name: 'a', lables: {} }).diagnostics[0]!.fix).toBe('did you mean `labels`?');
});
