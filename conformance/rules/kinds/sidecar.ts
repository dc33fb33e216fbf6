import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import { connectionPool, connectionPoolMessages } from './connection-pool';
import { durationMessages } from './duration';
import { serverTls, serverTlsMessages } from './server-tls';
import { workloadSelectorMessages } from './workload-selector';

const port = object(
  {
    number: value([80, 443, 8080, 1, 65535], [0, 65536, 4294967295]),
    protocol: value(
      ['HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC', 'HTTP2', 'https', 'TLS'],
      ['', 'HTTSP', 'grpc-web', 'HTTP_PROXY', 'UDP', 'Redis', 'mysql', 'HBONE', 'tcp', 'QUIC'],
    ),
    name: value(['http', 'https', 'tcp', ''], ['a.b', 'A', '-a', 'a_b', 'a'.repeat(64)]),
  },
  { targetPort: value([0], [8080, 65536]) },
);
const egressPort = object(
  { number: value([80, 443, 9080, 0, 0], [65536]), protocol: value(['HTTP', 'TCP', 'TLS'], ['', 'HTTSP', 'UDP']) },
  { name: value(['http', ''], ['a.b', '-a']), targetPort: value([0], [8080]) },
);
const modes = value([
  'SIMPLE',
  'SIMPLE',
  'SIMPLE',
  'MUTUAL',
  'OPTIONAL_MUTUAL',
  'PASSTHROUGH',
  'AUTO_PASSTHROUGH',
  'ISTIO_MUTUAL',
]);
const ingressTls =
  serverTls.is === 'object'
    ? object({ mode: modes }, { ...serverTls.free, subjectAltNames: list(value(['a.b'])) })
    : serverTls;
const hosts = list(
  value(
    [
      '*/*',
      './*',
      'shop/*',
      './web.shop.svc.cluster.local',
      'istio-system/*',
      '*/web.shop.svc.cluster.local',
      'shop/*.a.b',
    ],
    [
      ...[
        '',
        'web',
        'a.b',
        '/',
        '/a.b',
        'shop/',
        'shop/web',
        '*/web',
        'shop/*web.b',
        'shop/a.*',
        'shop/a..b',
        '~/*',
        '~',
      ],
      ...['~shop/*', '~shop/a.b', '~~shop/*', '~./*', '~*/a.b', 'a.b/c.d', 'a_b/c.d', 'Shop/a.b', '**/a.b', '../a.b'],
      ...[
        'shop/10.0.0.1',
        'shop/::1',
        'shop/a.b/c',
        'shop/a.443',
        'shop/*.',
        'shop/.',
        'shop/é.de',
        'shop/**',
        '-/a.b',
      ],
      ...[
        `shop/${'a.'.repeat(127)}bc`,
        'shop/fe80::1%eth0',
        'shop/https://a.b',
        'shop/*-a.b',
        'shop/a.b.',
        'default/*',
      ],
    ],
  ),
  4,
);

const messages: Readonly<Record<string, RegExp>> = {
  ...workloadSelectorMessages,
  ...connectionPoolMessages,
  ...durationMessages,
  ...serverTlsMessages,
  'no-empty-sidecar': /^sidecar: empty configuration provided/,
  'no-missing-port': /^sidecar: port is required for ingress/,
  'no-target-port': /targetPort has no impact/,
  'no-duplicate-port': /^sidecar: ports on IP bound listeners/,
  'no-early-catch-all': /^sidecar: the egress listener with empty port/,
  'no-http-pool-on-tcp': /^sidecar: HTTP connection pool settings/s,
  'valid-port-name': /^invalid port name/,
  'valid-port': /^port number -?\d+ must be in the range/,
  'valid-protocol': /^unsupported protocol: /,
  'valid-bind': /is not a valid IP$/,
  'valid-unix-address': /is not an absolute path to a file|unix address must not be empty/,
  'no-zero-port-without-unix-bind': /^sidecar: ports with 0 value/,
  'no-duplicate-unix-bind': /^sidecar: unix domain socket values/,
  'no-capture-with-unix-bind': /^sidecar: captureMode must be/,
  'valid-default-endpoint': /^sidecar: defaultEndpoint |^address .*: (missing|too many|unexpected)/s,
  'no-subject-alt-names': /^sidecar: subjectAltNames/,
  'no-https-redirect': /^sidecar: httpsRedirect/,
  'no-credential': /^sidecar: credentialNames? is not/,
  'no-tls-certificates': /^sidecar: tls_certificates is not/,
  'no-mesh-tls-mode': /cannot set mode to/,
  'no-tls-on-plain-port': /cannot have TLS settings for non HTTPS/,
  'no-missing-hosts': /must contain at least one host/,
  'no-host-without-namespace': /^host must be of form namespace/,
  'no-empty-host-part': /namespace and dnsName in host entry cannot be empty/,
  'valid-host-namespace': /^invalid namespace value/,
  'no-short-host': /short names \(non FQDN\)/,
  'no-partial-wildcard': /^partial wildcard/,
  'valid-host': /^(domain name .* (invalid|too long)|empty domain name|invalid destination host)/s,
  'no-duplicate-host': /^duplicated egress host/,
  'no-host-beside-all': /host select all resources/,
  'no-egress-proxy-with-registry-only': /^sidecar: egress_proxy must be set only/,
  'no-missing-egress-proxy-port': /^sidecar: egress_proxy port must be/,
  'valid-subset-name': /^subset name /,
};

