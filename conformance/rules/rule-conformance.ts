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
  /** What identifies Istio's message for each rule. */
  readonly messages: Readonly<Record<string, RegExp>>;
  /** Rules that Istio has because it cannot read the object at all. */
  readonly ofDecoder?: readonly string[];
  /** Rules of which Istio says nothing once it has said something of another one. */
  readonly hides?: Readonly<Record<string, readonly string[]>>;
  /** Findings of ours that Istio has too, but not always tells: see docs/rules/differences.md. */
  readonly lost?: (rule: string, pointer: string) => boolean;
}
