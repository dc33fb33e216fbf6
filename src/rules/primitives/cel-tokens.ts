/** A word or sign of the Common Expression Language. */
export interface CelToken {
  /** A `negative` is a number that is one only with a minus before it. */
  readonly is: 'name' | 'quoted-name' | 'literal' | 'negative' | 'operator' | 'end' | 'bad';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:[\t\n\f\r ]+|\/\/[^\n]*)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const QUOTED_NAME = /`[A-Za-z0-9_.\-/ ]+`/y;
const FLOAT = /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y;
const INTEGER = /(0x[0-9A-Fa-f]+|\d+)([uU]?)/y;
const ESCAPE = String.raw`\\(?:[abfnrtv"'\`?\\]|[xX][0-9A-Fa-f]{2}|[0-3][0-7]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`;
const TEXT = new RegExp(
  [
    String.raw`[bB]?[rR]"""[^]*?"""`,
    String.raw`[bB]?[rR]'''[^]*?'''`,
    String.raw`[bB]?[rR]"[^"\n\r]*"`,
    String.raw`[bB]?[rR]'[^'\n\r]*'`,
    String.raw`[bB]?"""(?:${ESCAPE}|(?!""")[^\\])*"""`,
    String.raw`[bB]?'''(?:${ESCAPE}|(?!''')[^\\])*'''`,
    String.raw`[bB]?"(?:${ESCAPE}|[^\\"\n\r])*"`,
    String.raw`[bB]?'(?:${ESCAPE}|[^\\'\n\r])*'`,
  ].join('|'),
  'y',
);
const OPERATOR = /\|\||&&|[<>=!]=|[<>!?:.,()[\]{}+\-*/%]/y;
const LARGEST = (1n << 63n) - 1n;
const LARGEST_UNSIGNED = (1n << 64n) - 1n;

/** The token that begins at or after a place. */
export function nextToken(text: string, from: number): CelToken {
  const start = from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
  const token = (is: CelToken['is'], found: string): CelToken => ({
    is,
    text: found,
    start,
    end: start + found.length,
  });
  if (start >= text.length) return token('end', '');
  const string = matchAt(TEXT, text, start)?.[0];
  if (string !== undefined) return token(isUnescapable(string) ? 'literal' : 'bad', string);
  const name = matchAt(NAME, text, start)?.[0];
  if (name !== undefined) return token(name === 'in' ? 'operator' : isConstant(name) ? 'literal' : 'name', name);
  const quoted = matchAt(QUOTED_NAME, text, start)?.[0];
  if (quoted !== undefined) return token('quoted-name', quoted);
  const float = matchAt(FLOAT, text, start)?.[0];
  if (float !== undefined) return token(Number.isFinite(Number(float)) ? 'literal' : 'bad', float);
  const integer = matchAt(INTEGER, text, start);
  if (integer) return token(kindOfInteger(integer), integer[0]);
  const operator = matchAt(OPERATOR, text, start)?.[0];
  return operator === undefined ? token('bad', text[start]!) : token('operator', operator);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isConstant(name: string): boolean {
  return name === 'true' || name === 'false' || name === 'null';
}

function kindOfInteger([, digits, unsigned]: RegExpExecArray): 'literal' | 'negative' | 'bad' {
  if (digits!.length > 400) return 'bad';
  const value = BigInt(digits!);
  if (value <= (unsigned === '' ? LARGEST : LARGEST_UNSIGNED)) return 'literal';
  return unsigned === '' && value === LARGEST + 1n ? 'negative' : 'bad';
}

/** Are all escapes characters? Bytes have no `\u`, and halves of a pair are none. */
function isUnescapable(text: string): boolean {
  const [prefix = ''] = /^[bBrR]*/.exec(text) ?? [];
  if (/r/i.test(prefix)) return true;
  for (const [, long, short] of text.matchAll(/\\(?:U([^]{8})|u([^]{4})|[^])/g)) {
    const digits = long ?? short;
    if (digits === undefined) continue;
    const code = parseInt(digits, 16);
    if (prefix !== '' || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}
