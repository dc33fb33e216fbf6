/** Code points from first to last, both included; a class of characters is a sorted list of them. */
export type CodePointRange = readonly [first: number, last: number];

/** A parsed regular expression. */
export type PatternNode =
  | { readonly is: 'empty' }
  | { readonly is: 'characters'; readonly ranges: readonly CodePointRange[] }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly is: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly is: 'start' }
  | { readonly is: 'end' };

const LAST = 0x10ffff;
const DIGIT: CodePointRange[] = [[48, 57]];
const WORD: CodePointRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: CodePointRange[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
const CLASSES: Readonly<Record<string, readonly CodePointRange[]>> = { d: DIGIT, w: WORD, s: SPACE };
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 };
/** Letters that equal an ASCII letter when case is ignored: the long s and the Kelvin sign. */
const FOLDED: readonly (readonly [ascii: number, other: number])[] = [
  [115, 0x17f],
  [107, 0x212a],
];

/**
 * Parses a pattern in RE2's syntax, as far as resource definitions use it: classes, groups, `(?i)`, `(?s)`, counted
 * repeats, anchors. Throws on anything else; the tests try every pattern of the generated schemas.
 */
export function parsePattern(source: string): PatternNode {
  return new PatternParser(source).parse();
}

class PatternParser {
  private readonly points: number[];
  private at = 0;
  private ignoreCase = false;
  private dotAll = false;

  constructor(private readonly source: string) {
    this.points = Array.from(source, (character) => character.codePointAt(0)!);
  }

  parse(): PatternNode {
    const node = this.choice();
    if (this.at < this.points.length) throw this.unsupported('an unmatched )');
    return node;
  }

