import { nextToken } from './cel-tokens';
import type { CelToken } from './cel-tokens';

/** Words that cannot be variables or functions. */
const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else for function if import let loop namespace package return var void while'.split(' '),
);
/** Operators between two values, by how strongly they bind: the first the least. */
const BINARY: readonly ReadonlySet<string>[] = [
  new Set(['||']),
  new Set(['&&']),
  new Set(['<', '<=', '>', '>=', '==', '!=', 'in']),
  new Set(['+', '-']),
  new Set(['*', '/', '%']),
];
/** The first of the operators whose chains are read as nested ones. */
const LEFT_TO_RIGHT = 2;
/** Functions of a list whose first argument names its items, with how many arguments they take. */
const OF_ITEMS: ReadonlyMap<string, readonly number[]> = new Map([
  ['all', [2]],
  ['exists', [2]],
  ['exists_one', [2]],
  ['map', [2, 3]],
  ['filter', [2]],
]);
/** What Istio's reader names the result of a macro, so that no item can have the name. */
const RESULT = '__result__';
const DEEPEST = 250;
const LONGEST = 100_000;

/** What has been read: rules of macros ask for names and for fields of something. */
type Expression = 'name' | 'field' | 'other';

class SyntaxError {
  constructor(readonly at: number) {}
}

/**
 * Where an expression of the Common Expression Language breaks its syntax; undefined for a good one. The library that
 * evaluates the rules of resource definitions reads another dialect: it lacks `.5`, `a.\`b\`` and `A{b: c}`, and takes
 * `has(a)`.
 */
export function findCelSyntaxProblem(text: string): number | undefined {
  if (text.length > LONGEST && [...text].length > LONGEST) return LONGEST;
  try {
    new Parser(text).parse();
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.at;
    throw error;
  }
}

class Parser {
  private token: CelToken;
  private depth = 0;

  constructor(private readonly text: string) {
    this.token = nextToken(text, 0);
  }

  parse(): void {
    this.expression();
    if (this.token.is !== 'end') this.fail();
  }

  private expression(): Expression {
    if (++this.depth > DEEPEST) this.fail();
    const found = this.binary(0);
    if (this.takes('?')) {
      this.binary(0);
      this.expect(':');
      this.expression();
      this.depth--;
      return 'other';
    }
    this.depth--;
    return found;
  }

  private binary(level: number): Expression {
    const operators = BINARY[level];
    if (operators === undefined) return this.unary();
    let found = this.binary(level + 1);
    for (let count = 1; this.token.is === 'operator' && operators.has(this.token.text); count++) {
      if (count > DEEPEST && level >= LEFT_TO_RIGHT) this.fail();
      this.advance();
      this.binary(level + 1);
      found = 'other';
    }
    return found;
  }

  private unary(): Expression {
    const sign = this.token.text;
    if (this.token.is !== 'operator' || (sign !== '!' && sign !== '-')) return this.member();
    let signs = 0;
    while (this.takes(sign)) signs++;
    if (sign === '!') {
      const isSigned = this.isSignOfNumber();
      if (isSigned) this.advance();
      this.member(isSigned);
      return 'other';
    }
    const isSigned = signs === 1 && /^[\d.]/.test(this.token.text);
    const found = this.member(isSigned);
    return isSigned ? found : 'other';
  }

  /** A number that is not unsigned takes its sign along. */
  private isSignOfNumber(): boolean {
    return this.token.text === '-' && /^[\d.].*[^uU]$|^\d$/.test(nextToken(this.text, this.token.end).text);
  }

  private member(isNegative = false): Expression {
    let found = this.primary(isNegative);
    for (let count = 1; ; count++) {
      if (count > DEEPEST + 1) this.fail();
      if (this.takes('[')) {
        this.expression();
        this.expect(']');
        found = 'other';
      } else if (this.takes('.')) {
        found = this.selected();
      } else {
        return found;
      }
    }
  }

  /** What follows a dot: a field, or a function. */
  private selected(): Expression {
    const { is, text, start } = this.token;
    if (is !== 'name' && is !== 'quoted-name') this.fail();
    this.advance();
    if (is === 'quoted-name' || !this.takes('(')) return 'field';
    const kinds = this.kindsUntil(')');
    if (OF_ITEMS.get(text)?.includes(kinds.length) && kinds[0] !== 'name') throw new SyntaxError(start);
    return 'other';
  }

  private primary(isNegative: boolean): Expression {
    const { is, text } = this.token;
    if (is === 'literal' || (is === 'negative' && isNegative)) {
      this.advance();
      return 'other';
    }
    if (this.takes('(')) {
      const found = this.expression();
      this.expect(')');
      return found;
    }
    if (this.takes('[')) return this.list();
    if (this.takes('{')) return this.map();
    if (is !== 'name' && text !== '.') this.fail();
    return this.named();
  }

  /** A variable, a function, or a message with its fields. */
  private named(): Expression {
    const isAbsolute = this.takes('.');
    const { is, text, start } = this.token;
    if (is !== 'name') this.fail();
    const message = this.findMessage();
    if (message !== undefined) {
      this.token = message;
      return this.fields();
    }
    if (RESERVED.has(text)) this.fail();
    this.advance();
    if (!this.takes('(')) return text === RESULT ? 'other' : 'name';
    const kinds = this.kindsUntil(')');
    if (text !== 'has' || isAbsolute || kinds.length !== 1) return 'other';
    if (kinds[0] !== 'field') throw new SyntaxError(start);
    return 'field';
  }

  /** The brace after names with dots between them, which makes them the name of a message. */
  private findMessage(): CelToken | undefined {
    let token = nextToken(this.text, this.token.end);
    while (token.text === '.') {
      const name = nextToken(this.text, token.end);
      if (name.is !== 'name') return undefined;
      token = nextToken(this.text, name.end);
    }
    return token.is === 'operator' && token.text === '{' ? token : undefined;
  }

  private fields(): Expression {
    this.expect('{');
    return this.itemsUntil('}', () => {
      if (this.token.is !== 'name' && this.token.is !== 'quoted-name') this.fail();
      this.advance();
      this.expect(':');
      this.expression();
    });
  }

  private list(): Expression {
    return this.itemsUntil(']', () => void this.expression());
  }

  private map(): Expression {
    return this.itemsUntil('}', () => {
      this.expression();
      this.expect(':');
      this.expression();
    });
  }

  /** Items with commas between them; one more comma may stand at the end, or alone. */
  private itemsUntil(end: string, readItem: () => void): Expression {
    if (this.takes(end)) return 'other';
    if (!this.takes(',')) {
      do readItem();
      while (this.takes(',') && !(this.token.is === 'operator' && this.token.text === end));
    }
    this.expect(end);
    return 'other';
  }

  private kindsUntil(end: string): Expression[] {
    const kinds: Expression[] = [];
    if (this.takes(end)) return kinds;
    do kinds.push(this.expression());
    while (this.takes(','));
    this.expect(end);
    return kinds;
  }

  private takes(operator: string): boolean {
    if (this.token.is !== 'operator' || this.token.text !== operator) return false;
    this.advance();
    return true;
  }

  private expect(operator: string): void {
    if (!this.takes(operator)) this.fail();
  }

  private advance(): void {
    this.token = nextToken(this.text, this.token.end);
  }

  private fail(): never {
    throw new SyntaxError(this.token.start);
  }
}
