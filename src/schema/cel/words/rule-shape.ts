import type { RuleText } from './rule-text';

/** Rules that come in many variants: what they say is read from the rule itself, and from the value that breaks it. */
export type RuleShape = readonly [
  shape: RegExp,
  make: (groups: readonly (string | undefined)[], self: unknown) => RuleText | readonly RuleText[],
];
