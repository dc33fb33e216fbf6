import { findItems, findRepeats, isSetAt, valueAt } from '../../../../src/schema/cel/words/value-at';

const value = { list: [{ name: 'a' }, null, { name: 'b' }], none: null };

test('what stands below a path', () => {
  expect(valueAt(value, ['list', 2, 'name'])).toBe('b');
  expect(valueAt(value, [])).toBe(value);
  expect(valueAt(value, ['list', 1, 'name'])).toBeUndefined();
  expect(valueAt(value, ['constructor'])).toBeUndefined();
});

test('a null stands for nothing', () => {
  expect(isSetAt(value, ['none'])).toBe(false);
  expect(isSetAt(value, ['list'])).toBe(true);
});

test('the paths of items', () => {
  expect(findItems(value, ['list'], (item) => isSetAt(item, ['name']))).toEqual([
    ['list', 0],
    ['list', 2],
  ]);
  expect(findItems(value, ['none'], () => true)).toEqual([]);
});

test('items that repeat one before, and which', () => {
  const list = [{ name: 'a', port: 1 }, { name: 'a' }, { name: 'a', port: 1, weight: 5 }, { name: 'a' }];
  expect(findRepeats(list, ['name', 'port'])).toEqual([
    [2, 0],
    [3, 1],
  ]);
});
