import { findCircle } from '../../src/objects/find-circle';

test('what holds itself is found where it stands again', () => {
  const value: Record<string, unknown> = { name: 'a', list: [1, { deep: {} }] };
  expect(findCircle(value)).toBeUndefined();
  (value['list'] as unknown[]).push(value);
  expect(findCircle(value)).toEqual(['list', 2]);
});

test('what stands twice beside itself is no circle', () => {
  const same = { a: [1] };
  expect(findCircle({ one: same, two: [same, same] })).toBeUndefined();
});

test('a deep value is read to its end', () => {
  let deep: object = {};
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(findCircle(deep)).toBeUndefined();
});
