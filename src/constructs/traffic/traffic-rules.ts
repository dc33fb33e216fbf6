import type { Duration } from '../../objects/duration';
import type { Source } from '../../objects/source';
import type { StringMatch } from './header-match';

/** Where a share of the requests goes. */
export interface WeightedSubset {
  /** @default - all pods of the service */
  readonly subset?: string;
  /** @default - all requests */
  readonly weight?: number;
}

/** A fault in Istio's shape. */
export interface Fault {
  readonly delay?: { readonly percentage: { readonly value: number }; readonly fixedDelay: Duration };
  readonly abort?: { readonly percentage: { readonly value: number }; readonly httpStatus: number };
}

/** What happens to the requests of a service that have certain headers; the first rule that matches decides. */
export interface TrafficRule {
  /** @default - all requests */
  readonly headers?: Readonly<Record<string, StringMatch>>;
  readonly fault?: Fault;
  readonly subsets: readonly WeightedSubset[];
  /** The user's line that asked for it. */
  readonly source?: Source;
}

/** Requests that fulfil both: `none` when no request does, `unsayable` when Istio has no words for it. */
export function intersectHeaders(
  first: TrafficRule['headers'],
  second: TrafficRule['headers'],
): { readonly headers?: TrafficRule['headers'] } | 'none' | 'unsayable' {
  if (!first || !second) {
    const headers = first ?? second;
    return headers ? { headers } : {};
  }
  const headers = { ...first };
  for (const [name, match] of Object.entries(second)) {
    const both = headers[name] ? intersectMatches(headers[name], match) : match;
    if (typeof both === 'string') return both;
    headers[name] = both;
  }
  return { headers: Object.fromEntries(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function intersectMatches(first: StringMatch, second: StringMatch): StringMatch | 'none' | 'unsayable' {
  if (JSON.stringify(first) === JSON.stringify(second)) return first;
  if ('exact' in second && !('exact' in first)) return intersectMatches(second, first);
  if ('exact' in first && 'exact' in second) return 'none';
  if ('exact' in first && 'prefix' in second) return first.exact.startsWith(second.prefix) ? first : 'none';
  if ('prefix' in first && 'prefix' in second) {
    if (first.prefix.startsWith(second.prefix)) return first;
    return second.prefix.startsWith(first.prefix) ? second : 'none';
  }
  return 'unsayable';
}

/** The items without those whose match an earlier one has: the first one gets all its requests. */
export function firstOfEach<Item>(items: readonly Item[], matchOf: (item: Item) => unknown): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const match = JSON.stringify(matchOf(item) ?? {});
    return !seen.has(match) && seen.add(match);
  });
}

/** The rules with a fault for the requests that have the headers, before the rules without it. */
export function withFault(
  rules: readonly TrafficRule[],
  fault: Pick<TrafficRule, 'headers' | 'fault' | 'source'>,
): TrafficRule[] {
  if (!fault.headers) return rules.map((rule) => (rule.fault ? rule : { ...rule, fault: fault.fault }));
  return rules.flatMap((rule) => {
    const both = rule.fault ? 'none' : intersectHeaders(rule.headers, fault.headers);
    if (typeof both === 'string') return [rule];
    const disturbed = { ...rule, ...both, fault: fault.fault, source: fault.source };
    return JSON.stringify(both.headers) === JSON.stringify(rule.headers) ? [disturbed] : [disturbed, rule];
  });
}
