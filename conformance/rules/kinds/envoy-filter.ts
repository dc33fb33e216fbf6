import type { JsonObject } from '../../cases/json';
import { getAt, isObject, setAt } from '../../cases/json';
import { Random } from '../../cases/random';
import { envoyFieldDocuments } from '../envoy-field-documents';
import { makeEnvoyValue } from '../envoy-values';
import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import { PATCH_TYPES } from '../../../src/rules/envoy-filter/patch-value';
import { workloadSelectorMessages } from './workload-selector';

const HTTP = 'envoy.filters.network.http_connection_manager';
/** In the order in which Istio looks; it stops at the first one of a patch. */
const STOPS = [
  'no-missing-apply-to',
  'no-missing-patch',
  'no-missing-operation',
  'no-missing-value',
  'valid-proxy-version',
  'no-match-of-other-part',
  'no-missing-filter-name',
  'no-sub-filter-without-http-filter',
  'no-sub-filter-of-other-filter',
  'no-missing-sub-filter-name',
];
const WARNINGS = [
  'no-envoy-filter',
  'no-empty-selector',
  'no-long-proxy-version',
  'no-filter-without-filters',
  'no-old-filter-name',
];
/** Of the value of a patch Istio tells the first one of these. */
const OF_VALUES = ['no-missing-type', 'no-unknown-type', 'no-unknown-enum-value', 'valid-value'];
const VALUE_WARNINGS = ['no-unknown-field', 'no-missing-typed-config'];
const NEVER_TOLD = ['no-field-twice', 'no-second-alternative', 'no-unknown-waypoint-field', 'valid-waypoint-value'];

const filter = object({
  name: value(
    [HTTP, HTTP, HTTP, 'envoy.filters.network.tcp_proxy'],
    ['', 'envoy.http_connection_manager', 'envoy.lua'],
  ),
  subFilter: object({ name: value(['envoy.filters.http.router', 'envoy.router'], ['', '', '', '', 'constructor']) }),
});
const match = object(
  {
    context: value(['ANY', 'GATEWAY', 'SIDECAR_INBOUND'], ['WAYPOINT']),
    listener: object({ filterChain: object({ filter }, { sni: value(['a']) }) }, { name: value(['a']) }),
  },
  {
    routeConfiguration: object({}, { name: value(['a']) }),
    cluster: object({}, { name: value(['a']) }),
    waypoint: object({}, { portNumber: value([80]) }),
    proxy: object({
      proxyVersion: value(['^1\\.31.*', 'a'.repeat(1024), ''], ['(', '[a', 'a{1001}', '(?=a)', 'a'.repeat(1025)]),
    }),
  },
);

const PARTS = Object.keys(PATCH_TYPES);
/** What `finish` makes a value of, for the part that the patch changes. */
const SEEDS = Array.from({ length: 20_000 }, (_, seed) => ({ seed, oddness: 0 }));
const ODD_SEEDS = SEEDS.map(({ seed }) => ({ seed, oddness: 1 }));

const patch = object({
  operation: value(['MERGE', 'ADD', 'REMOVE', 'INSERT_FIRST'], ['INVALID']),
  value: value([...SEEDS, ...ODD_SEEDS.slice(0, 10_000)], ODD_SEEDS),
});
const applyTo = value([...PARTS, 'HTTP_FILTER', 'HTTP_FILTER', 'HTTP_FILTER', 'HTTP_FILTER'], ['INVALID']);

function withValues(document: JsonObject): JsonObject {
  const patches = getAt(document, ['spec', 'configPatches']);
  for (const one of Array.isArray(patches) ? patches.filter(isObject) : []) {
    const given = getAt(one, ['patch', 'value']);
    if (!isObject(given) || typeof given['seed'] !== 'number') continue;
    const type = PATCH_TYPES[String(one['applyTo'])] ?? PATCH_TYPES['HTTP_FILTER']!;
    setAt(one, ['patch', 'value'], makeEnvoyValue(type, new Random(given['seed']), Number(given['oddness'])));
  }
  return document;
}

export const envoyFilter: RuleConformance = {
  slug: 'envoy-filter',
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  spec: object(
    {
      configPatches: list(object({ applyTo, patch }, { match }), 2),
    },
    {
      workloadSelector: object({
        labels: map(value(['app', 'version'], ['', 'a*']), value(['web', 'v1', ''], ['*', 'a*b'])),
      }),
      priority: value([0, -1]),
    },
  ),
  otherSpecs: [
    object({ configPatches: list(object({ applyTo, patch }), 1) }),
    object({ configPatches: list(object({ applyTo, patch, match: object({ context: value(['WAYPOINT']) }) }), 1) }),
  ],
  documents: envoyFieldDocuments,
  finish: withValues,
  messages: {
    ...workloadSelectorMessages,
    'no-envoy-filter': /^EnvoyFilter exposes internal/,
    'no-missing-apply-to': /missing applyTo/,
    'no-missing-patch': /missing patch$/,
    'no-missing-operation': /missing patch operation/,
    'no-missing-value': /missing patch value/,
    'no-long-proxy-version': /proxyVersion match exceeds/,
    'valid-proxy-version': /invalid regex for proxy version/,
    'no-match-of-other-part': /cannot have non (?:listener|route configuration|cluster) match/,
    'no-filter-without-filters': /filter match has no effect when used/,
    'no-missing-filter-name': /: filter match has no name/,
    'no-sub-filter-without-http-filter': /subfilter match can be used with applyTo/,
    'no-sub-filter-of-other-filter': /subfilter match requires filter match/,
    'no-missing-sub-filter-name': /subfilter match has no name/,
    'no-old-filter-name': /^using deprecated filter name/,
    'no-missing-typed-config': /by name without typed_config/,
    'no-missing-type': /Any JSON doesn't have '@type'|can't unmarshal Any's '@type'/,
    'no-unknown-type': /referenced type unknown|found wrong type/,
    'no-unknown-enum-value': /unknown value .* for enum/,
    'valid-value':
      /json: cannot|invalid character|unexpected end of JSON|illegal base64|bad (?:Duration|Timestamp|StructValue|ListValue)|have 'value'/,
    'no-unknown-field': /unknown field/,
  },
  hides: {
    ...Object.fromEntries(
      STOPS.map((rule, at) => [rule, [...STOPS.slice(at), ...WARNINGS, ...OF_VALUES, ...VALUE_WARNINGS]]),
    ),
    ...Object.fromEntries(OF_VALUES.map((rule) => [rule, [...OF_VALUES, ...VALUE_WARNINGS]])),
    'no-unknown-field': ['no-missing-typed-config'],
    // Istio looks at nothing else then.
    'no-empty-selector-key': [...STOPS, ...WARNINGS, ...OF_VALUES, ...VALUE_WARNINGS],
    'no-selector-wildcard': [...STOPS, ...WARNINGS, ...OF_VALUES, ...VALUE_WARNINGS],
  },
  lost: (rule) => NEVER_TOLD.includes(rule),
  neverTold: NEVER_TOLD,
};
