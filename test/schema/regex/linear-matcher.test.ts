import { LinearMatcher, matchesPattern } from '../../../src/schema/regex/linear-matcher';

const LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const TEXTS = [
  '',
  'a',
  'a.b',
  'A',
  'a-',
  'a--b.c',
  'a\nb',
  'a\r',
  '\u2028',
  'é',
  '😀',
  '10s',
  'x'.repeat(300),
  '_',
  '/',
];

test.each([
  LABEL,
  '^.{2,}|[^./]$',
  'a',
  '^$',
  '(?:a|b)*c?',
  '[^a-z]',
  '^[\\w.-]+$',
  '^\\S+$',
  'a{1,2}b{0,1}',
  '\\d+(s|m)',
  '^(a?){3}$',
])('agrees with the language where the two mean the same: %s', (pattern) => {
  // "." and "\s" mean other things in Go for line ends, so those texts are left out where they occur.
  const native = new RegExp(pattern, 'u');
  for (const text of TEXTS.filter((each) => !/[\r\u2028]/.test(each))) {
    expect([text, matchesPattern(pattern, text)]).toEqual([text, native.test(text)]);
  }
});

test('follows RE2 where the language differs', () => {
  expect(matchesPattern('^.$', '\r')).toBe(true);
  expect(matchesPattern('^.$', '\n')).toBe(false);
  expect(matchesPattern('(?s)^.$', '\n')).toBe(true);
  expect(matchesPattern('^\\s$', '\u00a0')).toBe(false);
  expect(matchesPattern('^.$', '😀')).toBe(true);
});

test('case is ignored from (?i) on', () => {
  expect(matchesPattern('^a(?i)b$', 'aB')).toBe(true);
  expect(matchesPattern('^a(?i)b$', 'AB')).toBe(false);
  expect(matchesPattern('^((?i)a)b$', 'AB')).toBe(false);
  expect(matchesPattern('(?i)^k$', '\u212a')).toBe(true);
  expect(matchesPattern('(?i)^[^a]$', 'A')).toBe(false);
});

test('a pattern that explodes elsewhere takes linear time', () => {
  const matcher = new LinearMatcher('^(([\\w-]+\\.?)+)?[\\w-]+$');
  const start = process.hrtime.bigint();
  expect(matcher.matches(`${'a'.repeat(200_000)}!`)).toBe(false);
  expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(2);
});

test('states are forgotten when they become too many, and the answer stays right', () => {
  const matcher = new LinearMatcher('^(a|b)*a(a|b){14}$');
  let seed = 1;
  const text = Array.from({ length: 60_000 }, () => ((seed = (seed * 48271) % 2147483647) % 2 ? 'a' : 'b')).join('');
  expect(matcher.matches(`${text}a${'b'.repeat(14)}`)).toBe(true);
  expect(matcher.matches(`${text}b${'b'.repeat(14)}`)).toBe(false);
});
