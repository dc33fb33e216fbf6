import type { RuleExample } from './rule-examples';

const LUA = 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';

/** An EnvoyFilter with one patch that puts a value there. */
export function patchWith(applyTo: string, value: object, context = 'ANY'): object {
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'lua', namespace: 'shop' },
    spec: { configPatches: [{ applyTo, match: { context }, patch: { operation: 'MERGE', value } }] },
  };
}

const lua = (config: object, context?: string): object =>
  patchWith('HTTP_FILTER', { name: 'envoy.filters.http.lua', typed_config: { '@type': LUA, ...config } }, context);
const typed = (config: object): object =>
  patchWith('HTTP_FILTER', { name: 'envoy.filters.http.lua', typed_config: config });
const cluster = (value: object): object => patchWith('CLUSTER', value);

const POINTER = '/spec/configPatches/0/patch/value';
const NAME = 'spec.configPatches[0].patch.value';
const CONFIG = 'typed_config';

/** What Istio says of the values of patches. */
export const valueExamples: Readonly<Record<string, readonly RuleExample[]>> = {
  'no-missing-type': [
    {
      broken: typed({ stat_prefix: 'a' }),
      finds: { [`${POINTER}/${CONFIG}`]: `\`${NAME}.${CONFIG}\` has no \`@type\`` },
      fixed: lua({ stat_prefix: 'a' }),
    },
    {
      broken: typed({ '@type': 5 }),
      finds: { [`${POINTER}/${CONFIG}/@type`]: `\`${NAME}.${CONFIG}["@type"]\` is 5, it has to be the name of a type` },
      fixed: lua({}),
    },
  ],
  'no-unknown-type': [
    {
      broken: typed({ '@type': 'type.googleapis.com/envoy.config.filter.http.lua.v2.Lua' }),
      finds: {
        [`${POINTER}/${CONFIG}/@type`]: `\`${NAME}.${CONFIG}["@type"]\` is "type.googleapis.com/envoy.config.filter.http.lua.v2.Lua", a type of Envoy's old API, which is gone`,
      },
      fixed: lua({}),
    },
    {
      broken: typed({ '@type': 'type.googleapis.com/a.B' }),
      finds: {
        [`${POINTER}/${CONFIG}/@type`]: `\`${NAME}.${CONFIG}["@type"]\` is "type.googleapis.com/a.B", which is no type that istiod knows`,
      },
      fixed: typed({ '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct', type_url: 'a.B', value: { a: 1 } }),
    },
  ],
  'valid-value': [
    {
      broken: lua({ inline_code: 5, source_codes: [] }),
      finds: {
        [`${POINTER}/${CONFIG}/inline_code`]: `\`${NAME}.${CONFIG}.inline_code\` is 5, it has to be text`,
        [`${POINTER}/${CONFIG}/source_codes`]: `\`${NAME}.${CONFIG}.source_codes\` is [], it has to be an object`,
      },
      fixed: lua({ inline_code: '5', source_codes: {} }),
    },
    {
      broken: cluster({
        connect_timeout: 5,
        respect_dns_ttl: 'true',
        circuit_breakers: { thresholds: { max_connections: 1 } },
        max_requests_per_connection: { value: 1 },
        dns_lookup_family: false,
      }),
      finds: {
        [`${POINTER}/connect_timeout`]: `\`${NAME}.connect_timeout\` is 5, it has to be a duration, like "10s"`,
        [`${POINTER}/respect_dns_ttl`]: `\`${NAME}.respect_dns_ttl\` is "true", it has to be true or false`,
        [`${POINTER}/circuit_breakers/thresholds`]: `\`${NAME}.circuit_breakers.thresholds\` is an object, it has to be a list`,
        [`${POINTER}/max_requests_per_connection`]: `\`${NAME}.max_requests_per_connection\` is an object, it has to be a whole number`,
        [`${POINTER}/dns_lookup_family`]: `\`${NAME}.dns_lookup_family\` is false, it has to be one of AUTO, V4_ONLY, V6_ONLY, V4_PREFERRED or ALL`,
      },
      fixed: cluster({
        connect_timeout: '5s',
        respect_dns_ttl: true,
        circuit_breakers: { thresholds: [{ max_connections: 1 }] },
        max_requests_per_connection: 1,
        dns_lookup_family: 'V4_ONLY',
      }),
    },
    {
      broken: typed({ '@type': 'type.googleapis.com/google.protobuf.StringValue' }),
      finds: { [`${POINTER}/${CONFIG}/value`]: `\`${NAME}.${CONFIG}.value\` is not set` },
      fixed: typed({ '@type': 'type.googleapis.com/google.protobuf.StringValue', value: 'a' }),
    },
  ],
  'no-unknown-enum-value': [
    {
      broken: cluster({ lb_policy: 'ROUND_ROBBIN' }),
      finds: { [`${POINTER}/lb_policy`]: `\`${NAME}.lb_policy\` is "ROUND_ROBBIN", which is none of its values` },
      fixed: cluster({ lb_policy: 'ROUND_ROBIN' }),
    },
  ],
  'no-unknown-field': [
    {
      broken: lua({ stat_prefx: 'a' }),
      finds: { [`${POINTER}/${CONFIG}/stat_prefx`]: `\`${NAME}.${CONFIG}.stat_prefx\` is no field of \`Lua\`` },
      fixed: lua({ stat_prefix: 'a' }),
    },
    {
      broken: patchWith('BOOTSTRAP', { admin: { '@type': LUA } }),
      finds: { [`${POINTER}/admin/@type`]: `\`${NAME}.admin["@type"]\` is no field of \`Admin\`` },
      fixed: patchWith('BOOTSTRAP', { admin: {} }),
    },
  ],
  'no-missing-typed-config': [
    {
      broken: patchWith('HTTP_FILTER', { name: 'envoy.filters.http.lua' }),
      finds: { [POINTER]: `\`${NAME}\` has no \`typed_config\`` },
      fixed: lua({}),
    },
    {
      broken: patchWith('HTTP_FILTER', {
        name: 'envoy.filters.http.lua',
        typed_config: { '@type': LUA },
        typedConfig: null,
      }),
      finds: { [POINTER]: `\`${NAME}\` has no \`typed_config\`` },
      fixed: patchWith('HTTP_FILTER', { name: 'a', config_discovery: { type_urls: [] } }),
    },
    {
      broken: cluster({ transport_socket: { name: 'tls' }, transport_socket_matches: [{ transport_socket: {} }] }),
      finds: { [`${POINTER}/transport_socket`]: `\`${NAME}.transport_socket\` has no \`typed_config\`` },
      fixed: cluster({ transport_socket: { typed_config: { '@type': LUA } } }),
    },
  ],
  'valid-waypoint-value': [
    {
      broken: lua({ inline_code: 5 }, 'WAYPOINT'),
      finds: { [`${POINTER}/${CONFIG}/inline_code`]: `\`${NAME}.${CONFIG}.inline_code\` is 5, it has to be text` },
      fixed: lua({ inline_code: '5' }, 'WAYPOINT'),
    },
  ],
  'no-unknown-waypoint-field': [
    {
      broken: lua({ constructor: 'a' }, 'WAYPOINT'),
      finds: { [`${POINTER}/${CONFIG}/constructor`]: `\`${NAME}.${CONFIG}.constructor\` is no field of \`Lua\`` },
      fixed: lua({ inline_code: '5' }, 'WAYPOINT'),
    },
  ],
  'no-field-twice': [
    {
      broken: lua({ stat_prefix: 'a', statPrefix: 'b' }),
      finds: {
        [`${POINTER}/${CONFIG}/stat_prefix`]: `\`${NAME}.${CONFIG}.stat_prefix\` is not read, because \`statPrefix\` is set too`,
      },
      fixed: lua({ statPrefix: 'b' }),
    },
  ],
  'no-second-alternative': [
    {
      broken: patchWith('HTTP_ROUTE', {
        direct_response: { status: 200 },
        route: { cluster: 'a', weighted_clusters: {} },
      }),
      finds: {
        [`${POINTER}/route`]: `\`${NAME}.route\` is not read, because \`direct_response\` is set too`,
        [`${POINTER}/route/cluster`]: `\`${NAME}.route.cluster\` is not read, because \`weighted_clusters\` is set too`,
      },
      fixed: patchWith('HTTP_ROUTE', { direct_response: null, route: { cluster: 'a' } }),
    },
  ],
};
