import { findHeaderValueProblem } from '../../../src/rules/primitives/header-value';

test('values of headers', () => {
  const values = [
    '',
    'a',
    '100%%',
    'ü %A% b',
    '%REQ(x-a)%',
    '%A( [ "a" , "b" ] ) %',
    '%A(a\\)b)%',
    'tab\tin',
    '%%%A%%%',
  ];
  expect(values.filter((value) => findHeaderValueProblem(value) !== undefined)).toEqual([]);
});

test.each([
  ['a%', 'ends in a single `%`'],
  ['%%%', 'ends in a single `%`'],
  ['%A', 'has a `%` without the one that ends it'],
  ['%A()%', 'has a `%` without the one that ends it'],
  ['%A([a])%', 'has an argument without quotes'],
  ['%A(["a" "b"])%', 'has neither `,` nor `]` after an argument'],
  ['%A(["a"]b)%', 'has no `)` after the arguments'],
  ['%A(b)c%', 'has no `%` after the arguments'],
  ['%A(b\\', 'ends in a backslash'],
  ['a\nb', 'has a control character'],
  ['a\u007f', 'has a control character'],
])('%p is no value of a header: it %s', (value, problem) => {
  expect(findHeaderValueProblem(value)).toBe(problem);
});