/** What Istio does not look at where an ingress listener has no port. */
const OF_INGRESS = [
  ...Object.keys({ ...serverTlsMessages, ...connectionPoolMessages, ...durationMessages }),
  ...['valid-default-endpoint', 'valid-unix-address', 'valid-port', 'no-subject-alt-names', 'no-https-redirect'],
  ...['no-credential', 'no-tls-certificates', 'no-mesh-tls-mode'],
];
const ALL = Object.keys(messages);

export const sidecar: RuleConformance = {
  slug: 'sidecar',
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  spec: object(
    {
      egress: list(
        object(
          { hosts },
          {
            port: egressPort,
            bind: value(
              ['', '127.0.0.1', 'unix:///run/a.sock', 'unix://@a', 'unix://a'],
              ['localhost', 'unix://', 'unix://a', 'unix:///a/', '::1%lo', '10.0.0.1/8', 'UNIX:///a'],
            ),
            captureMode: value(['DEFAULT', 'NONE', 'IPTABLES']),
          },
        ),
      ),
    },
    {
      workloadSelector: object({
        labels: map(value(['app', 'version'], ['', 'a*', '*']), value(['web', 'v1', ''], ['*', 'a*b'])),
      }),
      ingress: list(
        object(
          { port },
          {
            bind: value(['', '0.0.0.0', '::', '10.0.0.1'], ['localhost', 'unix:///a', '::1%lo', '10.0.0.1/8', '1.2']),
            captureMode: value(['DEFAULT', 'NONE']),
            defaultEndpoint: value(
              ['127.0.0.1:8080', '0.0.0.0:80', '[::1]:80', '[::]:80', ':80', 'unix:///run/a.sock', 'unix://@a', ''],
              [
                ...[
                  '127.0.0.1',
                  'localhost:80',
                  '10.0.0.1:80',
                  '::1:80',
                  '[::1]',
                  '[::1',
                  '[::1]80',
                  '127.0.0.1:',
                  ':',
                ],
                ...[
                  '127.0.0.1:http',
                  '127.0.0.1:0',
                  '127.0.0.1:65536',
                  '127.0.0.1:+80',
                  '127.0.0.1:-1',
                  '127.0.0.1:080',
                ],
                ...[
                  '127.0.0.1:99999999999999999999',
                  '[127.0.0.1]:80',
                  '[]:80',
                  '[a]:x',
                  'a]:80',
                  'a[:80',
                  ':[80',
                  ':8]',
                ],
                ...[
                  'unix://',
                  'unix://a',
                  'unix:///a/',
                  'UNIX:///a',
                  '[[::1]]:80',
                  ' :80',
                  ':80 ',
                  '[::1]:80:80',
                  '80',
                ],
                ...['127.0.0.1:9223372036854775807', '127.0.0.1:-9223372036854775808', '127.0.0.1:9223372036854775808'],
              ],
            ),
            tls: ingressTls,
            connectionPool,
          },
        ),
      ),
      inboundConnectionPool: connectionPool,
      outboundTrafficPolicy: object(
        { mode: value(['ALLOW_ANY', 'ALLOW_ANY', 'ALLOW_ANY', 'REGISTRY_ONLY']) },
        {
          egressProxy: object(
            {
              host: value(
                ['proxy.istio-system.svc.cluster.local', 'a.b'],
                ['', '*', '*.a.b', 'proxy', '10.0.0.1', 'a_b', 'a..b', 'é'],
              ),
            },
            {
              port: object({ number: value([443], [0, 65536]) }),
              subset: value(['v1', 'v2.0'], ['v1.0', '-', 'a'.repeat(64)]),
            },
          ),
        },
      ),
    },
  ),
  messages,
  hides: {
    'no-empty-selector-key': ALL,
    'no-selector-wildcard': ALL,
    'no-empty-sidecar': ALL,
    'no-missing-port': OF_INGRESS,
    'no-egress-proxy-with-registry-only': [
      'valid-host',
      'no-missing-egress-proxy-port',
      'valid-subset-name',
      'valid-port',
    ],
    'no-missing-egress-proxy-port': ['valid-host', 'valid-subset-name'],
  },
};
