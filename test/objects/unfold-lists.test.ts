import { unfoldLists } from '../../src/objects/unfold-lists';

const item = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };

test('an object is itself', () => {
  expect(unfoldLists(item)).toEqual([{ value: item, pointer: '' }]);
  expect(unfoldLists('text')).toEqual([{ value: 'text', pointer: '' }]);
  expect(unfoldLists({ ...item, kind: 'AllowList', spec: {} })).toHaveLength(1);
});

test('a List is its items, also the items of a List in it, with their places', () => {
  const inner = { apiVersion: 'v1', kind: 'List', items: [item, 7] };
  expect(unfoldLists({ apiVersion: 'v1', kind: 'List', items: [item, inner] })).toEqual([
    { value: item, pointer: '/items/0' },
    { value: item, pointer: '/items/1/items/0' },
    { value: 7, pointer: '/items/1/items/1' },
  ]);
  expect(unfoldLists({ apiVersion: 'v1', kind: 'List', items: [] })).toEqual([]);
});

test('the items of a typed list have its kind and version', () => {
  const list = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'GatewayList',
    items: [{ metadata: { name: 'a' } }, item],
  };
  expect(unfoldLists(list).map(({ value }) => value)).toEqual([
    { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a' } },
    item,
  ]);
});
