import { applyRules } from '../../src/rules/apply-rules';
import { meshConfigRules } from '../../src/rules/mesh-config/mesh-config-rules';
import { trafficParts } from '../../src/rules/mesh-config/traffic';
import { configMap, mesh, proxy } from './mesh-config-examples';
import { testRules } from './rule-examples';

const parts = meshConfigRules.parts.filter(
  (part) =>
    !(trafficParts as readonly unknown[]).includes(part) &&
    !part.rules.some(({ name }) => name === 'no-missing-provider-name'),
);

testRules(
  { ...meshConfigRules, parts },
  {
    'valid-mesh-yaml': [
      {
        broken: configMap('enableTracing: true\naccessLogFile: ['),
        finds: {
          '/data/mesh':
            'line 3 of `data.mesh`: the YAML cannot be read: unexpected end of the stream within a flow collection',
        },
        fixed: configMap('accessLogFile: /dev/stdout'),
      },
      {
        broken: configMap('- accessLogFile'),
        finds: { '/data/mesh': '`data.mesh` is a list of 1, which has no fields' },
        fixed: configMap(''),
      },
    ],
    'no-newer-field': [
      {
        broken: mesh({ serviceEntryVisibility: {} }),
        finds: {
          '/spec/meshConfig/serviceEntryVisibility':
            '`spec.meshConfig.serviceEntryVisibility` is new in Istio 1.31, the mesh runs 1.30',
        },
        fixed: mesh({ hboneIdleTimeout: '1h' }),
      },
      {
        broken: configMap('hboneIdleTimeout: 1h\nzoneAwareLbSetting: {}'),
        finds: { '/data/mesh': '`zoneAwareLbSetting` is new in Istio 1.31, the mesh runs 1.30' },
        fixed: configMap('hboneIdleTimeout: 1h'),
      },
    ],
    'no-unreadable-outbound-mode': [
      {
        broken: mesh({ outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } }),
        finds: {
          '/spec/meshConfig/outboundTrafficPolicy/mode':
            '`spec.meshConfig.outboundTrafficPolicy.mode: ALLOW_ANY_DYNAMIC_DNS` is new in Istio 1.31',
        },
        fixed: mesh({ outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }),
      },
    ],
    'no-idle-outbound-mode': [
      {
        broken: configMap('outboundTrafficPolicy: { mode: ALLOW_ANY_DYNAMIC_DNS }'),
        finds: { '/data/mesh': '`outboundTrafficPolicy.mode: ALLOW_ANY_DYNAMIC_DNS` is new in Istio 1.31' },
        fixed: configMap('outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
      },
    ],
    'no-unknown-field': [
      {
        broken: mesh({ accessLogfile: '/dev/stdout', defaultConfig: { holdAplicationUntilProxyStarts: true } }),
        finds: {
          '/spec/meshConfig/accessLogfile':
            '`spec.meshConfig.accessLogfile` is no field of `spec.meshConfig` in IstioOperator',
          '/spec/meshConfig/defaultConfig/holdAplicationUntilProxyStarts':
            '`spec.meshConfig.defaultConfig.holdAplicationUntilProxyStarts` is no field of `spec.meshConfig.defaultConfig` in IstioOperator',
        },
        fixed: mesh({ accessLogFile: '/dev/stdout', defaultConfig: { holdApplicationUntilProxyStarts: true } }),
      },
      {
        broken: mesh({ drainDuration: '5s' }),
        finds: {
          '/spec/meshConfig/drainDuration':
            '`spec.meshConfig.drainDuration` is no field of `spec.meshConfig` in IstioOperator',
        },
        fixed: mesh({ defaultConfig: { drainDuration: '5s' }, zoneAwareLbSetting: {} }),
      },
      {
        broken: configMap('enableAutoMTLS: true'),
        finds: { '/data/mesh': '`enableAutoMTLS` is no field of MeshConfig' },
        fixed: configMap('enableAutoMtls: true'),
      },
    ],
    'valid-type': [
      {
        broken: mesh({ enableAutoMtls: 'yes', accessLogEncoding: 'XML', defaultConfig: { proxyMetadata: { A: 1 } } }),
        finds: {
          '/spec/meshConfig/enableAutoMtls':
            '`spec.meshConfig.enableAutoMtls` is the string "yes", it has to be a boolean',
          '/spec/meshConfig/accessLogEncoding': '`spec.meshConfig.accessLogEncoding` is "XML", allowed is TEXT or JSON',
          '/spec/meshConfig/defaultConfig/proxyMetadata/A':
            '`spec.meshConfig.defaultConfig.proxyMetadata.A` is the number 1, it has to be a string',
        },
        fixed: mesh({
          enableAutoMtls: true,
          accessLogEncoding: 'JSON',
          proxyListenPort: '15001',
          defaultConfig: { proxyMetadata: { A: '1' } },
        }),
      },
    ],
    'valid-port': [
      {
        broken: mesh({ proxyListenPort: 0, defaultConfig: { proxyAdminPort: 65536, statusPort: -1 } }),
        finds: {
          '/spec/meshConfig/proxyListenPort': '`spec.meshConfig.proxyListenPort` is 0, which is no port',
          '/spec/meshConfig/defaultConfig/proxyAdminPort':
            '`spec.meshConfig.defaultConfig.proxyAdminPort` is 65536, which is no port',
          '/spec/meshConfig/defaultConfig/statusPort':
            '`spec.meshConfig.defaultConfig.statusPort` is -1, which is no port',
        },
        fixed: mesh({ proxyListenPort: 15001, defaultConfig: {} }),
      },
    ],
    'valid-trust-domain': [
      {
        broken: mesh({ trustDomain: '', trustDomainAliases: ['a_b', 'a.b', '.'] }),
        finds: {
          '/spec/meshConfig/trustDomain': 'the trust domain "" is no DNS name',
          '/spec/meshConfig/trustDomainAliases/0': 'the trust domain "a_b" is no DNS name',
          '/spec/meshConfig/trustDomainAliases/2': 'the trust domain "." is no DNS name',
        },
        fixed: mesh({ trustDomain: 'cluster.local.', trustDomainAliases: ['a.b'] }),
      },
    ],
    'valid-service-host': [
      {
        broken: mesh({ serviceSettings: [{ hosts: ['*.shop', 'a_b'] }] }),
        finds: {
          '/spec/meshConfig/serviceSettings/0/hosts/1': 'the host "a_b" has the label "a_b", which is no DNS label',
        },
        fixed: mesh({ serviceSettings: [{ hosts: ['*.shop'] }] }),
      },
    ],
    'no-mesh-ecdh-curves': [
      {
        broken: mesh({ meshMTLS: { ecdhCurves: ['P-256'] } }),
        finds: { '/spec/meshConfig/meshMTLS/ecdhCurves': '`spec.meshConfig.meshMTLS.ecdhCurves` is set' },
        fixed: mesh({ meshMTLS: { ecdhCurves: [] }, tlsDefaults: { ecdhCurves: ['P-256'] } }),
      },
    ],
    'no-unknown-ecdh-curve': [
      {
        broken: mesh({ tlsDefaults: { ecdhCurves: ['P256', 'curve'] } }),
        finds: {
          '/spec/meshConfig/tlsDefaults/ecdhCurves/0': 'the curve "P256" is unknown',
          '/spec/meshConfig/tlsDefaults/ecdhCurves/1': 'the curve "curve" is unknown',
        },
        fixed: mesh({ tlsDefaults: { ecdhCurves: ['P-256'] } }),
      },
    ],
    'no-duplicate-ecdh-curve': [
      {
        broken: mesh({ tlsDefaults: { ecdhCurves: ['P-256', 'P-256'] } }),
        finds: { '/spec/meshConfig/tlsDefaults/ecdhCurves/1': 'the curve "P-256" is there twice' },
        fixed: mesh({ tlsDefaults: { ecdhCurves: ['P-256', 'X25519'] } }),
      },
    ],
    'valid-connect-timeout': [
      {
        broken: mesh({ connectTimeout: '1500us' }),
        finds: {
          '/spec/meshConfig/connectTimeout':
            '`spec.meshConfig.connectTimeout` is "1500us", which is no whole number of milliseconds',
        },
        fixed: mesh({ connectTimeout: '10s' }),
      },
      {
        broken: mesh({ connectTimeout: '61m' }),
        finds: {
          '/spec/meshConfig/connectTimeout': '`spec.meshConfig.connectTimeout` is "61m", which is longer than 1h',
        },
        fixed: mesh({ connectTimeout: '1h' }),
      },
    ],
    'valid-protocol-detection-timeout': [
      {
        broken: mesh({ protocolDetectionTimeout: '1us' }),
        finds: {
          '/spec/meshConfig/protocolDetectionTimeout':
            '`spec.meshConfig.protocolDetectionTimeout` is "1us", which is no whole number of milliseconds',
        },
        fixed: mesh({ protocolDetectionTimeout: '0s' }),
      },
    ],
    'no-empty-proxy-setting': [
      {
        broken: proxy({ configPath: '', binaryPath: '', serviceCluster: '', discoveryAddress: '' }),
        finds: {
          '/spec/meshConfig/defaultConfig/configPath': '`spec.meshConfig.defaultConfig.configPath` is empty',
          '/spec/meshConfig/defaultConfig/binaryPath': '`spec.meshConfig.defaultConfig.binaryPath` is empty',
          '/spec/meshConfig/defaultConfig/discoveryAddress':
            '`spec.meshConfig.defaultConfig.discoveryAddress` is empty',
          '/spec/meshConfig/defaultConfig/serviceCluster': '`spec.meshConfig.defaultConfig.serviceCluster` is empty',
        },
        fixed: proxy({ serviceCluster: '', tracingServiceName: 'APP_LABEL_AND_NAMESPACE' }),
      },
    ],
    'valid-address': [
      {
        broken: proxy({
          discoveryAddress: 'istiod',
          statsdUdpAddress: 'a:0',
          envoyMetricsService: { address: 'a_b:1' },
          tracing: { zipkin: {} },
        }),
        finds: {
          '/spec/meshConfig/defaultConfig/discoveryAddress':
            '`spec.meshConfig.defaultConfig.discoveryAddress` is "istiod", which is no host and port',
          '/spec/meshConfig/defaultConfig/statsdUdpAddress':
            '`spec.meshConfig.defaultConfig.statsdUdpAddress` is "a:0", which has no port from 1 to 65535',
          '/spec/meshConfig/defaultConfig/envoyMetricsService/address':
            '`spec.meshConfig.defaultConfig.envoyMetricsService.address` is "a_b:1", which has no host name or IP address',
          '/spec/meshConfig/defaultConfig/tracing/zipkin/address':
            '`spec.meshConfig.defaultConfig.tracing.zipkin.address` is "", which is empty',
        },
        fixed: proxy({
          discoveryAddress: 'istiod.istio-system.svc:15012',
          statsdUdpAddress: '[::1]:80',
          tracing: { zipkin: { address: '$(HOST_IP):9411' } },
        }),
      },
    ],
    'no-missing-access-token': [
      {
        broken: proxy({ tracing: { lightstep: { address: 'a:1' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/tracing/lightstep/accessToken':
            '`spec.meshConfig.defaultConfig.tracing.lightstep.accessToken` is not set',
        },
        fixed: proxy({ tracing: { lightstep: { address: 'a:1', accessToken: 'a' } } }),
      },
    ],
    'no-config-map-credential': [
      {
        broken: proxy({ tracing: { tlsSettings: { credentialName: 'configmap://a/b' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/tracing/tlsSettings/credentialName':
            '`spec.meshConfig.defaultConfig.tracing.tlsSettings.credentialName` is "configmap://a/b"',
        },
        fixed: proxy({ tracing: { tlsSettings: { caCertificates: '/etc/a.pem' } } }),
      },
    ],
    'no-dns-auto-allocate': [
      {
        broken: proxy({ proxyMetadata: { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' } }),
        finds: {
          '/spec/meshConfig/defaultConfig/proxyMetadata/ISTIO_META_DNS_AUTO_ALLOCATE':
            '`ISTIO_META_DNS_AUTO_ALLOCATE` is deprecated',
        },
        fixed: proxy({ proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } }),
      },
    ],
    'valid-drain-duration': [
      {
        broken: proxy({ drainDuration: '1500ms' }),
        finds: {
          '/spec/meshConfig/defaultConfig/drainDuration':
            '`spec.meshConfig.defaultConfig.drainDuration` is "1500ms", which is no whole number of seconds',
        },
        fixed: proxy({ drainDuration: '45s' }),
      },
    ],
    'valid-private-key-provider': [
      {
        broken: proxy({ privateKeyProvider: {} }),
        finds: {
          '/spec/meshConfig/defaultConfig/privateKeyProvider':
            '`spec.meshConfig.defaultConfig.privateKeyProvider` is neither `cryptomb` nor `qat`',
        },
        fixed: proxy({ privateKeyProvider: { qat: { pollDelay: '10ms' } } }),
      },
      {
        broken: proxy({ privateKeyProvider: { cryptomb: {} } }),
        finds: {
          '/spec/meshConfig/defaultConfig/privateKeyProvider/cryptomb/pollDelay':
            '`spec.meshConfig.defaultConfig.privateKeyProvider.cryptomb.pollDelay` is not set',
        },
        fixed: proxy({ privateKeyProvider: { cryptomb: { pollDelay: '10ms' } } }),
      },
      {
        broken: proxy({ privateKeyProvider: { cryptomb: { pollDelay: '0s' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/privateKeyProvider/cryptomb/pollDelay':
            '`spec.meshConfig.defaultConfig.privateKeyProvider.cryptomb.pollDelay` is zero',
        },
        fixed: proxy({ privateKeyProvider: { cryptomb: { pollDelay: '1s' } } }),
      },
    ],
    'no-negative-connection-setting': [
      {
        broken: proxy({ connectionSettings: { listenerPerConnectionBufferLimitBytes: -1, httpIdleTimeout: '-1s' } }),
        finds: {
          '/spec/meshConfig/defaultConfig/connectionSettings/listenerPerConnectionBufferLimitBytes':
            '`spec.meshConfig.defaultConfig.connectionSettings.listenerPerConnectionBufferLimitBytes` is -1',
          '/spec/meshConfig/defaultConfig/connectionSettings/httpIdleTimeout':
            '`spec.meshConfig.defaultConfig.connectionSettings.httpIdleTimeout` is "-1s"',
        },
        fixed: proxy({ connectionSettings: { listenerPerConnectionBufferLimitBytes: 0, httpIdleTimeout: '0s' } }),
      },
    ],
    'no-zero-connection-limit': [
      {
        broken: proxy({ connectionSettings: { listenerConnectionLimit: 0 } }),
        finds: {
          '/spec/meshConfig/defaultConfig/connectionSettings/listenerConnectionLimit':
            '`spec.meshConfig.defaultConfig.connectionSettings.listenerConnectionLimit` is 0',
        },
        fixed: proxy({ connectionSettings: { listenerConnectionLimit: 1 } }),
      },
    ],
    'valid-window-size': [
      {
        broken: proxy({ connectionSettings: { http2InitialStreamWindowSize: 65534 } }),
        finds: {
          '/spec/meshConfig/defaultConfig/connectionSettings/http2InitialStreamWindowSize':
            '`spec.meshConfig.defaultConfig.connectionSettings.http2InitialStreamWindowSize` is 65534',
        },
        fixed: proxy({ connectionSettings: { http2InitialStreamWindowSize: 65535 } }),
      },
    ],
    'valid-duration-text': [
      {
        broken: mesh({ connectTimeout: '10', extensionProviders: [{ name: 'a', zipkin: { timeout: '1d' } }] }),
        finds: {
          '/spec/meshConfig/connectTimeout': '`spec.meshConfig.connectTimeout` is "10", which is no duration',
          '/spec/meshConfig/extensionProviders/0/zipkin/timeout':
            '`spec.meshConfig.extensionProviders[0].zipkin.timeout` is "1d", which is no duration',
        },
        fixed: mesh({ connectTimeout: '10s', dnsRefreshRate: '1m30s' }),
      },
    ],
  },
);

const idsOf = (object: Record<string, unknown>): string[] =>
  applyRules(object).map(({ id, pointer }) => `${id} ${pointer}`);
const port = { proxyListenPort: 0 };

test('the mesh configuration is found wherever it stands', () => {
  const sail = {
    apiVersion: 'sailoperator.io/v1',
    metadata: { name: 'default' },
    spec: { values: { meshConfig: port } },
  };
  const place = 'istio/mesh-config/valid-port';
  expect(idsOf(configMap('proxyListenPort: 0'))).toEqual([`${place} /data/mesh`]);
  expect(idsOf(configMap('proxyListenPort: 0', 'istio-canary'))).toEqual([`${place} /data/mesh`]);
  expect(idsOf({ ...sail, kind: 'Istio' })).toEqual([`${place} /spec/values/meshConfig/proxyListenPort`]);
  expect(idsOf({ ...sail, kind: 'IstioRevision' })).toEqual([`${place} /spec/values/meshConfig/proxyListenPort`]);
});

test('other ConfigMaps are left alone', () => {
  expect(idsOf(configMap('proxyListenPort: 0', 'mesh'))).toEqual([]);
  expect(idsOf({ ...configMap(''), data: { other: '{' } })).toEqual([]);
  expect(idsOf({ ...configMap(''), data: { mesh: 5 } })).toEqual([]);
});

test('messages name the field in the text, and say who refuses it', () => {
  const [finding] = applyRules(configMap('localityLbSetting: {distribute: [{from: a, to: {b: 3}}]}'));
  expect(finding!.message).toBe('`localityLbSetting.distribute[0].to`: the weights are 3 together');
  expect(finding!.why).toBe('istiod refuses the mesh configuration: a share of the requests would have nowhere to go');
});

test.each([
  ['1.28', ['hboneIdleTimeout', 'timeout', 'serviceAttributeEnrichment', 'connectionSettings']],
  ['1.29', ['serviceAttributeEnrichment', 'connectionSettings']],
  ['1.30', ['connectionSettings']],
  ['1.31', []],
  [undefined, []],
] as const)('what is newer than Istio %s is a finding, also in items of lists', (istio, fields) => {
  const object = mesh({
    hboneIdleTimeout: '1h',
    defaultConfig: { connectionSettings: {} },
    extensionProviders: [
      { name: 'zipkin', zipkin: { service: 'zipkin.example.com', port: 9411, timeout: '5s' } },
      { name: 'otel', opentelemetry: { service: 'otel.example.com', port: 4317, serviceAttributeEnrichment: 'X' } },
    ],
  });
  const found = applyRules(object as Record<string, unknown>, istio ? { istio } : {})
    .filter(({ id }) => id === 'istio/mesh-config/no-newer-field')
    .map(({ pointer }) => pointer!.split('/').at(-1));
  expect(found.sort()).toEqual([...fields].sort());
});
