import type { Severity } from '../diagnostics/diagnostic';

/** One rule of this level, for the pages that explain findings. */
export interface SchemaRule {
  readonly id: SchemaRuleId;
  /** What the rule says, in one line. */
  readonly title: string;
  /** What happens when it is broken. */
  readonly why: string;
  /** @default 'error' */
  readonly severity?: Severity;
}

/** The ids of all findings that `validateObject` makes. */
export type SchemaRuleId =
  | 'schema/cel'
  | 'schema/deprecated'
  | 'schema/duplicate-item'
  | 'schema/enum'
  | 'schema/format'
  | 'schema/istio-version'
  | 'schema/length'
  | 'schema/metadata'
  | 'schema/old-version'
  | 'schema/pattern'
  | 'schema/range'
  | 'schema/required'
  | 'schema/too-deep'
  | 'schema/type'
  | 'schema/union'
  | 'schema/unknown-field'
  | 'schema/unknown-group'
  | 'schema/unknown-kind'
  | 'schema/unknown-version';

const REFUSED =
  'the API server refuses the object: kubectl, Argo CD and Flux fail to apply it, and what ran before stays in force';

/** All rules of this level, sorted by id. */
export const schemaRules: readonly SchemaRule[] = [
  {
    id: 'schema/cel',
    title: 'fields that depend on each other keep the rule that the resource definition states for them',
    why: REFUSED,
  },
  {
    id: 'schema/deprecated',
    title: 'fields and values are not those that Istio replaces by others, or reads no more',
    why: 'Istio still reads it, but documents it no longer, and may drop it with any release',
    severity: 'warning',
  },
  {
    id: 'schema/duplicate-item',
    title: 'a list whose items are told apart by their value or by a key holds each only once',
    why: REFUSED,
  },
  { id: 'schema/enum', title: 'a field with a closed set of values has one of them', why: REFUSED },
  {
    id: 'schema/format',
    title: 'a string with a format (date-time, IP address, base64, ...) is written so',
    why: REFUSED,
  },
  {
    id: 'schema/istio-version',
    title: 'kinds, fields and values exist in the Istio version that the mesh runs',
    why: 'the resource definitions of that Istio version do not have it: the object is refused, or the field is dropped in silence',
  },
  {
    id: 'schema/length',
    title: 'strings, lists and maps have an allowed number of characters or entries',
    why: REFUSED,
  },
  { id: 'schema/metadata', title: 'name, namespace, labels, annotations and finalizers are valid', why: REFUSED },
  {
    id: 'schema/old-version',
    title: 'a kind is used in the newest version that has the same fields',
    why: 'the API server serves both today; a release that drops the older one refuses the object',
    severity: 'info',
  },
  { id: 'schema/pattern', title: 'a string with a pattern matches it', why: REFUSED },
  { id: 'schema/range', title: 'a number is within its bounds', why: REFUSED },
  { id: 'schema/required', title: 'required fields are present', why: REFUSED },
  {
    id: 'schema/too-deep',
    title: 'values are not nested deeper than any program reads',
    why: 'the API server and other tools stop reading such an object',
  },
  { id: 'schema/type', title: 'every value has the type of its field', why: REFUSED },
  {
    id: 'schema/union',
    title: 'of fields that exclude each other one is set, and of fields of which one is needed one is set',
    why: REFUSED,
  },
  {
    id: 'schema/unknown-field',
    title: 'every field exists in the schema of its kind',
    why: 'a strict apply refuses the object; any other drops the field in silence, and what it was meant to do never happens',
  },
  {
    id: 'schema/unknown-group',
    title: 'an API group is not a misspelt one, nor one that Istio no longer has',
    why: 'the API server knows no such resource: the apply of the object fails',
  },
  {
    id: 'schema/unknown-kind',
    title: 'a kind of a known API group exists',
    why: 'the API server knows no such resource: the apply of the object fails',
  },
  {
    id: 'schema/unknown-version',
    title: 'a kind is used in a version that its API group serves',
    why: 'the API server does not serve this version of the kind: the apply of the object fails',
  },
];

const rulesById = new Map(schemaRules.map((rule) => [rule.id, rule]));

/** What happens when a rule is broken. */
export function whyOf(id: SchemaRuleId): string {
  return rulesById.get(id)!.why;
}

/** How bad it is that a rule is broken. */
export function severityOf(id: SchemaRuleId): Severity {
  return rulesById.get(id)!.severity ?? 'error';
}
