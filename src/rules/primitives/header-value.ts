/** A place in a header's value; `%NAME%` and `%NAME(["a", "b"])%` stand for what Envoy writes there. */
type State = 'text' | 'name' | 'arguments' | 'quote' | 'string' | 'next' | 'parenthesis' | 'percent';

/** Why Envoy cannot read a header's value, as the end of a sentence; undefined for a good one. */
export function findHeaderValueProblem(value: string): string | undefined {
  if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(value)) return 'has a control character';
  let state: State = 'text';
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!;
    const next: State | 'skip' | undefined = follow(state, character, value[at + 1]);
    if (next === undefined) return problemOf(state);
    if (next === 'skip') at++;
    else state = next;
  }
  return state === 'text' ? undefined : 'has a `%` without the one that ends it';
}

function follow(state: State, character: string, next: string | undefined): State | 'skip' | undefined {
  const isSpace = character === ' ';
  switch (state) {
    case 'text':
      if (character !== '%') return 'text';
      return next === '%' ? 'skip' : next === undefined ? undefined : 'name';
    case 'name':
      return character === '%' ? 'text' : character === '(' ? 'arguments' : 'name';
    case 'arguments':
      return character === '[' ? 'quote' : isSpace ? 'arguments' : 'string';
    case 'quote':
      return character === '"' ? 'string' : isSpace ? 'quote' : undefined;
    case 'string':
      if (character === '\\') return next === undefined ? undefined : 'skip';
      return character === ')' ? 'percent' : character === '"' ? 'next' : 'string';
    case 'next':
      return character === ',' ? 'quote' : character === ']' ? 'parenthesis' : isSpace ? 'next' : undefined;
    case 'parenthesis':
      return character === ')' ? 'percent' : isSpace ? 'parenthesis' : undefined;
    case 'percent':
      return character === '%' ? 'text' : isSpace ? 'percent' : undefined;
  }
}

function problemOf(state: State): string {
  switch (state) {
    case 'text':
      return 'ends in a single `%`';
    case 'quote':
      return 'has an argument without quotes';
    case 'string':
      return 'ends in a backslash';
    case 'next':
      return 'has neither `,` nor `]` after an argument';
    case 'parenthesis':
      return 'has no `)` after the arguments';
    default:
      return 'has no `%` after the arguments';
  }
}
