import { applyRules } from '../../src/rules/apply-rules';
import { gatewayRules } from '../../src/rules/gateway/gateway-rules';
import { gateway, named, server, withHosts, withPort, withServer, withTls } from './gateway-examples';
import { serverTlsRules } from '../../src/rules/parts/server-tls/server-tls-rules';
import { testRules } from './rule-examples';

const valid = gateway(server());
const http = { number: 80, name: 'http', protocol: 'HTTP' };
const at = (field: string): string => `/spec/servers/0/${field}`;

const parts = gatewayRules.parts.filter(({ rules }) => rules !== serverTlsRules);

testRules(
  { ...gatewayRules, parts },
  {
    'valid-name': [
      {
        broken: named('shop.edge', server()),
        finds: { '/metadata/name': 'the Gateway\'s name is "shop.edge", which is no DNS label' },
        fixed: named('shop-edge', server()),
      },
    ],
    'no-missing-servers': [
      { broken: gateway(), finds: { '/spec/servers': 'the Gateway has no servers' }, fixed: valid },
    ],
    'no-duplicate-port-name': [
      {
        broken: gateway(server(), server({ hosts: ['b.example.com'] })),
        finds: { '/spec/servers/1/port/name': 'the port\'s name "https" is also that of `spec.servers[0].port.name`' },
        fixed: gateway(server(), server({ port: { number: 443, name: 'https-b', protocol: 'HTTPS' } })),
      },
    ],
    'no-missing-hosts': [{ broken: withHosts(), finds: { [at('hosts')]: 'the server has no hosts' }, fixed: valid }],
    'valid-host': [
      {
        broken: withHosts('https://shop.example.com', 'shop.example.443', 'edge/', '10.0.0.1', 'a..b', 'fe80::1'),
        finds: {
          [at('hosts/0')]: 'the host "/shop.example.com" has the label "/shop", which is no DNS label',
          [at('hosts/1')]:
            'the host "shop.example.443" ends in "443", and the last label of a domain cannot be a number',
          [at('hosts/2')]: 'the host "" is empty',
          [at('hosts/4')]: 'the host "a..b" has an empty label',
        },
        fixed: withHosts('shop.example.com', '*.example.com', '*', '*/*', './shop.example.com.'),
      },
      {
        broken: withHosts(`${'a.'.repeat(127)}bc`),
        finds: { [at('hosts/0')]: `the host "${'a.'.repeat(29)}a... is longer than 255 characters` },
        fixed: withHosts(`${'a.'.repeat(127)}b`),
      },
    ],
    'no-short-host': [
      { broken: withHosts('shop'), finds: { [at('hosts/0')]: 'the host "shop" is a short name' }, fixed: valid },
    ],
    'no-partial-wildcard': [
      {
        broken: withHosts('*shop.example.com'),
        finds: { [at('hosts/0')]: 'the host "*shop.example.com" has a wildcard that is only a part of a label' },
        fixed: withHosts('*.example.com'),
      },
    ],
    'no-empty-host-part': [
      {
        broken: withHosts('/shop.example.com', 'edge/'),
        finds: {
          [at('hosts/0')]: 'the host "/shop.example.com" has no namespace before the slash',
          [at('hosts/1')]: 'the host "edge/" has no name after the slash',
        },
        fixed: withHosts('edge/shop.example.com'),
      },
    ],
    'valid-host-namespace': [
      {
        broken: withHosts('~/shop.example.com'),
        finds: { [at('hosts/0')]: 'the host "~/shop.example.com" has the namespace "~", which cannot exist' },
        fixed: withHosts('./shop.example.com', '*/shop.example.com', 'edge/shop.example.com'),
      },
    ],
    'no-missing-port': [
      { broken: withServer({ port: undefined }), finds: { [at('port')]: 'the server has no port' }, fixed: valid },
    ],
    'valid-protocol': [
      {
        broken: withPort({ protocol: 'HTTPSS' }),
        finds: { [at('port/protocol')]: 'the port\'s protocol is "HTTPSS", which Istio does not know' },
        fixed: withPort({ protocol: 'https' }),
      },
      {
        broken: withPort({ protocol: '' }),
        finds: { [at('port/protocol')]: "the port's protocol is empty" },
        fixed: valid,
      },
    ],
    'valid-port': [
      {
        broken: withPort({ number: 65536 }),
        finds: { [at('port/number')]: "the port's number is 65536, which is no port" },
        fixed: withServer({ port: { ...http, number: 0 }, bind: 'unix://@edge' }),
      },
    ],
    'no-target-port': [
      {
        broken: withPort({ targetPort: 8443 }),
        finds: { [at('port/targetPort')]: '`targetPort` 8443 has no effect on a Gateway' },
        fixed: withPort({ targetPort: 0 }),
      },
    ],
    'no-missing-port-name': [
      { broken: withPort({ name: '' }), finds: { [at('port/name')]: 'the port has no name' }, fixed: valid },
    ],
    'valid-unix-bind': [
      {
        broken: withServer({ bind: 'unix://run/edge.sock' }),
        finds: { [at('bind')]: '`bind` is "unix://run/edge.sock", which is no absolute path to a socket' },
        fixed: withServer({ bind: 'unix:///run/edge.sock' }),
      },
    ],
    'no-port-with-unix-bind': [
      {
        broken: withServer({ bind: 'unix://@edge' }),
        finds: { [at('port/number')]: 'the server binds to a Unix socket and has the port 443' },
        fixed: valid,
      },
    ],
    'valid-bind': [
      {
        broken: withServer({ bind: 'localhost' }),
        finds: { [at('bind')]: '`bind` is "localhost", which is neither an IP address nor a Unix socket' },
        fixed: withServer({ bind: 'fe80::1%eth0' }),
      },
    ],
    'no-missing-tls': [
      {
        broken: withServer({ tls: undefined }),
        finds: { [at('tls')]: "the server's protocol is HTTPS, but it has no `tls`" },
        fixed: valid,
      },
    ],
    'no-tls-on-http': [
      {
        broken: withServer({ port: http }),
        finds: {
          [at('tls/mode')]:
            "the server's protocol is HTTP, which is not encrypted, but it sets `spec.servers[0].tls.mode`",
        },
        fixed: withServer({ port: http, tls: { httpsRedirect: true } }),
      },
      {
        broken: withServer({ port: http, tls: { privateKey: '/k.pem' } }),
        finds: {
          [at('tls/privateKey')]:
            "the server's protocol is HTTP, which is not encrypted, but it sets `spec.servers[0].tls.privateKey`",
        },
        fixed: withServer({ port: http, tls: undefined }),
      },
    ],
    'no-tls-on-tcp': [
      {
        broken: withPort({ protocol: 'MONGO' }),
        finds: { [at('tls')]: "the server's protocol is MONGO, which is not encrypted, but it has `tls`" },
        fixed: withPort({ protocol: 'TLS' }),
      },
    ],
    'no-https-redirect-without-http': [
      {
        broken: withTls({ mode: 'SIMPLE', credentialName: 'shop', httpsRedirect: true }),
        finds: { [at('tls/httpsRedirect')]: '`httpsRedirect` is set on a server of the protocol HTTPS' },
        fixed: valid,
      },
    ],
  },
);

test('what Istio makes of a Gateway of the Gateway API may have a dot in its name and no routes', () => {
  const converted = named('shop.edge', server({ hosts: ['~/shop.example.com'] })) as { metadata: object };
  const annotations = { 'internal.istio.io/gateway-semantics': 'gateway' };
  expect(applyRules({ ...converted, metadata: { ...converted.metadata, annotations } })).toEqual([]);
});
