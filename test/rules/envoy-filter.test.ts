import type { EnvoyFilterProps } from '../../imports/istio';
import { applyRules } from '../../src/rules/apply-rules';
import type { EnvoyFilter } from '../../src/rules/envoy-filter/envoy-filter';
import { envoyFilterRules } from '../../src/rules/envoy-filter/envoy-filter-rules';
import { valueExamples } from './envoy-filter-value-examples';
import { expectFields } from './fields-exist';
import { testRules } from './rule-examples';

const filter = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'router', namespace: 'shop' },
  spec,
});
const LUA = 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';
const value = { name: 'envoy.filters.http.lua', typed_config: { '@type': LUA } };
const merge = { operation: 'MERGE', value };
const patch = (change: object): object =>
  filter({ configPatches: [{ applyTo: 'HTTP_FILTER', patch: merge, ...change }] });
const manager = 'envoy.filters.network.http_connection_manager';
const ofFilter = (applyTo: string, wanted: object): object =>
  patch({ applyTo, match: { listener: { filterChain: { filter: wanted } } } });
const selector = (labels?: object): object => filter({ workloadSelector: { labels } });
const at = (field: string): string => `/spec/configPatches/0/${field}`;
const FILTER = 'match/listener/filterChain/filter';
const named = `spec.configPatches[0].${FILTER.replace(/\//g, '.')}`;
const version = (proxyVersion: string): object => patch({ match: { proxy: { proxyVersion } } });

