import { diagnoseObjects } from '../../src/objects/diagnose-objects';
import { locateObject } from '../../src/objects/read-objects';

const object = (namespace?: string): object => ({
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'TrafficExtension',
  metadata: { name: 'a', ...(namespace !== undefined && { namespace }) },
  spec: { unknown: 1 },
});
const ids = (objects: readonly object[], options = {}): string[] =>
  diagnoseObjects(objects.map(locateObject), options).map(({ id }) => id);

test('every object is judged, and all of them together', () => {
  expect(ids([object(), object('shop')]).filter((id) => id === 'schema/unknown-field')).toHaveLength(2);
  expect(ids([object(), object('default')])).toContain('gitops/duplicate-object');
});

test('the namespace and the Istio version are those that are given', () => {
  expect(ids([object(), object('shop')], { namespace: 'shop' })).toContain('gitops/duplicate-object');
  expect(ids([object()], { istio: '1.28' })).toContain('schema/istio-version');
});

test('kinds that nobody described are left alone', () => {
  expect(ids([{ apiVersion: 'example.com/v1', kind: 'Thing', anything: { goes: 1 } }])).toEqual([]);
});
