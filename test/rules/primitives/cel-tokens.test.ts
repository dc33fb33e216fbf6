import { nextToken } from '../../../src/rules/primitives/cel-tokens';

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let token = nextToken(text, 0);
  for (; token.is !== 'end' && token.is !== 'bad'; token = nextToken(text, token.end)) {
    tokens.push(`${token.is} ${token.text}`);
  }
  return [...tokens, token.is];
}

test('names, texts, numbers and signs', () => {
  expect(tokensOf("a_1 .`b c`// x\n in 'd' 0xffU >= 1.5e-3 null")).toEqual([
    'name a_1',
    'operator .',
    'quoted-name `b c`',
    'operator in',
    "literal 'd'",
    'literal 0xffU',
    'operator >=',
    'literal 1.5e-3',
    'literal null',
    'end',
  ]);
});

test.each(['$', '&', "'a\nb'", '9223372036854775809', "'\\U00110000'"])('%j is no token', (text) =>
  expect(tokensOf(text)).toEqual(['bad']),
);
