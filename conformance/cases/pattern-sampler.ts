import type { Random } from './random';

type Piece =
  | { is: 'choice'; of: Piece[] }
  | { is: 'sequence'; of: Piece[] }
  | { is: 'repeat'; of: Piece; low: number; high: number }
  | { is: 'characters'; of: string };

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const CLASSES: Record<string, string> = {
  d: '0123456789',
  w: 'abcXYZ019_',
  s: ' \t',
  D: 'ab-_',
  W: '-. /',
  S: 'aZ0-',
};

/** Makes a string that a regular expression of the subset that CRDs use matches. */
export function samplePattern(pattern: string, random: Random): string {
  return write(new PatternReader(pattern).read(), random, 0);
}

function write(piece: Piece, random: Random, depth: number): string {
  switch (piece.is) {
    case 'choice':
      return write(random.pick(piece.of), random, depth + 1);
    case 'sequence':
      return piece.of.map((part) => write(part, random, depth)).join('');
    case 'characters':
      return piece.of === '' ? '' : random.pick([...piece.of]);
    case 'repeat': {
      const spread = random.chance(0.15) ? 6 : 2;
      const times = random.integer(piece.low, Math.min(piece.high, piece.low + spread));
      let text = '';
      for (let i = 0; i < times; i++) text += write(piece.of, random, depth + 1);
      return text;
    }
  }
}

class PatternReader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  read(): Piece {
    const choices: Piece[] = [this.sequence()];
    while (this.peek() === '|') {
      this.at++;
      choices.push(this.sequence());
    }
    return choices.length === 1 ? (choices[0] as Piece) : { is: 'choice', of: choices };
  }

  private peek(): string | undefined {
    return this.pattern[this.at];
  }

  private sequence(): Piece {
    const parts: Piece[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')'; next = this.peek()) {
      const part = this.part();
      if (part) parts.push(this.repeated(part));
    }
    return { is: 'sequence', of: parts };
  }

  private part(): Piece | undefined {
    const character = this.pattern[this.at++] as string;
    if (character === '^' || character === '$') return undefined;
    if (character === '.') return { is: 'characters', of: PRINTABLE };
    if (character === '[') return { is: 'characters', of: this.characterClass() };
    if (character === '\\') return { is: 'characters', of: this.escaped() };
    if (character !== '(') return { is: 'characters', of: character };
    const flags = /^\?[a-z]*(:|\))/.exec(this.pattern.slice(this.at));
    if (flags) {
      this.at += flags[0].length;
      if (flags[1] === ')') return undefined;
    }
    const inner = this.read();
    this.at++;
    return inner;
  }

  private repeated(part: Piece): Piece {
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})/.exec(this.pattern.slice(this.at));
    if (!quantifier) return part;
    this.at += quantifier[0].length;
    const [, sign, low, comma, high] = quantifier;
    if (sign) return { is: 'repeat', of: part, low: sign === '+' ? 1 : 0, high: sign === '?' ? 1 : Infinity };
    const upper = high ? Number(high) : comma ? Infinity : Number(low);
    return { is: 'repeat', of: part, low: Number(low), high: upper };
  }

  private escaped(): string {
    const character = this.pattern[this.at++] as string;
    if (character === 'x') {
      const code = this.pattern.slice(this.at, this.at + 2);
      this.at += 2;
      return String.fromCharCode(parseInt(code, 16));
    }
    if (character === 'n') return '\n';
    if (character === 'r') return '\r';
    if (character === 't') return '\t';
    return CLASSES[character] ?? character;
  }

  private characterClass(): string {
    const negated = this.peek() === '^';
    if (negated) this.at++;
    let members = '';
    for (let first = true; first || this.peek() !== ']'; first = false) {
      const character = this.pattern[this.at++] as string;
      const low = character === '\\' ? this.escaped() : character;
      if (low.length === 1 && this.peek() === '-' && this.pattern[this.at + 1] !== ']') {
        this.at++;
        const next = this.pattern[this.at++] as string;
        const high = next === '\\' ? this.escaped() : next;
        for (let code = low.charCodeAt(0); code <= high.charCodeAt(0); code++) members += String.fromCharCode(code);
      } else members += low;
    }
    this.at++;
    return negated ? [...PRINTABLE].filter((one) => !members.includes(one)).join('') : members;
  }
}
