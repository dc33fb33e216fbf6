import type { JsonObject } from '../../cases/json';
import type { RuleConformance } from '../rule-conformance';
import type { Shape } from '../shape';
import { list, object, value } from '../shape';
import { policyScope, policyScopeMessages } from './policy-scope';

const texts = (good: readonly string[], odd: readonly string[] = []): Shape => list(value(good, ['', ...odd]), 2);
const both = (name: string, shape: Shape): Readonly<Record<string, Shape>> => ({
  [name]: shape,
  [`not${name[0]!.toUpperCase()}${name.slice(1)}`]: shape,
});

const ADDRESSES = ['10.0.0.1', '10.0.0.0/8', '::1', 'fe80::1%eth0', '::/0'];
const NO_ADDRESSES = ['10.0.0.0/33', '10.0.0', 'fe80::1%eth0/64', '1.2.3.4/08', '10.0.0.0/8/8', 'a', '10.0.0.1 ', '/'];
const PORTS = ['80', '0', '65535', '00080'];
const NO_PORTS = ['65536', '-1', '+1', '1_0', '8080-8090', '99999999999999999999', ' 80', 'http'];
const ACCOUNTS = ['web', 'shop/web', 'W_b', 'a'.repeat(320)];
const NO_ACCOUNTS = ['*', 'shop/*', 'a/b/c', '/web', 'shop/', '/', 'ü'.repeat(161), 'a'.repeat(321)];
const DOMAINS = ['cluster.local', '*', '*.local', 'cluster.*'];
const NO_DOMAINS = ['a*b', '**', '*a*', 'cluster.local/ns', '*/'];
const PATHS = [
  '/',
  '/a',
  '/a/*',
  '/a/{*}',
  '/a/{*}/b',
  '/{**}',
  '/a/{**}/b',
  '*',
  '//',
  '/a b',
  '/{*}/{**}',
  '/{*}/.-~',
];
const NO_PATHS = [
  '/{**}/{*}',
  '/{**}/{**}',
  '/{a}',
  '/a{*}',
  '/{*}/*',
  '/{*}//a',
  '/{*}/a b',
  '/{*}/ü',
  '{',
  '/{*}/[a',
];

/** More service accounts than may be named. */
const TOO_MANY = Array.from({ length: 17 }, (_, i) => `a${i}`);

const source = object(
  {},
  {
    ...both('principals', texts(['cluster.local/ns/shop/sa/web', '*'])),
    ...both('requestPrincipals', texts(['*', 'https://issuer/subject'])),
    ...both('namespaces', texts(['shop', 'shop-*'])),
    ...both('serviceAccounts', texts(ACCOUNTS, NO_ACCOUNTS)),
    ...both('trustDomains', texts(DOMAINS, NO_DOMAINS)),
    ...both('ipBlocks', texts(ADDRESSES, NO_ADDRESSES)),
    ...both('remoteIpBlocks', texts(ADDRESSES, NO_ADDRESSES)),
  },
);

const operation = object(
  {},
  {
    ...both('ports', texts(PORTS, NO_PORTS)),
    ...both('paths', texts(PATHS, NO_PATHS)),
    ...both('methods', texts(['GET', 'get', '*'])),
    ...both('hosts', texts(['shop.example.com', '*.a'])),
  },
);

const KEYS = [
  ...['request.headers[x-user]', 'request.auth.claims[iss]', 'experimental.envoy.filters.a.b[c]', 'connection.sni'],
  ...['request.auth.principal', 'request.auth.audiences', 'request.auth.presenter', 'source.principal'],
  ...['source.namespace', 'request.headersx[a]', 'request.auth.claims[a][b]', 'request.headers[é]'],
];
const NO_KEYS = [
  ...['request.headers', 'request.headers[]', 'request.headers[a', 'request.headers][', 'request.headers[a]b'],
  ...['request.auth.claimz[a]', 'request.auth.', 'experimental.envoy.filters.', 'source', 'source.ip[a]', 'a[b]'],
  ...['destination.namespace', 'destination.labels[a]', 'destination.name', 'destination.user', 'constructor'],
];
/** Attributes whose values are looked at: good ones, and bad ones. */
const OF_VALUES: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'source.ip': [ADDRESSES, NO_ADDRESSES],
  'remote.ip': [ADDRESSES, NO_ADDRESSES],
  'destination.ip': [ADDRESSES, NO_ADDRESSES],
  'destination.port': [PORTS, NO_PORTS],
  'source.serviceAccount': [ACCOUNTS, NO_ACCOUNTS],
  'source.trustDomain': [[...DOMAINS, 'cluster.local/ns'], NO_DOMAINS],
};

