import { isBoolean, isFalse } from '../../../src/rules/primitives/boolean';

test('truth values are those of Go', () => {
  expect(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'].every(isBoolean)).toBe(true);
  expect(['', 'yes', 'no', 'tRUE', ' true', 'on', '2'].some(isBoolean)).toBe(false);
  expect(['0', 'f', 'F', 'FALSE', 'false', 'False'].every(isFalse)).toBe(true);
  expect(['', '1', 'true', 'no'].some(isFalse)).toBe(false);
});
