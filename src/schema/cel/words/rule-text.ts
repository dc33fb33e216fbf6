import type { FieldPath } from '../../../diagnostics/pointer';

/** What a broken rule means, in words; the sentence goes on after the field's name (and value, if that is no object). */
export interface RuleText {
  readonly says: string;
  readonly fix: string;
  /** The keys from the value with the rule to the field that is wrong. @default - the value itself */
  readonly at?: FieldPath;
}

/** The words of a rule: the same for all values, or read from the one that breaks it, one text for each wrong field. */
export type RuleWords = RuleText | ((self: unknown) => readonly RuleText[]);

/** The words as texts. */
export function text(says: string, fix: string, at?: FieldPath): RuleText {
  return at ? { says, fix, at } : { says, fix };
}

/** The same words at each wrong field; at the value itself when none is found. */
export function textAt(says: string, fix: string, places: readonly FieldPath[]): readonly RuleText[] {
  return places.length === 0 ? [text(says, fix)] : places.map((at) => text(says, fix, at));
}
