import { applyRules } from '../../src/rules/apply-rules';
import { proxyConfigAnnotationRules } from '../../src/rules/proxy-config-annotation/proxy-config-annotation-rules';
import { deployment, object } from './metadata-objects';
import { testRules } from './rule-examples';
import type { RuleExample } from './rule-examples';

const KEY = 'proxy.istio.io/config';
const POINTER = '/spec/template/metadata/annotations/proxy.istio.io~1config';

/** A text of the annotation, what is said of it, and a text after the fix. */
function example(broken: string, message: string, fixed: string): readonly RuleExample[] {
  const pods = (text: string): object => deployment({ annotations: { [KEY]: text } });
  return [{ broken: pods(broken), finds: { [POINTER]: message }, fixed: pods(fixed) }];
}

testRules(proxyConfigAnnotationRules, {
  'valid-yaml': [
    ...example(
      'a: b: c',
      `line 1 of the annotation \`${KEY}\`: the YAML cannot be read: bad indentation of a mapping entry`,
      'concurrency: 2',
    ),
    ...example('[]', `the annotation \`${KEY}\` is [], which has no fields`, ''),
  ],
  'no-unknown-field': example(
    'holdAplicationUntilProxyStarts: true',
    '`holdAplicationUntilProxyStarts` is no field of ProxyConfig',
    'holdApplicationUntilProxyStarts: true',
  ),
  'no-newer-field': example(
    'connectionSettings: {}',
    '`connectionSettings` is new in Istio 1.31, the mesh runs 1.30',
    'statsCompression: true',
  ),
  'valid-type': example(
    'concurrency: two',
    '`concurrency` is the string "two", it has to be a whole number',
    'concurrency: "2"',
  ),
  'valid-port': example('statusPort: 0', '`statusPort` is 0, which is no port', ''),
  'no-old-metrics-address': example(
    'envoyMetricsServiceAddress: metrics.a:15000',
    '`envoyMetricsServiceAddress` is set without `envoyMetricsService`',
    'envoyMetricsService: {address: "metrics.a:15000"}',
  ),
  'no-deprecated-field': example('zipkinAddress: "a.b:1"', '`zipkinAddress` is deprecated, and has no effect', ''),
  'no-empty-proxy-setting': example('binaryPath: ""', '`binaryPath` is empty', ''),
  'valid-address': example(
    'discoveryAddress: istiod',
    '`discoveryAddress` is "istiod", which is no host and port',
    'discoveryAddress: istiod.istio-system:15012',
  ),
  'no-missing-access-token': example(
    'tracing: {lightstep: {address: "a.b:1"}}',
    '`tracing.lightstep.accessToken` is not set',
    'tracing: {lightstep: {address: "a.b:1", accessToken: a}}',
  ),
  'no-config-map-credential': example(
    'tracing: {tlsSettings: {credentialName: "configmap://a/b"}}',
    '`tracing.tlsSettings.credentialName` is "configmap://a/b"',
    'tracing: {tlsSettings: {caCertificates: /etc/a.pem}}',
  ),
  'valid-drain-duration': example(
    'drainDuration: 500ms',
    '`drainDuration` is "500ms", which is no whole number of seconds',
    'drainDuration: 5s',
  ),
  'valid-private-key-provider': example(
    'privateKeyProvider: {}',
    '`privateKeyProvider` is neither `cryptomb` nor `qat`',
    'privateKeyProvider: {qat: {pollDelay: 10ms}}',
  ),
  'no-negative-connection-setting': example(
    'connectionSettings: {httpIdleTimeout: -1s}',
    '`connectionSettings.httpIdleTimeout` is "-1s"',
    'connectionSettings: {httpIdleTimeout: 60s}',
  ),
  'no-zero-connection-limit': example(
    'connectionSettings: {listenerConnectionLimit: 0}',
    '`connectionSettings.listenerConnectionLimit` is 0',
    'connectionSettings: {listenerConnectionLimit: 1}',
  ),
  'valid-window-size': example(
    'connectionSettings: {http2InitialStreamWindowSize: 1}',
    '`connectionSettings.http2InitialStreamWindowSize` is 1',
    'connectionSettings: {http2InitialStreamWindowSize: 65535}',
  ),
  'no-verification-with-skip-verify': example(
    'tracing: {tlsSettings: {mode: SIMPLE, insecureSkipVerify: true, caCertificates: a}}',
    '`tracing.tlsSettings.caCertificates` is set, but `insecureSkipVerify` is true',
    'tracing: {tlsSettings: {mode: SIMPLE, caCertificates: a}}',
  ),
  'no-files-with-credential': example(
    'tracing: {tlsSettings: {mode: SIMPLE, credentialName: a, caCertificates: a}}',
    '`tracing.tlsSettings.caCertificates` is set beside `credentialName`',
    'tracing: {tlsSettings: {mode: SIMPLE, credentialName: a}}',
  ),
  'no-missing-client-certificate': example(
    'tracing: {tlsSettings: {mode: MUTUAL, clientCertificate: a}}',
    'the mode is MUTUAL, but `tracing.tlsSettings.privateKey` is not set',
    'tracing: {tlsSettings: {mode: MUTUAL, clientCertificate: a, privateKey: b}}',
  ),
  'valid-duration-text': example(
    'terminationDrainDuration: "5"',
    '`terminationDrainDuration` is "5", which is no duration',
    'terminationDrainDuration: 5s',
  ),
});

test('the pods of all kinds are read, and no other place', () => {
  const keys = { annotations: { [KEY]: 'statusPort: 0' } };
  const found = (manifest: object): string[] =>
    applyRules(manifest as Record<string, unknown>)
      .filter(({ id }) => id === 'istio/proxy-config-annotation/valid-port')
      .map(({ pointer = '' }) => pointer);
  const template = { metadata: keys };
  expect(found(object('Pod', keys))).toEqual(['/metadata/annotations/proxy.istio.io~1config']);
  expect(found(object('Rollout', keys, { template }))).toEqual([POINTER]);
  expect(found(object('CronJob', {}, { jobTemplate: { spec: { template } } }))).toEqual([
    `/spec/jobTemplate${POINTER}`,
  ]);
  expect(found(deployment({ ...keys, labels: { 'sidecar.istio.io/inject': 'false' } }))).toEqual([]);
});

test('texts that say nothing are read', () => {
  expect(
    ['', 'null', '# nothing'].flatMap((text) =>
      applyRules(deployment({ annotations: { [KEY]: text } }) as Record<string, unknown>),
    ),
  ).toEqual([]);
});
