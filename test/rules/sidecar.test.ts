import { connectionPoolRules } from '../../src/rules/parts/connection-pool/connection-pool-rules';
import { durationRules } from '../../src/rules/parts/duration/duration-rules';
import { serverTlsRules } from '../../src/rules/parts/server-tls/server-tls-rules';
import { egressHostRules } from '../../src/rules/sidecar/egress-hosts';
import { sidecarRules } from '../../src/rules/sidecar/sidecar-rules';
import { labelSelectorRules } from '../../src/rules/parts/workload-selector/workload-selector';
import { testRules } from './rule-examples';
import { sidecar, withEgress, withHosts, withIngress, withProxy, withTls } from './sidecar-examples';

const valid = withHosts('./*');
const http = { number: 8080, name: 'http', protocol: 'HTTP' };
const socket = { number: 0, protocol: 'HTTP' };
const bind = 'unix:///run/db.sock';
const elsewhere: readonly unknown[] = [
  ...[labelSelectorRules, serverTlsRules, connectionPoolRules, durationRules, egressHostRules],
];
const parts = sidecarRules.parts.filter(({ rules }) => !elsewhere.includes(rules));

testRules(
  { ...sidecarRules, parts },
  {
    'no-empty-sidecar': [
      {
        broken: sidecar({ workloadSelector: { labels: { app: 'web' } }, egress: [] }),
        finds: { '/spec': 'the Sidecar says nothing' },
        fixed: sidecar({ outboundTrafficPolicy: {} }),
      },
    ],
    'no-missing-port': [
      {
        broken: withIngress({ port: undefined }),
        finds: { '/spec/ingress/0/port': 'the listener has no port' },
        fixed: withIngress({}),
      },
    ],
    'no-target-port': [
      {
        broken: sidecar({
          ingress: [{ port: { ...http, targetPort: 80 } }],
          egress: [{ port: { ...http, targetPort: 81 }, hosts: ['./*'] }],
        }),
        finds: {
          '/spec/ingress/0/port/targetPort': '`targetPort` 80 has no effect on a Sidecar',
          '/spec/egress/0/port/targetPort': '`targetPort` 81 has no effect on a Sidecar',
        },
        fixed: withIngress({ port: { ...http, targetPort: 0 } }),
      },
    ],
    'no-duplicate-port': [
      {
        broken: withIngress({ port: http }, {}, { port: http }),
        finds: { '/spec/ingress/2/port/number': 'two listeners have the port 8080' },
        fixed: sidecar({ ingress: [{ port: http }], egress: [{ port: http, hosts: ['./*'] }] }),
      },
      {
        broken: withEgress({ port: http }, { port: http }),
        finds: { '/spec/egress/1/port/number': 'two listeners have the port 8080' },
        fixed: withEgress({ port: socket, bind }, { port: socket, bind: 'unix://@db' }),
      },
    ],
    'no-early-catch-all': [
      {
        broken: withEgress({}, {}, { port: http }),
        finds: {
          '/spec/egress/0/port': 'the listener has no port, and others follow it',
          '/spec/egress/1/port': 'the listener has no port, and others follow it',
        },
        fixed: withEgress({ port: http }, {}),
      },
    ],
    'no-http-pool-on-tcp': [
      {
        broken: withIngress({ connectionPool: { http: { maxRetries: 1 } } }),
        finds: {
          '/spec/ingress/0/connectionPool/http':
            "`spec.ingress[0].connectionPool.http` is set, but the port's protocol is HTTPS",
        },
        fixed: withIngress({ port: http, connectionPool: { http: { maxRetries: 1 } } }),
      },
      {
        broken: withIngress({ port: { number: 80 }, connectionPool: { http: {} } }),
        finds: {
          '/spec/ingress/0/connectionPool/http':
            "`spec.ingress[0].connectionPool.http` is set, but the port's protocol is not set",
        },
        fixed: withIngress({ connectionPool: { tcp: { maxConnections: 1 } } }),
      },
    ],
    'valid-port-name': [
      {
        broken: withIngress({ port: { ...http, name: 'http.web' } }),
        finds: { '/spec/ingress/0/port/name': 'a port has the name "http.web", which is no DNS label' },
        fixed: withIngress({ port: { ...http, name: undefined } }),
      },
    ],
    'valid-port': [
      {
        broken: withIngress({ port: { ...http, number: 0 }, defaultEndpoint: '127.0.0.1:65536' }),
        finds: {
          '/spec/ingress/0/port/number': "the port's number is 0, which is no port",
          '/spec/ingress/0/defaultEndpoint': "the port's number is 65536, which is no port",
        },
        fixed: withEgress({ port: socket, bind }),
      },
      {
        broken: withEgress({ port: { ...http, number: 65536 } }),
        finds: { '/spec/egress/0/port/number': "the port's number is 65536, which is no port" },
        fixed: valid,
      },
      {
        broken: withProxy({ port: { number: 0 } }),
        finds: { '/spec/outboundTrafficPolicy/egressProxy/port/number': "the port's number is 0, which is no port" },
        fixed: withProxy({}),
      },
    ],
    'valid-protocol': [
      {
        broken: withEgress({ port: { ...http, protocol: 'HTTPSS' } }),
        finds: { '/spec/egress/0/port/protocol': 'the port\'s protocol is "HTTPSS", which Istio does not know' },
        fixed: withEgress({ port: { ...http, protocol: undefined } }),
      },
    ],
    'valid-bind': [
      {
        broken: withIngress({ bind: 'localhost' }),
        finds: { '/spec/ingress/0/bind': '`bind` is "localhost", which is no IP address' },
        fixed: withIngress({ bind: '::1' }),
      },
      {
        broken: withEgress({ port: http, bind }),
        finds: { '/spec/egress/0/bind': '`bind` is "unix:///run/db.sock", which is no IP address' },
        fixed: withEgress({ port: { ...http, number: 0 }, bind }),
      },
    ],
    'valid-unix-address': [
      {
        broken: withEgress({ port: socket, bind: 'unix://run/db.sock' }),
        finds: {
          '/spec/egress/0/bind': '`spec.egress[0].bind` is "unix://run/db.sock", which is no absolute path to a socket',
        },
        fixed: withEgress({ port: socket, bind }),
      },
      {
        broken: withIngress({ defaultEndpoint: 'unix:///run/' }),
        finds: {
          '/spec/ingress/0/defaultEndpoint':
            '`spec.ingress[0].defaultEndpoint` is "unix:///run/", which is no absolute path to a socket',
        },
        fixed: withIngress({ defaultEndpoint: 'unix://@web' }),
      },
    ],
    'no-zero-port-without-unix-bind': [
      {
        broken: withEgress({ port: socket }, { port: { protocol: 'HTTP' }, bind: '127.0.0.1' }),
        finds: {
          '/spec/egress/0/port/number': "the port's number is 0, and `bind` is no Unix socket",
          '/spec/egress/1/port/number': "the port's number is not set, and `bind` is no Unix socket",
        },
        fixed: withEgress({ port: socket, bind }),
      },
    ],
    'no-duplicate-unix-bind': [
      {
        broken: withEgress({ port: socket, bind }, { port: socket, bind }),
        finds: { '/spec/egress/1/bind': 'two listeners bind to "unix:///run/db.sock"' },
        fixed: withEgress({ port: socket, bind }, { port: socket, bind: 'unix://@db' }),
      },
    ],
    'no-capture-with-unix-bind': [
      {
        broken: withEgress({ port: socket, bind, captureMode: 'IPTABLES' }),
        finds: { '/spec/egress/0/captureMode': '`captureMode` is IPTABLES, but the listener is on a Unix socket' },
        fixed: withEgress({ port: http, captureMode: 'IPTABLES' }),
      },
    ],
    'valid-default-endpoint': [
      {
        broken: withIngress({ defaultEndpoint: '10.0.0.1:8080' }, { defaultEndpoint: '127.0.0.1:http' }),
        finds: {
          '/spec/ingress/0/defaultEndpoint':
            '`defaultEndpoint` is "10.0.0.1:8080", which is not an address of the workload itself',
          '/spec/ingress/1/defaultEndpoint': '`defaultEndpoint` is "127.0.0.1:http", which is no address with a port',
        },
        fixed: withIngress({ defaultEndpoint: '0.0.0.0:8080' }, { defaultEndpoint: '[::1]:+80' }),
      },
      {
        broken: withIngress({ defaultEndpoint: '::1:80' }, { defaultEndpoint: `:${'9'.repeat(20)}` }),
        finds: {
          '/spec/ingress/0/defaultEndpoint': '`defaultEndpoint` is "::1:80", which is no address with a port',
          '/spec/ingress/1/defaultEndpoint':
            '`defaultEndpoint` is ":99999999999999999999", which is no address with a port',
        },
        fixed: withIngress({ defaultEndpoint: ':80' }, { defaultEndpoint: undefined }),
      },
    ],
    'no-subject-alt-names': [
      {
        broken: withTls({ subjectAltNames: ['web.example.com'] }),
        finds: {
          '/spec/ingress/0/tls/subjectAltNames': '`subjectAltNames` is set on a Sidecar, which does not compare them',
        },
        fixed: withTls({ subjectAltNames: [] }),
      },
    ],
    'no-https-redirect': [
      {
        broken: withTls({ httpsRedirect: true }),
        finds: { '/spec/ingress/0/tls/httpsRedirect': '`httpsRedirect` is set on a Sidecar' },
        fixed: withTls({ httpsRedirect: false }),
      },
    ],
    'no-credential': [
      {
        broken: withTls({ credentialName: 'web', credentialNames: ['rsa', 'ecdsa'] }),
        finds: {
          '/spec/ingress/0/tls/credentialName':
            '`spec.ingress[0].tls.credentialName` is set on a Sidecar, which reads certificates from files only',
          '/spec/ingress/0/tls/credentialNames':
            '`spec.ingress[0].tls.credentialNames` is set on a Sidecar, which reads certificates from files only',
        },
        fixed: withTls({}),
      },
    ],
    'no-tls-certificates': [
      {
        broken: withTls({ tlsCertificates: [{ serverCertificate: '/c.pem', privateKey: '/k.pem' }] }),
        finds: {
          '/spec/ingress/0/tls/tlsCertificates':
            '`spec.ingress[0].tls.tlsCertificates` is set on a Sidecar, which takes one certificate',
        },
        fixed: withTls({}),
      },
    ],
    'no-mesh-tls-mode': [
      {
        broken: withTls({ mode: 'ISTIO_MUTUAL' }),
        finds: { '/spec/ingress/0/tls/mode': 'the mode is ISTIO_MUTUAL, which a Sidecar does not have' },
        fixed: withIngress({ tls: undefined }),
      },
      {
        broken: withTls({ mode: 'AUTO_PASSTHROUGH' }),
        finds: { '/spec/ingress/0/tls/mode': 'the mode is AUTO_PASSTHROUGH, which a Sidecar does not have' },
        fixed: withTls({ mode: 'MUTUAL' }),
      },
    ],
    'no-tls-on-plain-port': [
      {
        broken: withIngress({ port: http, tls: {} }, { port: { number: 80 }, tls: {} }),
        finds: {
          '/spec/ingress/0/tls': "`tls` is set, but the port's protocol is HTTP",
          '/spec/ingress/1/tls': "`tls` is set, but the port's protocol is not set",
        },
        fixed: withTls({}),
      },
    ],
    'valid-host': [
      {
        broken: withHosts('edge/https://api.example.com', './web.shop', '*/10.0.0.1'),
        finds: {
          '/spec/egress/0/hosts/0':
            'the host "https://api.example.com" has the label "https://api", which is no DNS label',
          '/spec/egress/0/hosts/2':
            'the host "10.0.0.1" ends in "1", and the last label of a domain cannot be a number',
        },
        fixed: withHosts('edge/*.example.com', './*'),
      },
      {
        broken: withProxy({ host: '*' }),
        finds: {
          '/spec/outboundTrafficPolicy/egressProxy/host': 'the host "*" has the label "*", which is no DNS label',
        },
        fixed: withProxy({ host: 'proxy' }),
      },
    ],
    'no-egress-proxy-with-registry-only': [
      {
        broken: withProxy({}, 'REGISTRY_ONLY'),
        finds: { '/spec/outboundTrafficPolicy/egressProxy': '`egressProxy` is set, but the mode is REGISTRY_ONLY' },
        fixed: withProxy({}),
      },
      {
        broken: sidecar({ outboundTrafficPolicy: { egressProxy: {} } }),
        finds: {
          '/spec/outboundTrafficPolicy/egressProxy':
            '`egressProxy` is set, but the mode is not set, which means REGISTRY_ONLY',
        },
        fixed: withProxy({}),
      },
    ],
    'no-missing-egress-proxy-port': [
      {
        broken: withProxy({ port: undefined }),
        finds: { '/spec/outboundTrafficPolicy/egressProxy/port': 'the egress proxy has no port' },
        fixed: withProxy({}),
      },
    ],
    'valid-subset-name': [
      {
        broken: withProxy({ subset: 'v1.0' }),
        finds: {
          '/spec/outboundTrafficPolicy/egressProxy/subset': 'the subset has the name "v1.0", which is no DNS label',
        },
        fixed: withProxy({ subset: 'v1' }),
      },
    ],
  },
);
