import { withBalancer, withPolicy } from './destination-rule-examples';

function object(kind: string, spec: object): Record<string, unknown> {
  const group = /^(Authorization|Request)/.test(kind) ? 'security' : 'networking';
  const version = kind === 'EnvoyFilter' ? 'v1alpha3' : 'v1';
  return { apiVersion: `${group}.istio.io/${version}`, kind, metadata: { name: 'shop', namespace: 'shop' }, spec };
}

function dynamic(protocol: string, location: string): object {
  const ports = [{ number: 443, name: 'port', protocol }];
  return object('ServiceEntry', { hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS', location, ports });
}

function redirect(match: object): object {
  const http = [{ match: [{ uri: match }], redirect: { prefixRewrite: '/shop' } }];
  return object('VirtualService', { hosts: ['shop.example.com'], http });
}

const jwks = JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] });
const when = [{ key: 'source.trustDomain', values: ['cluster.local'] }];
const longVersion = {
  applyTo: 'HTTP_FILTER',
  match: { proxy: { proxyVersion: 'a'.repeat(1025) } },
  patch: { operation: 'REMOVE' },
};

/** What changed from version to version, each with the rules that 1.28, 1.29, 1.30 and 1.31 have for the object. */
export const versionChanges: Readonly<Record<string, readonly [object, ...string[]]>> = {
  'DYNAMIC_DNS over HTTP': [dynamic('HTTP', 'MESH_EXTERNAL'), '', '', '', ''],
  'DYNAMIC_DNS over TLS': [dynamic('TLS', 'MESH_EXTERNAL'), 'no-tls-with-dynamic-dns', '', '', ''],
  'DYNAMIC_DNS over GRPC': [
    dynamic('GRPC', 'MESH_EXTERNAL'),
    'no-http2-with-dynamic-dns',
    'no-http2-with-dynamic-dns',
    '',
    '',
  ],
  'DYNAMIC_DNS in the mesh': [
    dynamic('HTTP', 'MESH_INTERNAL'),
    'no-mesh-internal-with-dynamic-dns',
    'no-mesh-internal-with-dynamic-dns',
    '',
    '',
  ],
  'conditions on trust domains': [
    object('AuthorizationPolicy', { rules: [{ when }] }),
    'no-trust-domain-condition',
    'no-trust-domain-condition',
    '',
    '',
  ],
  'slow warmup': [
    withBalancer({ warmup: { duration: '60s', aggression: 0.5 } }),
    'no-small-warmup-aggression',
    'no-small-warmup-aggression',
    'no-small-warmup-aggression',
    '',
  ],
  'hosts that are left out': [
    object('Sidecar', { egress: [{ hosts: ['*/*', '~shop/*'] }] }),
    'no-excluded-host',
    'no-excluded-host',
    'no-excluded-host',
    '',
  ],
  'private keys of tokens': [
    object('RequestAuthentication', { jwtRules: [{ issuer: 'https://login.example.com', jwks }] }),
    'no-unseen-private-key',
    'no-unseen-private-key',
    'no-unseen-private-key',
    'no-private-key',
  ],
  'long versions of proxies': [
    object('EnvoyFilter', { configPatches: [longVersion] }),
    '',
    'no-long-proxy-version',
    'no-long-proxy-version',
    'no-long-proxy-version',
  ],
  'the prefix of a redirect': [redirect({ exact: '/' }), '', '', '', 'no-prefix-rewrite-without-prefix'],
  'keep-alive of HTTP/2': [
    withPolicy({ connectionPool: { http: { http2KeepAlive: { interval: '30s' } } } }),
    '',
    '',
    '',
    'no-incomplete-keep-alive',
  ],
  'load balancing that knows zones': [
    withBalancer({ localityLbSetting: {}, zoneAwareLbSetting: {} }),
    '',
    '',
    '',
    'no-locality-with-zone-aware',
  ],
  'labels of localities': [
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop', labels: { 'topology.istio.io/locality': 'eu' } } },
    'no-newer-label',
    '',
    '',
    '',
  ],
};
