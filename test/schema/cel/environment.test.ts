import { absentValue, celDuration, parseRule } from '../../../src/schema/cel/environment';

const evaluate = (rule: string, self: unknown = null): unknown => parseRule(rule)({ self });

test.each([
  "duration('90s') == duration('1m30s')",
  "duration('1h') > duration('59m59.999s')",
  "duration('-1s') < duration('0')",
  "int('007') == 7 && int('+5') == 5 && int('-9223372036854775808') < 0",
  'int(3.9) == 3 && int(-3.9) == -3',
  "'aA'.lowerAscii() == 'aa' && '\u212a'.lowerAscii() == '\u212a' && 'ä'.upperAscii() == 'ä'",
  "'😀b'.substring(1) == 'b' && '😀b'.substring(0, 1) == '😀' && '😀'.size() == 1",
  "'ab'.charAt(1) == 'b' && 'ab'.charAt(2) == ''",
  "'a/b'.split('/') == ['a', 'b'] && '😀b'.split('').size() == 2",
  "'a.b.c'.replace('.', '-') == 'a-b-c'",
  "'AB'.matches('^(?i)ab$') && !'a\\nb'.matches('a.b')",
  "isURL('https://a.b:80/c') && !isURL('a b') && url('https://a.b:80/c').getScheme() == 'https'",
  "url('https://a.b:80/c').getHost() == 'a.b:80' && url('https://a.b:80/c').getHostname() == 'a.b'",
  "url('https://a.b:80/c').getPort() == '80' && url('https://a.b:80/c').getEscapedPath() == '/c'",
  "isIP('::1') && isIP('10.0.0.1') && !isIP('10.0.0.01') && !isIP('::ffff:10.0.0.1')",
  "ip('::1').family() == 6 && ip('10.0.0.1').family() == 4",
  '[1, 2, 3].exists_one(x, x > 2) && [1, 2].all(x, x > 0) && [].all(x, false)',
  '[1, 0].exists(x, 2 / x == 2) && ![0, 2].all(x, 4 / x == 3)',
  "has({'a': 1}.a) && !has({'a': 1}.b)",
  "type(1) == int && type('a') == string && dyn(1) == 1.0",
  'optional.none().orValue(true)',
  "'a' in ['a', 'b'] && 'a' in {'a': 1} && !('c' in {'a': 1})",
])('%s', (rule) => expect(evaluate(rule)).toBe(true));

test.each([
  "duration('1 s')",
  "int('')",
  "int('0x10')",
  "int('9223372036854775808')",
  "'ab'.substring(3)",
  "'ab'.substring(-1)",
  "url('a b').getScheme()",
  "ip('a').family()",
  '{}.a',
  '[1][1]',
  '1 / 0',
  '[1, 0].all(x, 1 / x > 0)',
  "[1, 'a'].exists_one(x, x > 0)",
  "has('a'.b)",
])('%s has no value', (rule) => expect(() => evaluate(rule)).toThrow());

test('a rule that cannot be parsed throws when it is prepared', () => {
  expect(() => parseRule('self.')).toThrow();
});

test('has() looks through lists', () => {
  expect(evaluate('has(self[0].a) && !has(self[0].b)', [{ a: 1n }])).toBe(true);
  expect(evaluate('has(self[0].a)', [new Map([['a', 1n]])])).toBe(true);
  expect(() => evaluate('has(self[0].a)', ['text'])).toThrow();
});

test('durations keep their nanoseconds', () => {
  expect(celDuration(1_500_000_001n)).toMatchObject({ seconds: 1n, nanos: 500_000_001 });
});

test('an absent object before is an optional without a value', () => {
  expect(parseRule('oldSelf.hasValue()')({ self: 1n, oldSelf: absentValue() })).toBe(false);
});
