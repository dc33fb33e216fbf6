import { findReference, identityOf, isRecord } from '../../src/objects/object-identity';

test('an object is named by version, kind, namespace and name', () => {
  const metadata = { name: 'web', namespace: 'shop', labels: {} };
  const reference = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' };
  expect(findReference({ apiVersion: 'v1', kind: 'Service', metadata, spec: {} })).toEqual(reference);
  expect(findReference({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: '' } })).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    name: 'web',
  });
});

test.each([
  [{}],
  [{ apiVersion: 'v1', kind: 'Service' }],
  [{ apiVersion: 'v1', kind: 'Service', metadata: null }],
  [{ apiVersion: 'v1', kind: 'Service', metadata: { generateName: 'web-' } }],
  [{ apiVersion: 1, kind: 'Service', metadata: { name: 'web' } }],
])('%j has no name of its own', (manifest) => expect(findReference(manifest)).toBeUndefined());

test('the version is no part of the identity', () => {
  const identity = (apiVersion: string): string => identityOf({ apiVersion, kind: 'VirtualService', name: 'web' });
  expect(identity('networking.istio.io/v1')).toBe(identity('networking.istio.io/v1beta1'));
  expect(identity('networking.istio.io/v1')).not.toBe(identity('example.com/v1'));
});

test('a mapping is a record, a list and null are not', () => {
  expect([{}, [], null, 'x'].map(isRecord)).toEqual([true, false, false, false]);
});
