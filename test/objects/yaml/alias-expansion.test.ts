import { aliasExpansionOf } from '../../../src/objects/yaml/alias-expansion';

const doubled = (levels: number): unknown => {
  let value: unknown = ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'];
  for (let i = 0; i < levels; i++) value = Array.from({ length: 10 }, () => value);
  return value;
};

test('a few aliases are fine', () => {
  const base = { a: 1, b: [1, 2, 3] };
  expect(aliasExpansionOf({ base, one: base, two: base, three: [base, base] })).toBe('fine');
  expect(aliasExpansionOf('text')).toBe('fine');
});

test('aliases of aliases of aliases are a bomb, and finding out takes no time', () => {
  expect(aliasExpansionOf(doubled(2))).toBe('fine');
  expect(aliasExpansionOf(doubled(9))).toBe('too-large');
});

test('what contains itself never ends', () => {
  const value: unknown[] = [1];
  value.push({ again: value });
  expect(aliasExpansionOf(value)).toBe('cyclic');
});
