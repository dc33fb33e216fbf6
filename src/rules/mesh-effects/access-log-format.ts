import { findClosest } from '../../diagnostics/did-you-mean';
import { operators } from './access-log-operators';
import { findArgumentProblem } from './access-log-arguments';

/** One `%` of a format of access logs with which Envoy cannot do anything. */
export interface FormatProblem {
  readonly what: 'syntax' | 'operator' | 'arguments';
  /** Where its text begins in the format. */
  readonly at: number;
  /** The text as it stands there. */
  readonly text: string;
  /** What to write instead, if that is clear. */
  readonly meant?: string;
  /** What is wrong, as the end of a sentence. */
  readonly problem: string;
}

const NAME = /%([A-Z0-9_]+)/y;
const LENGTH = /(?::([0-9]+))?%/y;
const CLOSE = /\)(?::([0-9]+))?%/g;
const LARGEST = 18446744073709551615n;
/** A name in small letters, which is no operator, and ends as one. */
const ALMOST = /%([A-Za-z0-9_]{3,})(?:\([^)%\n]*\))?%/y;

interface Command {
  readonly name: string;
  readonly argument: string;
  readonly length?: string;
  readonly end: number;
}

/** All that Envoy would refuse of a format; it stops at the first itself. */
export function findFormatProblems(format: string): FormatProblem[] {
  const problems: FormatProblem[] = [];
  const known = new Map<string, { readonly meant?: string }>();
  const meantBy = (word: string): { readonly meant?: string } => {
    const meant = known.get(word) ?? findMeant(word);
    known.set(word, meant);
    return meant;
  };
  const closes = new Closes(format);
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at)) {
    if (format[at + 1] === '%') {
      at += 2;
      continue;
    }
    const command = readCommand(format, at, closes);
    if (command) {
      const problem = judge(command, format.slice(at, command.end), meantBy);
      if (problem) problems.push({ ...problem, at });
      at = command.end;
    } else {
      const almost = match(ALMOST, format, at);
      const text =
        almost?.[0] ??
        `%${format
          .slice(at + 1)
          .split(/[\s%]/, 1)[0]!
          .slice(0, 40)}`;
      problems.push({ what: 'syntax', at, text, ...(almost && meantBy(almost[1]!)), problem: 'is no operator' });
      at += almost ? almost[0].length : 1;
    }
  }
  return problems;
}

/** The ends of arguments, found in one pass. */
class Closes {
  private readonly found: RegExpExecArray[];
  private next = 0;
  private line = -1;

  constructor(private readonly format: string) {
    this.found = [...format.matchAll(CLOSE)];
  }

  /** The first end behind a place, on the same line; places are asked for in order. */
  after(place: number): RegExpExecArray | undefined {
    while (this.next < this.found.length && this.found[this.next]!.index < place) this.next++;
    const close = this.found[this.next];
    if (!close) return undefined;
    if (this.line < place) {
      const line = this.format.indexOf('\n', place);
      this.line = line < 0 ? Infinity : line;
    }
    return this.line > close.index ? close : undefined;
  }
}

function readCommand(format: string, at: number, closes: Closes): Command | undefined {
  const start = match(NAME, format, at);
  if (!start) return undefined;
  const behind = at + start[0].length;
  const isCalled = format[behind] === '(';
  const close = isCalled ? closes.after(behind + 1) : match(LENGTH, format, behind);
  if (!close) return undefined;
  const length = close[1];
  if (length !== undefined && (length.length > 20 || BigInt(length) > LARGEST)) return undefined;
  return {
    name: start[1]!,
    argument: isCalled ? format.slice(behind + 1, close.index) : '',
    ...(length === undefined ? {} : { length }),
    end: close.index + close[0].length,
  };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function judge(
  { name, argument, length }: Command,
  text: string,
  meantBy: (word: string) => { readonly meant?: string },
): Omit<FormatProblem, 'at'> | undefined {
  const takes = operators.get(name);
  if (takes === undefined) return { what: 'operator', text, ...meantBy(name), problem: 'is unknown to Envoy' };
  const problem = findArgumentProblem(takes, argument, length !== undefined);
  return problem === undefined ? undefined : { what: 'arguments', text, problem };
}

const WORDS: Readonly<Record<string, string>> = {
  ADDR: 'ADDRESS',
  RECV: 'RECEIVED',
  REQ: 'REQUEST',
  RESP: 'RESPONSE',
  STATUS: 'CODE',
};

function findMeant(word: string): { readonly meant?: string } {
  const names = [...operators.keys()];
  const written = word.replace(/([a-z])(?=[A-Z])/g, '$1_').toUpperCase();
  const whole = written
    .split('_')
    .map((part) => WORDS[part] ?? part)
    .join('_');
  const letters = whole.replace(/_/g, '');
  const same = names.find((name) => name.replace(/_/g, '') === letters);
  const meant = same ?? findClosest(written, names);
  return meant === undefined ? {} : { meant };
}
