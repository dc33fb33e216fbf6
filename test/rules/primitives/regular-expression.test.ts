import { findRegexProblem, isLongRegex } from '../../../src/rules/primitives/regular-expression';

test.each(['', '.*', '(a+)+$', '(?i)a', '(?P<n>a)', '(?<n>a)', '\\p{Greek}', '[[:alpha:]]', 'a{1000}'])(
  'RE2 reads %p',
  (text) => {
    expect(findRegexProblem(text)).toBeUndefined();
  },
);

test.each([
  ['(', 'missing closing ): `(`'],
  ['*', 'missing argument to repetition operator: `*`'],
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['\\1', 'invalid escape sequence: `\\1`'],
  ['((a{1000}){1000}){1000}', 'invalid repeat count: `{1000}`'],
  ['(?P<n>a)(?P<n>b)', 'duplicate capture group name: `n`'],
])('RE2 does not read %p: %s', (text, problem) => {
  expect(findRegexProblem(text)).toBe(problem);
  expect(findRegexProblem(text)).toBe(problem);
});

test('the length counts bytes', () => {
  const texts = ['a'.repeat(1024), 'ü'.repeat(512), 'a'.repeat(1025), 'ü'.repeat(513)];
  expect(texts.map(isLongRegex)).toEqual([false, false, true, true]);
});
