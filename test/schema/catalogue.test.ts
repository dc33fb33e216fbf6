import { findKind, findSchemaFile, groupOf } from '../../src/schema/catalogue';

test('the group of an apiVersion', () => {
  expect([groupOf('networking.istio.io/v1'), groupOf('v1')]).toEqual(['networking.istio.io', 'core']);
});

test('a file is read once, and only for groups that are generated', () => {
  expect(findSchemaFile('networking.istio.io')).toBe(findSchemaFile('networking.istio.io'));
  expect(findSchemaFile('example.com')).toBeUndefined();
  expect(findSchemaFile('../package')).toBeUndefined();
  expect(findSchemaFile('')).toBeUndefined();
});

test('a kind is found in any version of its group', () => {
  expect(findKind('networking.istio.io/v1', 'VirtualService')).toMatchObject({
    plural: 'virtualservices',
    scope: 'Namespaced',
  });
  expect(findKind('networking.istio.io/v9', 'VirtualService')).toBeDefined();
  expect(findKind('networking.istio.io/v1', 'constructor')).toBeUndefined();
  expect(findKind('example.com/v1', 'VirtualService')).toBeUndefined();
});
