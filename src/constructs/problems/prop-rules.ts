/** What one property of a construct accepts at run time; with a `fallback` the property is required. */
export interface PropRule {
  /** Completes "not ...", e.g. `a string`. */
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** The words of a closed set, for who misspelt one. */
  readonly words?: readonly string[];
  /** What the construct goes on with after the report of a missing or wrong value. */
  readonly fallback?: unknown;
}

export const text: PropRule = { expected: 'a string', accepts: (value) => typeof value === 'string' };

export const flag: PropRule = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

export const number: PropRule = {
  expected: 'a number',
  accepts: (value) => typeof value === 'number' && Number.isFinite(value),
};

export const anyObject: PropRule = {
  expected: 'an object',
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** A map from strings to strings. */
export const labels: PropRule = mapOf(text, 'strings');

/** A list whose items follow a rule. */
export function listOf(item: PropRule, items: string): PropRule {
  return {
    expected: `a list of ${items}`,
    accepts: (value) => Array.isArray(value) && value.every((one) => item.accepts(one)),
  };
}

/** A map whose values follow a rule. */
export function mapOf(item: PropRule, items: string): PropRule {
  return {
    expected: `a map of ${items}`,
    accepts: (value) => anyObject.accepts(value) && Object.values(value as object).every((one) => item.accepts(one)),
  };
}

/** One of a closed set of words. */
export function oneOf(...words: readonly string[]): PropRule {
  return { expected: `one of ${words.join(', ')}`, accepts: (value) => words.includes(value as string), words };
}

/** What any of the rules accepts. */
export function either(...rules: readonly PropRule[]): PropRule {
  return {
    expected: rules.map((rule) => rule.expected).join(' or '),
    accepts: (value) => rules.some((rule) => rule.accepts(value)),
  };
}

/** The rule of a property that must be given. */
export function required(rule: PropRule, fallback: unknown): PropRule {
  return { expected: rule.expected, accepts: (value) => rule.accepts(value), fallback };
}
