import { anyObject, either, text } from '../problems/prop-rules';
import type { PropRule } from '../problems/prop-rules';

/** How a value is compared: exactly one way. A plain string is compared exactly. */
export type ValueMatch =
  | string
  | { readonly exact: string; readonly prefix?: undefined; readonly regex?: undefined }
  | { readonly prefix: string; readonly exact?: undefined; readonly regex?: undefined }
  | { readonly regex: string; readonly exact?: undefined; readonly prefix?: undefined };

/** What the headers of a request must be, by header name. */
export interface HeaderMatches {
  readonly [header: string]: ValueMatch;
}

/** Istio's own shape of a comparison. */
export type StringMatch = { exact: string } | { prefix: string } | { regex: string };

const WAYS = ['exact', 'prefix', 'regex'] as const;

/** A comparison in Istio's shape. */
export function stringMatchOf(match: ValueMatch): StringMatch {
  if (typeof match === 'string') return { exact: match };
  if (match.exact !== undefined) return { exact: match.exact };
  if (match.prefix !== undefined) return { prefix: match.prefix };
  return { regex: match.regex };
}

/** Headers in Istio's shape: names in lower case, as Envoy has them, in alphabetical order. */
export function headerMatchesOf(headers: HeaderMatches): Record<string, StringMatch> {
  const entries = Object.entries(headers).map(([name, match]) => [name.toLowerCase(), stringMatchOf(match)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One comparison, as plain JavaScript could have written it. */
export const valueMatch: PropRule = either(text, {
  expected: 'an object with one of exact, prefix and regex',
  accepts: (value) => {
    if (!anyObject.accepts(value)) return false;
    const given = Object.entries(value as object).filter(([, one]) => one !== undefined);
    return given.length === 1 && WAYS.includes(given[0]![0] as 'exact') && text.accepts(given[0]![1]);
  },
});

/** Headers with at least one comparison. */
export const headerMatches: PropRule = {
  expected: "a map of headers, e.g. { 'end-user': 'jason' }",
  accepts: (value) =>
    anyObject.accepts(value) &&
    Object.keys(value as object).length > 0 &&
    Object.values(value as object).every((match) => valueMatch.accepts(match)),
};
