import { matchesPattern } from '../../src/schema/matches-pattern';

const LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

test('a pattern may match anywhere in the text unless it is anchored', () => {
  expect(matchesPattern('b', 'abc')).toBe(true);
  expect(matchesPattern('^b', 'abc')).toBe(false);
  expect(matchesPattern(LABEL, 'shop.example.com')).toBe(true);
  expect(matchesPattern(LABEL, 'shop_example.com')).toBe(false);
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
});

test('a pattern that explodes elsewhere takes linear time', () => {
  const pattern = '^(([\\w-]+\\.?)+)?[\\w-]+$';
  const start = process.hrtime.bigint();
  expect(matchesPattern(pattern, `${'a'.repeat(200_000)}!`)).toBe(false);
  expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(2);
});

test('what RE2 refuses is an error', () => {
  expect(() => matchesPattern('a(?=b)', 'ab')).toThrow('(?=');
});
