import { findServiceAccountProblem } from '../../../src/rules/primitives/service-account';

test('service accounts with and without a namespace', () => {
  const valid = ['web', 'shop/web', 'W_b.c', 'a'.repeat(320)];
  expect(valid.filter((text) => findServiceAccountProblem(text) !== undefined)).toEqual([]);
});

test.each([
  ['', 'is empty'],
  ['shop/*', 'has a `*`'],
  ['ü'.repeat(161), 'is longer than 320 characters'],
  ['ns/shop/web', 'has more than one slash'],
  ['shop/', 'has an empty part'],
  ['/web', 'has an empty part'],
])('%j %s', (text, problem) => {
  expect(findServiceAccountProblem(text)).toBe(problem);
});