const { 'no-envoy-filter': always, ...examples } = {
  'no-envoy-filter': { '/spec': "the EnvoyFilter depends on Envoy's own configuration" },
  'no-missing-apply-to': [
    {
      broken: patch({ applyTo: 'INVALID' }),
      finds: { [at('applyTo')]: '`spec.configPatches[0].applyTo` is not set' },
      fixed: patch({}),
    },
  ],
  'no-missing-patch': [
    {
      broken: patch({ patch: undefined }),
      finds: { [at('patch')]: '`spec.configPatches[0].patch` is not set' },
      fixed: patch({}),
    },
  ],
  'no-missing-operation': [
    {
      broken: patch({ patch: { value } }),
      finds: { [at('patch/operation')]: '`spec.configPatches[0].patch.operation` is not set' },
      fixed: patch({}),
    },
  ],
  'no-missing-value': [
    {
      broken: patch({ patch: { operation: 'ADD' } }),
      finds: { [at('patch/value')]: 'the operation is ADD, but `spec.configPatches[0].patch.value` is not set' },
      fixed: patch({ patch: { operation: 'REMOVE' } }),
    },
  ],
  'no-long-proxy-version': [
    {
      broken: version('a'.repeat(1025)),
      finds: {
        [at('match/proxy/proxyVersion')]:
          '`spec.configPatches[0].match.proxy.proxyVersion` is longer than 1024 characters',
      },
      fixed: version('a'.repeat(1024)),
    },
  ],
  'valid-proxy-version': [
    {
      broken: version('(?=1)'),
      finds: {
        [at('match/proxy/proxyVersion')]:
          '`spec.configPatches[0].match.proxy.proxyVersion` is "(?=1)", which is no regular expression',
      },
      fixed: version('^1\\.31.*'),
    },
  ],
  'no-match-of-other-part': [
    {
      broken: patch({ applyTo: 'CLUSTER', match: { routeConfiguration: {} } }),
      finds: { [at('match/routeConfiguration')]: '`applyTo` is CLUSTER, but the match is of `routeConfiguration`' },
      fixed: patch({ applyTo: 'CLUSTER', match: { cluster: {} } }),
    },
    {
      broken: patch({ match: { cluster: {} } }),
      finds: { [at('match/cluster')]: '`applyTo` is HTTP_FILTER, but the match is of `cluster`' },
      fixed: patch({ applyTo: 'BOOTSTRAP', match: { cluster: {} } }),
    },
  ],
  'no-filter-without-filters': [
    {
      broken: ofFilter('LISTENER', { name: manager }),
      finds: { [at(FILTER)]: '`applyTo` is LISTENER, but the match is of a filter' },
      fixed: ofFilter('NETWORK_FILTER', { name: manager }),
    },
  ],
  'no-missing-filter-name': [
    {
      broken: ofFilter('NETWORK_FILTER', {}),
      finds: { [at(`${FILTER}/name`)]: `\`${named}.name\` is not set` },
      fixed: ofFilter('NETWORK_FILTER', { name: manager }),
    },
  ],
  'no-sub-filter-without-http-filter': [
    {
      broken: ofFilter('NETWORK_FILTER', { name: manager, subFilter: { name: 'a' } }),
      finds: { [at(`${FILTER}/subFilter`)]: '`applyTo` is NETWORK_FILTER, but the match is of a `subFilter`' },
      fixed: ofFilter('HTTP_FILTER', { name: manager, subFilter: { name: 'a' } }),
    },
  ],
  'no-sub-filter-of-other-filter': [
    {
      broken: ofFilter('HTTP_FILTER', { name: 'envoy.filters.network.tcp_proxy', subFilter: { name: 'a' } }),
      finds: { [at(`${FILTER}/name`)]: 'the filter "envoy.filters.network.tcp_proxy" has no filters of its own' },
      fixed: ofFilter('HTTP_FILTER', { name: manager, subFilter: { name: 'a' } }),
    },
  ],
  'no-missing-sub-filter-name': [
    {
      broken: ofFilter('HTTP_FILTER', { name: manager, subFilter: {} }),
      finds: { [at(`${FILTER}/subFilter/name`)]: `\`${named}.subFilter.name\` is not set` },
      fixed: ofFilter('HTTP_FILTER', { name: manager, subFilter: { name: 'a' } }),
    },
  ],
  'no-old-filter-name': [
    {
      broken: ofFilter('HTTP_FILTER', { name: manager, subFilter: { name: 'envoy.router' } }),
      finds: { [at(`${FILTER}/subFilter/name`)]: 'the filter\'s name "envoy.router" is an old one' },
      fixed: ofFilter('HTTP_FILTER', { name: manager, subFilter: { name: 'envoy.filters.http.router' } }),
    },
  ],
  ...valueExamples,
  'no-empty-selector-key': [
    {
      broken: selector({ '': 'web' }),
      finds: { '/spec/workloadSelector/labels/': 'the selector has an empty label key' },
      fixed: selector({ app: 'web' }),
    },
  ],
  'no-selector-wildcard': [
    {
      broken: selector({ app: '*' }),
      finds: { '/spec/workloadSelector/labels/app': 'the selector has the label "app: *" with a "*"' },
      fixed: selector({ app: 'web' }),
    },
  ],
  'no-empty-selector': [
    {
      broken: selector(),
      finds: { '/spec/workloadSelector': 'the selector has no labels' },
      fixed: filter({}),
    },
  ],
};

const parts = envoyFilterRules.parts.map((part) => ({
  ...part,
  rules: part.rules.filter(({ name }) => name !== 'no-envoy-filter'),
}));
testRules({ ...envoyFilterRules, parts }, examples);

const ofObject = (object: object): object[] =>
  applyRules(object as Record<string, unknown>).map(({ id, severity, pointer, message }) => ({
    id,
    severity,
    [String(pointer)]: message,
  }));

test('Istio warns of every EnvoyFilter', () => {
  expect(ofObject(patch({}))).toEqual([{ id: 'istio/envoy-filter/no-envoy-filter', severity: 'warning', ...always }]);
});

test('Istio does not look at patches of waypoints', () => {
  expect(ofObject(filter({ configPatches: [{ match: { context: 'WAYPOINT' } }] }))).toHaveLength(1);
});

test('rules read fields that exist', () => {
  expectFields<EnvoyFilter, EnvoyFilterProps>();
});
