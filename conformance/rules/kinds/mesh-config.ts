import { meshEffectRules } from '../../../src/rules/mesh-effects/mesh-effects-rules';
import type { JsonObject } from '../../cases/json';
import { isObject } from '../../cases/json';
import type { RuleConformance } from '../rule-conformance';
import { choice, list, map, object, value } from '../shape';
import type { Shape } from '../shape';
import { connectionPool, connectionPoolMessages } from './connection-pool';
import { duration } from './duration';

const addresses = value(
  ['zipkin.istio-system:9411', '10.0.0.1:80', '[::1]:9411', 'a:+80', 'a.b.:1'],
  [
    ...['', 'zipkin', 'zipkin:', ':9411', 'a:b', 'a:0', 'a:65536', 'a:-1', 'a:1:2', '::1:80', '[::1]', '[::1:80'],
    ...['a_b:80', 'a b:80', '[a]b:80', '[a]:80', 'a:80/x', 'http://a:80', '[fe80::1%eth0]:80', 'a:0080', 'a: 80'],
  ],
);
const onHost: Shape = value(['$(HOST_IP):9411', 'zipkin:9411', '10.0.0.1:80'], ['', '$(HOST_IP)', '$(X):1', 'a:0']);
const ports = value([15001, 1, 65535], [0, 65536, -1]);
const services = value(
  ['collector.shop.svc.cluster.local', '10.0.0.1', 'shop/a.b', '*/*.a.b', './a.b', '~shop/a.b', '~/a.b', 'a', '::1'],
  [
    '',
    'a_b',
    '/a.b',
    'shop/',
    'shop/a',
    'a_b/c.d',
    'shop/*',
    'shop/*a.b',
    'shop/a/b.c',
    '*.a.b',
    'a:80',
    'shop/1.2.3.4',
  ],
);
const service = { service: services, port: value([9411, 1, 65535], [0, 65536, 4294967295]) };
const status = value(['', '503', '+403', '0', '5x'], ['499x', '499', '99999999999', '403.0', ' 403', '600']);
const texts = value(['a', '']);
const name = value(['otel', 'authz', 'a', 'b', 'c', 'd', 'e', 'f'], ['', 'otel', 'prometheus']);
const types: Readonly<Record<string, Shape>> = {
  envoyExtAuthzHttp: object(service, {
    statusOnError: status,
    pathPrefix: value(['/check', '', '/a?b=%', 'check', '/%zz'], ['http://a', '/a%2']),
    failOpen: value([true]),
    timeout: value(['1s'], ['1d']),
  }),
  envoyExtAuthzGrpc: object({ ...service, statusOnError: status }),
  zipkin: object(service, { timeout: value(['1s'], ['10', '']) }),
  lightstep: object({ ...service, accessToken: texts }),
  datadog: object(service),
  opencensus: object(service),
  skywalking: object(service, { accessToken: texts }),
  opentelemetry: object(service, {
    grpc: object({}, { timeout: value(['1s']) }),
    http: object({ path: value(['/v1/traces']) }, { timeout: value(['1s']) }),
  }),
  envoyOtelAls: object(service),
  envoyHttpAls: object(service),
  envoyTcpAls: object(service),
  prometheus: object({}),
  stackdriver: object({}),
  envoyFileAccessLog: object({}, { path: value(['/dev/stdout']) }),
};
const provider = choice(
  ...Object.entries(types).map(([type, shape]) => object({ name, [type]: shape })),
  object({ name }),
);

const localities = value(
  ['us/a/x', 'us/b/*', 'eu/*', 'ap'],
  ['*', 'us', 'us/*', 'us/a', '*/a', 'us/*/x', '**', '', 'us//x', 'us/', 'a*b'],
);
const failover = list(
  object({ from: value(['us', 'eu'], ['', 'us/a', '*']), to: value(['ap', 'us'], ['sa', 'ap/a', 'a*', '']) }),
  2,
);
const failoverPriority = list(
  value(
    ['a', 'app=web', 'topology.istio.io/network', 'topology.kubernetes.io/region'],
    ['topology.kubernetes.io/zone', 'topology.istio.io/subzone'],
  ),
  2,
);
/** One locality only: of several Istio reads the first one that chance gives it. */
const weights: Shape = { is: 'map', keys: localities, item: value([100, 100, 0], [101, 1, 99]), most: 1 };

