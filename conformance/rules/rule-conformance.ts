import type { JsonObject } from '../cases/json';
import type { Shape } from './shape';

/** How the rules of one kind are compared with Istio's. */
export interface RuleConformance {
  /** As in the ids of the rules. */
  readonly slug: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly names?: readonly string[];
  /** Labels of the object that rules are about. */
  readonly labels?: readonly (readonly [key: string, values: readonly string[]])[];
  /** What generated documents have as `spec`. */
  readonly spec: Shape;
  /** Other shapes of `spec` that some of the documents are made of, for rules that need many fields to fit. */
  readonly otherSpecs?: readonly Shape[];
  /** Annotations of the kind that rules are about. */
  readonly annotations?: readonly (readonly [key: string, values: readonly string[]])[];
  /** Documents that are compared besides those of Istio and the generated ones. */
  readonly documents?: () => readonly JsonObject[];
  /** Makes the document of one whose fields are below `spec`, where the kind has them elsewhere. */
  readonly finish?: (document: JsonObject) => JsonObject;
  /** What identifies Istio's message for each rule. */
  readonly messages: Readonly<Record<string, RegExp>>;
  /** Rules of which Istio says the same, so that its message is of any of them; the first one of each has the message. */
  readonly alike?: readonly (readonly string[])[];
  /** What Istio says of documents that our rules cannot judge; they are left out. */
  readonly outOfReach?: RegExp;
  /** Rules that Istio has because it cannot read the object at all. */
  readonly ofDecoder?: readonly string[];
  /** Rules of which Istio says nothing once it has said something of another one. */
  readonly hides?: Readonly<Record<string, readonly string[]>>;
  /** Findings of ours that Istio has too, but not always tells: see docs/rules/differences.md. */
  readonly lost?: (rule: string, pointer: string) => boolean;
  /** Rules that Istio has, but of which it never tells. */
  readonly neverTold?: readonly string[];
}
