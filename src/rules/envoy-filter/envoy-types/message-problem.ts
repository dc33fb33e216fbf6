import type { FieldPath } from '../../../diagnostics/pointer';

/** What can be wrong with a message in JSON. */
export type MessageProblemKind =
  | 'field-twice'
  | 'lost-alternative'
  | 'missing-type'
  | 'missing-typed-config'
  | 'unknown-enum-value'
  | 'unknown-field'
  | 'unknown-type'
  | 'wrong-value';

export interface MessageProblem {
  readonly kind: MessageProblemKind;
  /** The keys from the message to the field. */
  readonly path: FieldPath;
  readonly message: string;
  readonly fix: string;
}