const withValues = (key: string, values: readonly string[]): JsonObject[] => [
  { key, values: [...values] },
  { key, notValues: [...values] },
  { key, values: ['10.0.0.1', ...values], notValues: ['80'] },
];
const goodConditions = [
  ...KEYS.flatMap((key) => withValues(key, ['a'])),
  ...Object.entries(OF_VALUES).flatMap(([key, [good]]) => withValues(key, good)),
];
const oddConditions = evenly([
  NO_KEYS.flatMap((key) => withValues(key, ['a'])),
  ...Object.entries(OF_VALUES).map(([key, [, bad]]) => bad.flatMap((text) => withValues(key, [text]))),
  [...KEYS, ...Object.keys(OF_VALUES)].flatMap((key) => withValues(key, [''])),
  withValues('source.serviceAccount', TOO_MANY),
  [{ key: 'source.ip', values: [] }, { key: 'source.ip' }, { key: 'nothing' }],
  [{}, { key: '', values: ['a'] }, { values: [''] }],
]);

/** All items of some lists, each list about as often as any other. */
function evenly<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const most = Math.max(...lists.map(({ length }) => length));
  return lists.flatMap((list) => Array.from({ length: most }, (_, i) => list[i % list.length]!));
}

/** Istio's message of a condition's values. */
function ofValues(keys: string, problem: string): RegExp {
  return new RegExp(`invalid \`(?:v|notV)alue\` for \`key\` ${keys}: ${problem}`);
}

const SERVICE_ACCOUNT =
  "(?:wildcard not allowed|expected format 'serviceAccount'|value cannot exceed|may not have more)";
const ANY_KEY = '[^]*?';

export const authorizationPolicy: RuleConformance = {
  slug: 'authorization-policy',
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  spec: object(
    {
      action: value(['ALLOW', 'DENY', 'DENY', 'CUSTOM', 'CUSTOM', 'AUDIT']),
      rules: list(
        object(
          { when: list(value(goodConditions, oddConditions), 2) },
          { from: list(object({ source }), 2), to: list(object({ operation }), 2) },
        ),
        2,
      ),
    },
    { ...policyScope, provider: object({ name: value(['opa'], ['']) }) },
  ),
  messages: {
    ...policyScopeMessages,
    'no-action-without-rules': /action without `rules` is meaningless/,
    'no-missing-provider': /`provider.name` must not be empty/,
    'no-provider-without-custom': /`provider` must not be with non CUSTOM/,
    'no-identity-with-custom': /: From\.\w+ is currently not supported with CUSTOM/,
    'no-identity-condition-with-custom': /: (?:source|request)\.[^]* is currently not supported with CUSTOM/,
    'no-missing-source': /`from.source` must not be nil/,
    'no-empty-source': /`from.source` must not be empty/,
    'no-service-accounts-with-names': /cannot set serviceAccounts with/,
    'no-empty-source-value':
      /^invalid policy \S+: empty value .* (?:Not)?(?:\w*Principals|Namespaces|ServiceAccounts|TrustDomains|\w*IpBlocks)$/,
    'valid-source-ip': /^invalid policy \S+: bad (?:CIDR range|IP address)/,
    'valid-service-account': new RegExp(`^invalid policy \\S+: ${SERVICE_ACCOUNT}`),
    'valid-trust-domain':
      /^invalid policy \S+: (?:at most one wildcard|wildcard is only allowed|trust domain must not)/,
    'no-missing-operation': /`to.operation` must not be nil/,
    'no-empty-operation': /`to.operation` must not be empty/,
    'no-empty-operation-value': /^invalid policy \S+: empty value .* (?:Not)?(?:Ports|Methods|Paths|Hosts)$/,
    'valid-operation-port': /^invalid policy \S+: bad port/,
    'valid-path-template': /^invalid policy \S+: invalid or unsupported path/,
    'no-missing-condition-key': /`key` must not be empty/,
    'no-condition-without-values': /at least one of `values` or `notValues`/,
    'valid-condition-key': ofValues(
      ANY_KEY,
      '(?:unknown attribute|attribute .* is replaced|deprecated attribute|bad key)',
    ),
    'no-empty-condition-value': ofValues(ANY_KEY, 'empty value not allowed'),
    // The list of what is wrong with addresses and ports is within the message, and taken apart too.
    'valid-condition-ip': new RegExp(
      `${ofValues('(?:source|remote|destination)\\.ip', '\\d').source}|^bad (?:CIDR|IP)`,
    ),
    'valid-condition-port': new RegExp(`${ofValues('destination\\.port', '\\d').source}|^bad port`),
    'valid-condition-service-account': ofValues('source\\.serviceAccount', SERVICE_ACCOUNT),
    'valid-condition-trust-domain': ofValues('source\\.trustDomain', '(?:at most one wildcard|wildcard is only)'),
    'no-deny-of-all-tcp': /will deny all traffic to TCP ports/,
  },
  hides: {
    'no-action-without-rules': ['no-missing-provider'],
    'no-missing-condition-key': ['no-condition-without-values', 'no-empty-condition-value'],
    'no-condition-without-values': ['valid-condition-key'],
    'no-empty-condition-value': [
      'valid-condition-key',
      'valid-condition-ip',
      'valid-condition-port',
      'valid-condition-service-account',
      'valid-condition-trust-domain',
    ],
    'valid-service-account': ['no-empty-source-value'],
    'no-empty-source-value': ['valid-service-account', 'valid-trust-domain'],
  },
};
