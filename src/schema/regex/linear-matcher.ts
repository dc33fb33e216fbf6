import { parsePattern, type CodePointRange, type PatternNode } from './parse-pattern';

/** States beyond which the matcher forgets what it has built and starts again. */
const MOST_STATES = 4096;
const MOST_STEPS = 100_000;

/** One step of the machine: consume a character, go on to others without one, or stand at an end. */
interface Step {
  readonly ranges?: readonly CodePointRange[];
  readonly only?: 'start' | 'end';
  readonly accepts?: true;
  readonly next: number[];
}

/** The steps that are possible at once after some text; `next` is filled as characters are met. */
interface State {
  readonly steps: readonly number[];
  readonly accepts: boolean;
  readonly acceptsAtEnd: boolean;
  readonly next: (State | undefined)[];
}

/**
 * Does a text contain a match? RE2's semantics in time linear in the text, whatever the pattern: a user's value can
 * never make it slow. The machine's states are made as texts need them, so that a usual name costs well under a
 * microsecond.
 */
export class LinearMatcher {
  private readonly steps: Step[] = [];
  private readonly bounds: readonly number[];
  private readonly classOfAscii: Uint16Array;
  private readonly classCount: number;
  private readonly entry: number;
  private states = new Map<string, State>();
  private initial: State | undefined;

  constructor(readonly pattern: string) {
    const accept = this.add({ accepts: true, next: [] });
    this.entry = this.compile(parsePattern(pattern), accept);
    this.bounds = boundsOf(this.steps);
    this.classCount = this.bounds.length;
    this.classOfAscii = Uint16Array.from({ length: 128 }, (_, point) => this.findClass(point));
  }

  matches(text: string): boolean {
    let state = (this.initial ??= this.stateOf([this.entry], true));
    for (let at = 0; at < text.length; at++) {
      if (state.accepts) return true;
      let point = text.charCodeAt(at);
      if (point >= 0xd800 && point <= 0xdbff) {
        point = text.codePointAt(at)!;
        if (point > 0xffff) at++;
      }
      const characterClass = point < 128 ? this.classOfAscii[point]! : this.findClass(point);
      state = state.next[characterClass] ?? this.follow(state, characterClass);
    }
    return state.accepts || state.acceptsAtEnd;
  }

  private add(step: Step): number {
    if (this.steps.length >= MOST_STEPS) throw new Error(`the pattern ${JSON.stringify(this.pattern)} is too large`);
    return this.steps.push(step) - 1;
  }

  /** Adds the steps of a node that go on to `next`, and returns the first. */
  private compile(node: PatternNode, next: number): number {
    switch (node.is) {
      case 'empty':
        return next;
      case 'characters':
        return this.add({ ranges: node.ranges, next: [next] });
      case 'start':
      case 'end':
        return this.add({ only: node.is, next: [next] });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.compile(part, after), next);
      case 'choice':
        return this.add({ next: node.options.map((option) => this.compile(option, next)) });
      case 'repeat':
        return this.compileRepeat(node.part, node.least, node.most, next);
    }
  }

  private compileRepeat(part: PatternNode, least: number, most: number, next: number): number {
    let entry = next;
    if (most === Infinity) {
      const loop: Step = { next: [next] };
      entry = this.add(loop);
      loop.next.push(this.compile(part, entry));
    } else {
      for (let extra = least; extra < most; extra++) {
        entry = this.add({ next: [next, this.compile(part, entry)] });
      }
    }
    for (let count = 0; count < least; count++) entry = this.compile(part, entry);
    return entry;
  }

  private stateOf(from: readonly number[], atStart: boolean): State {
    const steps = this.reach(from, atStart, false);
    const key = `${atStart ? '^' : ''}${steps.join(',')}`;
    const known = this.states.get(key);
    if (known) return known;
    if (this.states.size >= MOST_STATES) {
      this.states = new Map();
      this.initial = undefined;
    }
    const state: State = {
      steps,
      accepts: steps.some((step) => this.steps[step]!.accepts),
      acceptsAtEnd: this.reach(from, atStart, true).some((step) => this.steps[step]!.accepts),
      next: new Array<State | undefined>(this.classCount),
    };
    this.states.set(key, state);
    return state;
  }

  /** All steps that are reached without a character. */
  private reach(from: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const reached = new Set<number>();
    const open = [...from];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (reached.has(step)) continue;
      reached.add(step);
      const { ranges, only, next } = this.steps[step]!;
      if (ranges || (only === 'start' && !atStart) || (only === 'end' && !atEnd)) continue;
      open.push(...next);
    }
    return [...reached].sort((a, b) => a - b);
  }

  private follow(state: State, characterClass: number): State {
    const point = this.bounds[characterClass]!;
    const targets = new Set<number>([this.entry]);
    for (const step of state.steps) {
      const { ranges, next } = this.steps[step]!;
      if (ranges?.some(([first, last]) => first <= point && point <= last)) targets.add(next[0]!);
    }
    return (state.next[characterClass] = this.stateOf([...targets], false));
  }

  /** The characters between two bounds behave alike in all steps. */
  private findClass(point: number): number {
    let [low, high] = [0, this.bounds.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.bounds[middle]! <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function boundsOf(steps: readonly Step[]): number[] {
  const bounds = new Set([0]);
  for (const { ranges } of steps) {
    for (const [first, last] of ranges ?? []) bounds.add(first).add(last + 1);
  }
  return [...bounds].sort((a, b) => a - b);
}

const matchers = new Map<string, LinearMatcher>();

/** Does the text contain a match of a pattern that comes from a schema? Patterns are compiled once. */
export function matchesPattern(pattern: string, text: string): boolean {
  let matcher = matchers.get(pattern);
  if (!matcher) matchers.set(pattern, (matcher = new LinearMatcher(pattern)));
  return matcher.matches(text);
}
