/** What a broken rule means, in words; the sentence goes on after the field's name. */
export interface RuleText {
  readonly says: string;
  readonly fix: string;
}

const texts: Readonly<Record<string, RuleText>> = {};

/** The words for a rule, undefined for one that has none. */
export function findRuleText(rule: string): RuleText | undefined {
  const key = rule.replace(/\s+/g, ' ').trim();
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
