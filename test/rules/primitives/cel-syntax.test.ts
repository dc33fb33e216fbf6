import { findCelSyntaxProblem } from '../../../src/rules/primitives/cel-syntax';

test.each([
  'response.code >= 400 && !has(response.flags)',
  "request.headers['a'] in ['b', r'\\c',]",
  'a ? b : c ? d : e',
  '[]',
  '[,]',
  '{"a": 1u, 2: 0xff,}',
  'A.B{c: 1, d: .e(),}',
  'a.exists(x, x.y == 1.5e3) || b.map(x, x, x)',
  'a.all(x)',
  'has(a.b, c)',
  'a.if',
  'a.`b-c` // text',
  '--1 - -.5',
  '!-1',
  '-9223372036854775808',
  '!-9223372036854775808',
  '.has(a)',
  'has(has(a.b))',
  'has(-1.a)',
  'a.existsOne(1, x)',
  '"""a\n"b""" + b\'\\x41\' + R"\\"',
  `${'('.repeat(249)}a${')'.repeat(249)}`,
])('%j is an expression', (text) => expect(findCelSyntaxProblem(text)).toBeUndefined());

test.each([
  ['', 0],
  ['a b', 2],
  ['a = b', 2],
  ['a &&', 4],
  ['(a', 2],
  ['a ? b', 5],
  ['a.', 2],
  ['a..b', 2],
  ['[1,,]', 3],
  ['f(a,)', 4],
  ['{a}', 2],
  ['A{1: b}', 2],
  ['has(a)', 0],
  ['a.all(1, x)', 2],
  ['for', 0],
  ['!-a', 1],
  ['9223372036854775808', 0],
  ['--9223372036854775808', 2],
  ['1-9223372036854775808', 2],
  ['a.all(__result__, b)', 2],
  ['18446744073709551616u', 0],
  ['1e999', 0],
  ["'a", 0],
  ["'\\q'", 0],
  ["'\\ud800'", 0],
  ["b'\\u0041'", 0],
  ['`a`', 0],
  ['a.?b', 2],
  ['é', 0],
  [`${'('.repeat(250)}a${')'.repeat(250)}`, 250],
  ['a'.repeat(100_001), 100_000],
])('%j is none, from its character %i on', (text, at) => expect(findCelSyntaxProblem(text)).toBe(at));

test('long expressions take no long time', () => {
  const started = performance.now();
  for (const text of ['a||'.repeat(33_000), '.a'.repeat(50_000), '"'.repeat(99_999), `"${'a'.repeat(99_000)}`]) {
    findCelSyntaxProblem(text);
  }
  expect(performance.now() - started).toBeLessThan(1000);
});
