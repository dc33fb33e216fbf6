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
  readonly delay?: { readonly percentage: { readonly value: number }; readonly fixedDelay: string };
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

/** Requests that fulfil both; undefined when two different comparisons of one header make that unsayable. */
export function intersectHeaders(
  first: TrafficRule['headers'],
  second: TrafficRule['headers'],
): { readonly headers?: TrafficRule['headers'] } | undefined {
  if (!first || !second) {
    const headers = first ?? second;
    return headers ? { headers } : {};
  }
  const headers = { ...first };
  for (const [name, match] of Object.entries(second)) {
    const other = headers[name];
    if (other && JSON.stringify(other) !== JSON.stringify(match)) return undefined;
    headers[name] = match;
  }
  return { headers: Object.fromEntries(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The rules with a fault for the requests that have the headers, before the rules without it. */
export function withFault(
  rules: readonly TrafficRule[],
  fault: Pick<TrafficRule, 'headers' | 'fault' | 'source'>,
): TrafficRule[] {
  if (!fault.headers) return rules.map((rule) => (rule.fault ? rule : { ...rule, fault: fault.fault }));
  return rules.flatMap((rule) => {
    const both = rule.fault ? undefined : intersectHeaders(rule.headers, fault.headers);
    if (!both) return [rule];
    const disturbed = { ...rule, ...both, fault: fault.fault, source: fault.source };
    return JSON.stringify(both.headers) === JSON.stringify(rule.headers) ? [disturbed] : [disturbed, rule];
  });
}
