/** What a broken rule means, in words; the sentence goes on after the field's name. */
export interface RuleText {
  readonly says: string;
  readonly fix: string;
}
