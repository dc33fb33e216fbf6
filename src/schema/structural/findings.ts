import type { Diagnostic, ObjectReference } from '../../diagnostics/diagnostic';
import { pointerOf, type FieldPath } from '../../diagnostics/pointer';
import { severityOf, whyOf, type SchemaRuleId } from '../schema-rules';

/** One problem at the place that is being read. */
export interface Problem {
  readonly id: SchemaRuleId;
  /** One line, present tense, lower case, no full stop. */
  readonly message: string;
  /** One thing to type. */
  readonly fix: string;
  /** The consequence, where it is more specific than the rule's. */
  readonly why?: string;
  /** There is more than may be read, so that rules are not run on it. */
  readonly isTooMuch?: boolean;
  /** The keys from the place being read to the field, when it is not that place. */
  readonly below?: FieldPath;
}

/** Without the right types and required fields a rule would only fail for the same reason. */
const SHAPE_PROBLEMS: ReadonlySet<SchemaRuleId> = new Set(['schema/required', 'schema/too-deep', 'schema/type']);

/** The problems of one object, and the place in it that is being read. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  readonly path: (string | number)[] = [];
  /** Problems so far that keep the rules of a value from being run. */
  shapeProblems = 0;

  constructor(private readonly object: ObjectReference) {}

  add(problem: Problem): void {
    if (problem.isTooMuch || SHAPE_PROBLEMS.has(problem.id)) this.shapeProblems++;
    this.diagnostics.push({
      id: problem.id,
      severity: severityOf(problem.id),
      message: problem.message,
      object: this.object,
      pointer: pointerOf([...this.path, ...(problem.below ?? [])]),
      evidence: [],
      why: problem.why ?? whyOf(problem.id),
      fix: problem.fix,
      upstream: [],
    });
  }

  /** The problems so far of the value being read and of what is in it, which is checked before the value's rules. */
  foundHere(): readonly Diagnostic[] {
    const here = pointerOf(this.path);
    let first = this.diagnostics.length;
    while (first > 0 && isWithin(this.diagnostics[first - 1]!.pointer!, here)) first--;
    return this.diagnostics.slice(first);
  }

  /** The place being read, as people write it: `spec.http[0].route`; the object's kind at its root. */
  here(...below: FieldPath): string {
    return this.path.length + below.length === 0 ? this.object.kind : fieldName([...this.path, ...below]);
  }

  get kind(): string {
    return this.object.kind;
  }
}

/** Is a pointer that of a place or of something in it? */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** A path as people write it: `spec.http[0].match`, `metadata.labels["a/b"]`. */
export function fieldName(path: FieldPath): string {
  return path
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      if (/^[A-Za-z_$][\w$-]*$/.test(key)) return at === 0 ? key : `.${key}`;
      return `[${JSON.stringify(key)}]`;
    })
    .join('');
}

/** A value as it is shown in a message, shortened when it is long. */
export function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > 64 ? `${text.slice(0, 60)}...` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 200 ? value.slice(0, 200) : value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : 'an object';
  return String(value);
}

/** `a`, `a or b`, `a, b or c`; a long list is cut. */
export function alternatives(words: readonly string[], last = 'or'): string {
  if (words.length > 12) return `${words.slice(0, 10).join(', ')} or one of ${words.length - 10} others`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