const files = value(['/etc/tls/a.pem', '']);
const tlsSettings = object(
  { mode: value(['DISABLE', 'SIMPLE', 'MUTUAL', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'], ['NONE']) },
  {
    credentialName: value(['a', '', 'configmap://a/b'], ['configmap://']),
    clientCertificate: files,
    privateKey: files,
    caCertificates: files,
    subjectAltNames: list(value(['a.b'])),
    insecureSkipVerify: value([true, true, false]),
  },
);
const tracing = choice(
  object({ zipkin: object({ address: onHost }) }, { sampling: value([1, 10.5]) }),
  object({ datadog: object({ address: onHost }) }),
  object({ lightstep: object({ address: addresses, accessToken: texts }) }),
  object({ tlsSettings }),
  object({ tlsSettings }),
);
const keyProvider = choice(
  object({ cryptomb: object({ pollDelay: value(['10ms'], ['0s', '1d', '-0s']) }) }),
  object({ qat: object({ pollDelay: value(['10ms'], ['0s', '0']) }) }),
  object({}),
);
const bytes = value([0, 32768], [-1]);
const time = value(['1s', '0s', '500us'], ['-1s', '-1ns']);
const limit = value([1, 100], [0, -1]);
const window = value([65535, 1048576], [65534, 0, -1]);
const connectionSettings = object(
  {},
  {
    listenerPerConnectionBufferLimitBytes: bytes,
    clusterPerConnectionBufferLimitBytes: bytes,
    httpIdleTimeout: time,
    httpMaxConnectionDuration: time,
    httpDrainTimeout: time,
    httpRequestTimeout: time,
    httpRequestHeadersTimeout: time,
    httpStreamIdleTimeout: time,
    httpMaxStreamDuration: time,
    httpMaxConcurrentStreams: limit,
    http2InitialStreamWindowSize: window,
    http2InitialConnectionWindowSize: window,
    listenerConnectionLimit: limit,
    globalDownstreamConnectionLimit: limit,
  },
);
const defaultConfig = object(
  {},
  {
    configPath: value(['./etc/istio/proxy'], ['']),
    binaryPath: value(['/usr/local/bin/envoy'], ['']),
    serviceCluster: value(['istio-proxy'], ['']),
    tracingServiceName: value(['APP_LABEL_AND_NAMESPACE'], ['NONE']),
    drainDuration: value(['45s', '1m'], ['0s', '1500ms', '1ms', '1ns', '-1s', '1d']),
    terminationDrainDuration: value(['5s', '0s'], ['5', '']),
    discoveryAddress: addresses,
    statsdUdpAddress: addresses,
    envoyMetricsServiceAddress: addresses,
    envoyMetricsService: object({ address: addresses }),
    envoyAccessLogService: object({ address: addresses }),
    proxyAdminPort: ports,
    statusPort: ports,
    proxyMetadata: map(value(['ISTIO_META_DNS_CAPTURE', 'ISTIO_META_DNS_AUTO_ALLOCATE']), value(['true'], [1])),
    privateKeyProvider: keyProvider,
    connectionSettings,
    tracing,
    holdApplicationUntilProxyStarts: value([true], ['yes']),
    concurrency: value([2], [1.5]),
    image: object({ imageType: value(['distroless']) }),
    holdAplicationUntilProxyStarts: value([], [true]),
  },
);
const domains = value(['cluster.local', 'a.', 'example.com', 'A'], ['', 'a_b', 'a..b', '.', '*.a', 'a/b', 'a..']);
const curves = list(value(['P-256', 'X25519'], ['', 'P256', 'x25519', 'P-256']), 3);

/** The mesh configuration stands as text in a ConfigMap. */
function asConfigMap({ spec }: JsonObject): JsonObject {
  const { notYaml, ...fields } = isObject(spec) ? spec : {};
  const mesh = typeof notYaml === 'string' ? notYaml : JSON.stringify(fields);
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio' }, data: { mesh } };
}

/** What Istio says nothing of. */
const effects = new Set(meshEffectRules.parts.flatMap(({ rules }) => rules.map(({ name }) => name)));

/** Where Istio stops reading the places of load balancing. */
const OF_LOCALITY = [
  ...['no-failover-with-topology-priority', 'valid-locality-weight', 'valid-locality-weight-sum', 'valid-locality'],
  ...['no-failover-to-same-region', 'no-zone-in-failover', 'no-wildcard-in-failover'],
];

export const meshConfig: RuleConformance = {
  slug: 'mesh-config',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  finish: asConfigMap,
  spec: object(
    {},
    {
      proxyListenPort: ports,
      connectTimeout: value(['10s', '1ms', '1h'], ['0s', '1ns', '1500us', '3601s', '-1s', '1d', '10']),
      protocolDetectionTimeout: value(['0s', '100ms', '-1s'], ['1ns', '1500us', '1d']),
      dnsRefreshRate: value(['60s'], ['x']),
      hboneIdleTimeout: value(['60s'], ['1']),
      trustDomain: domains,
      trustDomainAliases: list(domains, 2),
      serviceSettings: list(
        object({
          hosts: list(value(['*.shop.svc.cluster.local', 'a'], ['', 'a_b', '*a', 'a.*', '**', 'a.1', 'a..b']), 2),
        }),
        2,
      ),
      meshMTLS: object({}, { minProtocolVersion: value(['TLSV1_3'], ['1.3']), ecdhCurves: curves }),
      tlsDefaults: object({}, { ecdhCurves: curves, cipherSuites: list(value(['AES128-SHA'])) }),
      localityLbSetting: object(
        {},
        { distribute: list(object({ from: localities, to: weights }), 2), failover, failoverPriority },
      ),
      zoneAwareLbSetting: object({}, { failover, failoverPriority }),
      defaultTrafficPolicy: object(
        {},
        {
          connectionPool: choice(
            connectionPool,
            object({ http: object({ h2UpgradePolicy: value(['UPGRADE']), useClientProtocol: value([true]) }) }),
          ),
          outlierDetection: object(
            {},
            {
              baseEjectionTime: duration,
              interval: duration,
              consecutiveLocalOriginFailures: value([0, 1], [5]),
              splitExternalLocalOriginErrors: value([true, false]),
              maxEjectionPercent: value([0, 100], [-1, 101]),
              minHealthPercent: value([0, 100], [-1, 101]),
            },
          ),
        },
      ),
      defaultConfig,
      extensionProviders: list(provider, 3),
      accessLogEncoding: value(['TEXT', 'JSON'], ['XML']),
      enableAutoMtls: value([true], ['no', 1]),
      outboundTrafficPolicy: object({ mode: value(['ALLOW_ANY', 'REGISTRY_ONLY'], ['DENY']) }),
      enableAutoMTLS: value([], [true]),
      notYaml: value([false], ['{a: 1', '[]', 'a: b: c', '- a', '5', 'a\n']),
    },
  ),
  messages: {
    'no-empty-connection-pool': connectionPoolMessages['no-empty-connection-pool']!,
    'no-negative-limit': /^(?!invalid connection settings).* must be non-negative/,
    'no-upgrade-with-client-protocol': connectionPoolMessages['no-upgrade-with-client-protocol']!,
    'no-unknown-field': /^dropped: unknown field/,
    'valid-port': /^invalid (proxy listen|proxy admin|status) port:/,
    'valid-connect-timeout': /^invalid connect timeout:/,
    'valid-protocol-detection-timeout': /^invalid protocol detection timeout:/,
    'valid-drain-duration': /invalid drain duration:|^drain time only/,
    'valid-trust-domain': /^trustDomain(: |Aliases\[)/,
    'valid-service-host': /^serviceSettings\[/,
    'no-mesh-ecdh-curves': /^mesh TLS does not support/,
    'no-unknown-ecdh-curve': /^detected unrecognized ECDH/,
    'no-duplicate-ecdh-curve': /^detected duplicate ECDH/,
    'no-empty-proxy-setting': /^(config path|binary path|service cluster|discovery address) must be/,
    'valid-address':
      /^invalid (discovery address|statsd udp address|envoy metrics service address|envoy access log service address|zipkin config|datadog config|lightstep config: (address is required|invalid lightstep address))/,
    'no-missing-access-token': /^invalid lightstep config: access token/,
    'no-config-map-credential': /invalid configmap:\/\/ credentialName/,
    'no-verification-with-skip-verify': /when InsecureSkipVerify is set true/,
    'no-files-with-credential': /cannot specify client certificates or CA certificate/,
    'no-missing-client-certificate': /(client certificate|private key) required for mutual tls/,
    'no-dns-auto-allocate': /ISTIO_META_DNS_AUTO_ALLOCATE/,
    'valid-private-key-provider': /^invalid private key provider configuration:/,
    'no-negative-connection-setting': /^invalid connection settings: .* must be non-negative/,
    'no-zero-connection-limit': /^invalid connection settings: .* must be positive/,
    'valid-window-size': /^invalid connection settings: .* must be at least/,
    'no-distribute-with-failover': /can not simultaneously specify 'distribute' and 'failover'/,
    'no-failover-with-topology-priority': /can not simultaneously set 'failover' and topology label/,
    'no-topology-priority-with-zone-aware': /'failover_priority' for zone aware lb/,
    'valid-locality-weight': /locality weight must be in range/,
    'valid-locality-weight-sum': /total locality weight/,
    'valid-locality': /^locality (?!lb |weight ).*(overlap|wildcard|must not contain empty)/,
    'no-failover-to-same-region': /must specify different regions/,
    'no-zone-in-failover': /lb failover only specif/,
    'no-wildcard-in-failover': /failover region should not contain/,
    'no-local-failures-without-split': /consecutive local origin failures is specified/,
    'valid-outlier-percent': /percentage .* is not in range/,
    'valid-duration': /^(duration must be greater than 1ms|only durations to ms precision are supported)/,
    'no-missing-provider-name': /empty extension provider name/,
    'no-missing-provider-type': /unsupported provider:/,
    'valid-provider-service':
      /service must not be empty|invalid service fmt|config namespace and dnsName in host|invalid namespace value|short names|(^|provider .*: )(domain name .* (invalid|too long)|empty domain name|partial wildcard)/,
    'valid-provider-port': /^(invalid extension provider .*: )?(invalid service port: )?port number/,
    'valid-status-on-error': /statusOnError value/,
    'valid-path-prefix': /pathPrefix/,
    'no-missing-provider-token': /^(invalid extension provider .*: )?access token is required/,
    'no-grpc-with-http': /cannot specify both grpc and http/,
  },
  ofDecoder: ['valid-mesh-yaml', 'valid-type', 'valid-duration-text'],
  hides: {
    'no-distribute-with-failover': OF_LOCALITY,
    'no-failover-with-topology-priority': OF_LOCALITY,
    'valid-locality-weight': OF_LOCALITY,
    'valid-locality-weight-sum': OF_LOCALITY,
  },
  lost: (rule) => effects.has(rule),
};
