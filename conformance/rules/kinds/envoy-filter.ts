import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
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
  'no-missing-typed-config',
];

const filter = object({
  name: value(
    [HTTP, HTTP, HTTP, 'envoy.filters.network.tcp_proxy'],
    ['', 'envoy.http_connection_manager', 'envoy.lua'],
  ),
  subFilter: object({ name: value(['envoy.filters.http.router', 'envoy.router'], ['', '', 'constructor']) }),
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

export const envoyFilter: RuleConformance = {
  slug: 'envoy-filter',
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  spec: object(
    {
      configPatches: list(
        object(
          {
            applyTo: value(
              [
                ...[
                  'LISTENER',
                  'FILTER_CHAIN',
                  'NETWORK_FILTER',
                  'HTTP_FILTER',
                  'HTTP_FILTER',
                  'HTTP_FILTER',
                  'CLUSTER',
                ],
                ...[
                  'ROUTE_CONFIGURATION',
                  'VIRTUAL_HOST',
                  'HTTP_ROUTE',
                  'EXTENSION_CONFIG',
                  'BOOTSTRAP',
                  'LISTENER_FILTER',
                ],
              ],
              ['INVALID'],
            ),
            // Other values would need Envoy's own types, which our rules do not have.
            patch: object({
              operation: value(['MERGE', 'ADD', 'REMOVE', 'INSERT_FIRST'], ['INVALID']),
              value: value([{}]),
            }),
          },
          { match },
        ),
        2,
      ),
    },
    {
      workloadSelector: object({
        labels: map(value(['app', 'version'], ['', 'a*']), value(['web', 'v1', ''], ['*', 'a*b'])),
      }),
      priority: value([0, -1]),
    },
  ),
  // The fields of Envoy's own types are not known here.
  outOfReach: /unknown field|unknown object type|could not resolve|type unknown|Envoy filter: proto|type_url/,
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
  },
  hides: {
    ...Object.fromEntries(STOPS.map((rule, at) => [rule, [...STOPS.slice(at), ...WARNINGS]])),
    // Istio looks at nothing else then.
    'no-empty-selector-key': [...STOPS, ...WARNINGS],
    'no-selector-wildcard': [...STOPS, ...WARNINGS],
  },
};
