import { findClosest } from '../../diagnostics/did-you-mean';

/** Attributes of a request or its connection. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'connection.sni',
  'destination.ip',
  'destination.port',
  'remote.ip',
  'request.auth.audiences',
  'request.auth.presenter',
  'request.auth.principal',
  'source.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
]);
/** What attributes begin with that are followed by a name in brackets. */
const MAPS: readonly string[] = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.'];
/** Attributes that were replaced, with what to type instead. */
const REPLACED: Readonly<Record<string, string>> = {
  'destination.labels': 'remove the condition, and select the workload with `spec.selector.matchLabels`',
  'destination.name': 'remove the condition, and select the workload with `spec.selector.matchLabels`',
  'destination.namespace': 'remove the condition, and put the policy into that namespace',
  'destination.user': 'remove the condition, and select the workload with `spec.selector.matchLabels`',
};

/** What is wrong with the key of a condition, as the end of a sentence, and what to type. */
export function findConditionKeyProblem(key: string): { readonly problem: string; readonly fix: string } | undefined {
  if (ATTRIBUTES.has(key)) return undefined;
  const map = MAPS.find((start) => key.startsWith(start));
  if (map !== undefined) {
    if (hasNameInBrackets(key)) return undefined;
    const example = map.endsWith('.') ? `${map}http.rbac[name]` : `${map}[name]`;
    return { problem: 'which has no name in brackets', fix: `write a name in brackets, like "${example}"` };
  }
  const replaced = key.startsWith('destination.labels') ? 'destination.labels' : key;
  if (Object.hasOwn(REPLACED, replaced)) {
    return { problem: 'which policies no longer know', fix: REPLACED[replaced]! };
  }
  const bracket = key.indexOf('[');
  const word = bracket < 0 ? key : key.slice(0, bracket);
  const closest = findClosest(word, [...ATTRIBUTES, 'request.headers', 'request.auth.claims']);
  return {
    problem: 'which Istio does not know',
    fix: closest === undefined ? 'write a key like "request.headers[x-user]"' : `did you mean "${closest}"?`,
  };
}

/** Does a key have the form `a[b]`? */
function hasNameInBrackets(key: string): boolean {
  const open = key.indexOf('[');
  return key.endsWith(']') && open > 0 && open < key.length - 2;
}
