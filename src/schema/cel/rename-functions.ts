/** A word, string or other piece of a rule. */
interface Token {
  readonly text: string;
  readonly isWord: boolean;
}

const TOKENS =
  /[rRbB]{0,2}(?:"""[^]*?"""|'''[^]*?''')|[rR](?:"[^"]*"|'[^']*')|[bB]?(?:"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*')|[A-Za-z_]\w*|[^]/g;

function tokensOf(rule: string): Token[] {
  return [...rule.matchAll(TOKENS)].map(([text]) => ({ text, isWord: /^[A-Za-z_]\w*$/.test(text) }));
}

/** The rule with calls of some functions replaced by calls of others; names in strings stay. */
export function renameFunctions(rule: string, names: ReadonlyMap<string, string>): string {
  const tokens = tokensOf(rule);
  return tokens
    .map(({ text, isWord }, at) => {
      const renamed = isWord ? names.get(text) : undefined;
      return renamed !== undefined && nextOf(tokens, at) === '(' ? renamed : text;
    })
    .join('');
}

/**
 * The rule with `has(expression.field)` as a call of a function on the expression and the field's name, where the
 * expression is more than a path of names: the library's `has` takes only those.
 */
export function replaceHas(rule: string, name: string): string {
  const tokens = tokensOf(rule);
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.text !== 'has' || tokens[at + 1]?.text !== '(') continue;
    const close = closeOf(tokens, at + 1);
    const [dot, field] = tokens.slice(close - 2, close);
    const isPath = tokens.slice(at + 2, close).every(({ text, isWord }) => isWord || text === '.');
    if (isPath || dot?.text !== '.' || !field?.isWord) continue;
    tokens[at] = { text: name, isWord: true };
    tokens[close - 2] = { text: ', ', isWord: false };
    tokens[close - 1] = { text: JSON.stringify(field.text), isWord: false };
  }
  return tokens.map(({ text }) => text).join('');
}

/** Where the parenthesis that opens at a token closes. */
function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]!.text === '(') depth++;
    else if (tokens[at]!.text === ')' && --depth === 0) return at;
  }
  return tokens.length;
}

/** The fields of a variable that a rule reads; undefined when it uses the variable as a whole. */
export function fieldsRead(rule: string, variable: string): ReadonlySet<string> | undefined {
  const tokens = tokensOf(rule).filter(({ text }) => !/^\s$/.test(text));
  const fields = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at]!.isWord || tokens[at]!.text !== variable || tokens[at - 1]?.text === '.') continue;
    const [dot, field, after] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
    if (dot?.text !== '.' || !field?.isWord || after?.text === '(') return undefined;
    fields.add(field.text);
  }
  return fields;
}

/** Does a rule mention a variable? */
export function usesVariable(rule: string, variable: string): boolean {
  return tokensOf(rule).some(({ text, isWord }) => isWord && text === variable);
}

function nextOf(tokens: readonly Token[], at: number): string | undefined {
  let next = at + 1;
  while (next < tokens.length && /^\s$/.test(tokens[next]!.text)) next++;
  return tokens[next]?.text;
}
