/** How bad a finding is: an error breaks the traffic or the apply, a warning will, an info is a fact worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Names one Kubernetes object. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A place in a file that the reader can open; line and column count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place in the text that a field holds, like the YAML of a ConfigMap; line and column count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** One fact that forces the conclusion of a finding, with its own place. */
export interface Evidence {
  readonly message: string;
  readonly object?: ObjectReference;
  /** JSON pointer of the field that was read. */
  readonly pointer?: string;
  /** Where in that field's text. */
  readonly inText?: TextPlace;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** One problem as plain data; sentences for people are made from it in `render/` only. */
export interface Diagnostic {
  /** Stable and greppable: `<area>/<rule>`, one per cause. */
  readonly id: string;
  readonly severity: Severity;
  /** One line, present tense, lower case, no full stop, true without the lines below. */
  readonly message: string;
  readonly object?: ObjectReference;
  /** JSON pointer of the field that was read. */
  readonly pointer?: string;
  /** Where in that field's text. */
  readonly inText?: TextPlace;
  /** `node.path` of the construct that made the object. */
  readonly construct?: string;
  /** Where the user wrote it: a line of the program for constructs, of the YAML for manifests. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly evidence: readonly Evidence[];
  /** What it means for the user's traffic or deploy. */
  readonly why: string;
  /** One thing to type. */
  readonly fix: string;
  /** The codes of upstream tools for the same cause, e.g. `IST0101`. */
  readonly upstream: readonly string[];
}

/** The page that explains a finding, computed from its id: Istio's own rules have a page per kind, others one each. */
export function docsPage(id: string): string {
  const [area, kind, rule] = id.split('/');
  return area === 'istio' && rule !== undefined ? `docs/rules/${kind}.md#${rule}` : `docs/checks/${id}.md`;
}
