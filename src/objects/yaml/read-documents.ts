import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { SourcePosition, TextPlace } from '../../diagnostics/diagnostic';
import { pathOf } from '../../diagnostics/pointer';
import { whyOf } from '../../schema/schema-rules';
import { findReference, isRecord } from '../object-identity';
import type { LocatedObject, Origin } from '../origin';
import { placeDiagnostic } from '../origin';
import { unfoldLists } from '../unfold-lists';
import type { TextPosition } from './field-positions';
import { FieldPositions } from './field-positions';
import type { TextProblem } from './parse-document';
import { parseDocument } from './parse-document';
import type { RawDocument } from './split-documents';
import { splitDocuments } from './split-documents';
import { whyOfYaml } from './yaml-rules';

/** What a YAML or JSON text holds. */
export interface ReadDocuments {
  readonly objects: readonly LocatedObject[];
  /** What is wrong with the text itself. */
  readonly findings: readonly Diagnostic[];
  /** Documents that are something else than Kubernetes objects: they have neither `apiVersion` nor `kind`. */
  readonly others: readonly OtherDocument[];
}

/** A document that is no Kubernetes object, and what to say of it where one is needed. */
export interface OtherDocument {
  readonly value: unknown;
  readonly origin: Origin;
  readonly problem: Diagnostic;
}

/** Reads the objects of a text: all that can be read, and a finding for each document that cannot. */
export function readDocuments(text: string, file: string): ReadDocuments {
  const objects: LocatedObject[] = [];
  const findings: Diagnostic[] = [];
  const others: OtherDocument[] = [];
  for (const document of splitDocuments(text)) {
    if (document.problem) {
      const { line, column, kind } = document.problem;
      findings.push({ ...MARKERS[kind], file, line, column });
    }
    if (isBlank(document.text)) continue;
    const parsed = parseDocument(document.text);
    if ('problems' in parsed) {
      findings.push(...parsed.problems.map((problem) => findingOf(problem, document, file)));
      continue;
    }
    if (parsed.value === null || parsed.value === undefined) continue;
    const origin = originOf(document, file);
    for (const { value, pointer } of unfoldLists(parsed.value)) {
      const itemOrigin = pointer === '' ? origin : originInside(origin, pointer);
      const found = findObjectProblem(value);
      if (isRecord(value) && !found) objects.push({ manifest: value, origin: itemOrigin });
      const problem = found && placeDiagnostic(found, itemOrigin);
      if (problem && isOther(value) && pointer === '') others.push({ value, origin, problem });
      else if (problem) findings.push(problem);
    }
  }
  return { objects, findings, others };
}

const BLANK = /^(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|$))*$/;

function isBlank(text: string): boolean {
  // Most documents begin with a key: the expression is only for those that do not.
  return text === '' || (/^[\s#]/.test(text) && BLANK.test(text));
}

function originOf(document: RawDocument, file: string): Origin {
  let fields: FieldPositions | undefined;
  return {
    findPosition: (pointer, inText) => {
      fields ??= new FieldPositions(document.text);
      return positionOf(fields.find(pathOf(pointer), inText && countedFrom0(inText)), document, file);
    },
  };
}

function countedFrom0({ line, column }: TextPlace): TextPosition {
  return { line: line - 1, column: column - 1 };
}

function originInside(origin: Origin, item: string): Origin {
  return { findPosition: (pointer, inText) => origin.findPosition(item + pointer, inText) };
}

function positionOf(place: TextPosition, document: RawDocument, file: string): SourcePosition {
  return { file, line: document.linesBefore + place.line + 1, column: place.column + 1 };
}

function findingOf(problem: TextProblem, document: RawDocument, file: string): Diagnostic {
  return {
    id: problem.id,
    severity: 'error',
    message: problem.message,
    ...positionOf(problem.place, document, file),
    evidence: problem.evidence.map(({ message, place }) => ({ message, ...positionOf(place, document, file) })),
    why: problem.id === 'schema/too-deep' ? whyOf(problem.id) : whyOfYaml(problem.id),
    fix: problem.fix.replace(/\{(\d+)\}/g, (_, line: string) => String(document.linesBefore + Number(line) + 1)),
    upstream: [],
  };
}

const SYNTAX = {
  id: 'schema/yaml-syntax',
  severity: 'error',
  evidence: [],
  why: whyOfYaml('schema/yaml-syntax'),
  upstream: [],
} as const;

const MARKERS: Readonly<Record<NonNullable<RawDocument['problem']>['kind'], Diagnostic>> = {
  separator: {
    ...SYNTAX,
    message: 'text is on the line of the document separator `---`',
    fix: 'write `---` on a line of its own',
  },
  'after-end': {
    ...SYNTAX,
    message: 'text is after the end marker `...` of a document, where nothing is read',
    fix: 'write `---` in place of `...`',
  },
};

/** The finding for a file that holds something else than text. */
export function notText(file: string): Diagnostic {
  return { ...SYNTAX, message: 'the file is not UTF-8 text', fix: 'save it as UTF-8', file };
}

function isOther(value: unknown): boolean {
  return !isRecord(value) || (value['apiVersion'] === undefined && value['kind'] === undefined);
}

function findObjectProblem(value: unknown): Diagnostic | undefined {
  const missing = isRecord(value)
    ? ['apiVersion', 'kind'].filter((key) => typeof value[key] !== 'string' || value[key] === '')
    : [];
  if (isRecord(value) && missing.length === 0) return undefined;
  const reference = isRecord(value) ? findReference(value) : undefined;
  return {
    id: 'schema/kubernetes-object',
    severity: 'error',
    message: isRecord(value)
      ? `the document has no ${missing.map((key) => `\`${key}\``).join(' and no ')}`
      : `the document is ${Array.isArray(value) ? 'a list' : 'a single value'}, not a Kubernetes object`,
    ...(reference && { object: reference }),
    pointer: '',
    evidence: [],
    why: whyOfYaml('schema/kubernetes-object'),
    fix: isRecord(value)
      ? `add ${missing.map((key) => `\`${key}: ...\``).join(' and ')}`
      : 'write an object: `apiVersion`, `kind`, `metadata` and what the kind has',
    upstream: [],
  };
}