  private choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    return options.length === 1 ? options[0]! : { is: 'choice', options };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.points.length && !this.sees('|') && !this.sees(')')) parts.push(this.repeated());
    if (parts.length === 0) return { is: 'empty' };
    return parts.length === 1 ? parts[0]! : { is: 'sequence', parts };
  }

  private repeated(): PatternNode {
    let part = this.atom();
    for (;;) {
      const [least, most] = this.quantifier();
      if (least < 0) return part;
      this.take('?');
      part = { is: 'repeat', part, least, most };
    }
  }

  private quantifier(): readonly [least: number, most: number] {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(String.fromCodePoint(...this.points.slice(this.at, this.at + 14)));
    if (!counted) return [-1, -1];
    this.at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[3] ? Number(counted[3]) : counted[2] ? Infinity : least;
    if (least > 1000 || (most > 1000 && most !== Infinity) || most < least) throw this.unsupported('a repeat count');
    return [least, most];
  }

  private atom(): PatternNode {
    const point = this.points[this.at++]!;
    switch (String.fromCodePoint(point)) {
      case '(':
        return this.group();
      case '[':
        return this.characters(this.set());
      case '.':
        return this.characters(this.dotAll ? [[0, LAST]] : complementOf([[10, 10]]));
      case '^':
        return { is: 'start' };
      case '$':
        return { is: 'end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw this.unsupported('a repeat of nothing');
      default:
        return this.characters([[point, point]]);
    }
  }

  private group(): PatternNode {
    const [ignoreCase, dotAll] = [this.ignoreCase, this.dotAll];
    if (this.take('?') && !this.take(':')) {
      let on = true;
      for (;;) {
        if (this.take('-')) on = false;
        else if (this.take('i')) this.ignoreCase = on;
        else if (this.take('s')) this.dotAll = on;
        else if (this.take(')')) return { is: 'empty' };
        else if (this.take(':')) break;
        else throw this.unsupported('a group flag');
      }
    }
    const node = this.choice();
    if (!this.take(')')) throw this.unsupported('an unclosed group');
    [this.ignoreCase, this.dotAll] = [ignoreCase, dotAll];
    return node;
  }

  private escape(): PatternNode {
    if (this.take('A')) return { is: 'start' };
    if (this.take('z')) return { is: 'end' };
    return this.characters(this.escapedRanges());
  }

  private escapedRanges(): readonly CodePointRange[] {
    const point = this.points[this.at++];
    if (point === undefined) throw this.unsupported('a trailing backslash');
    const letter = String.fromCodePoint(point);
    const named = CLASSES[letter.toLowerCase()];
    if (named) return letter === letter.toLowerCase() ? named : complementOf(named);
    if (letter === 'x') return this.hexadecimal();
    const control = CONTROLS[letter];
    if (control !== undefined) return [[control, control]];
    if (/[A-Za-z0-9]/.test(letter)) throw this.unsupported(`\\${letter}`);
    return [[point, point]];
  }

  private hexadecimal(): readonly CodePointRange[] {
    const rest = String.fromCodePoint(...this.points.slice(this.at, this.at + 10));
    const digits = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(rest);
    if (!digits) throw this.unsupported('\\x');
    this.at += digits[0].length;
    const point = parseInt(digits[1] ?? digits[2]!, 16);
    return [[point, point]];
  }

  private set(): readonly CodePointRange[] {
    const negated = this.take('^');
    const ranges: CodePointRange[] = [];
    for (let first = true; first || !this.sees(']'); first = false) {
      const point = this.points[this.at++];
      if (point === undefined) throw this.unsupported('an unclosed class');
      if (point === 91 && this.sees(':')) throw this.unsupported('a named class');
      const item: readonly CodePointRange[] = point === 92 ? this.escapedRanges() : [[point, point]];
      const isRange =
        item.length === 1 && item[0]![0] === item[0]![1] && this.sees('-') && this.points[this.at + 1] !== 93;
      if (!isRange) {
        ranges.push(...item);
        continue;
      }
      this.at++;
      const last = this.points[this.at++];
      if (last === undefined) throw this.unsupported('an unclosed class');
      const end = last === 92 ? this.escapedRanges()[0]![0] : last;
      if (end < item[0]![0]) throw this.unsupported('a class range');
      ranges.push([item[0]![0], end]);
    }
    this.at++;
    const folded = this.ignoreCase ? withOtherCase(ranges) : ranges;
    return negated ? complementOf(folded) : folded;
  }

  private characters(ranges: readonly CodePointRange[]): PatternNode {
    return { is: 'characters', ranges: normalised(this.ignoreCase ? withOtherCase(ranges) : ranges) };
  }

  private sees(character: string): boolean {
    return this.points[this.at] === character.charCodeAt(0);
  }

  private take(character: string): boolean {
    if (!this.sees(character)) return false;
    this.at++;
    return true;
  }

  private unsupported(what: string): Error {
    return new Error(`the pattern ${JSON.stringify(this.source)} has ${what} at ${this.at}, which is not supported`);
  }
}

function withOtherCase(ranges: readonly CodePointRange[]): CodePointRange[] {
  const all = [...ranges];
  for (const [first, last] of ranges) {
    for (const [start, end, shift] of [
      [65, 90, 32],
      [97, 122, -32],
    ] as const) {
      const [low, high] = [Math.max(first, start), Math.min(last, end)];
      if (low <= high) all.push([low + shift, high + shift]);
    }
  }
  for (const [ascii, other] of FOLDED) {
    if (all.some(([first, last]) => first <= ascii && ascii <= last)) all.push([other, other]);
    else if (all.some(([first, last]) => first <= other && other <= last)) {
      all.push([ascii, ascii], [ascii - 32, ascii - 32]);
    }
  }
  return all;
}

function normalised(ranges: readonly CodePointRange[]): CodePointRange[] {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged[merged.length - 1];
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function complementOf(ranges: readonly CodePointRange[]): CodePointRange[] {
  const gaps: CodePointRange[] = [];
  let next = 0;
  for (const [first, last] of normalised(ranges)) {
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) gaps.push([next, LAST]);
  return gaps;
}
