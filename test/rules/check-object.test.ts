import { diagnose } from '../../src/objects/diagnose';
import '../../src/rules/register';
import { withPolicy } from './destination-rule-examples';
import { gateway, server, withHosts, withPort, withServer, withTls } from './gateway-examples';

const found = (object: object): string[] => diagnose([object]).map(({ id, pointer }) => `${id} ${pointer}`);
const policy = (spec: object): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'a' },
  spec,
});

test('the rules are a level of checking above the schema', () => {
  expect(found(gateway(server()))).toEqual([]);
  expect(found(withHosts('shop'))).toEqual(['istio/gateway/no-short-host /spec/servers/0/hosts/0']);
});

test('what the schema already reports is not reported again', () => {
  expect(found(withServer({ hosts: 'shop' }))).toEqual(['schema/type /spec/servers/0/hosts']);
  expect(found(withPort({ number: '443', name: 1 }))).toEqual([
    'schema/type /spec/servers/0/port/name',
    'schema/type /spec/servers/0/port/number',
  ]);
  expect(found(withTls({ mode: 'SIMPLE', credentialName: 5 }))).toEqual([
    'schema/type /spec/servers/0/tls/credentialName',
  ]);
});

test('a rule that the resource definition has too is reported once', () => {
  expect(found(policy({ portLevelMtls: { 80: { mode: 'STRICT' } } }))).toEqual(['schema/cel /spec']);
  expect(found(policy({ selector: { matchLabels: { 'a*': 'b' } } }))).toEqual([
    'schema/cel /spec/selector/matchLabels',
  ]);
});

test('of two rules of one field the one that says more is reported', () => {
  expect(found(withHosts('*shop.example.com'))).toEqual(['istio/gateway/no-partial-wildcard /spec/servers/0/hosts/0']);
});

test('so it is in a text, where all fields have the pointer of the text', () => {
  const mesh = 'defaultConfig:\n  envoyMetricsServiceAddress: metrics.shop:80\ncertificates: [{ dnsNames: [a] }]\n';
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio' }, data: { mesh } };
  expect(diagnose([object]).map(({ id, inText }) => `${id} ${inText?.line}`)).toEqual([
    'istio/mesh-effects/no-deprecated-field 3',
    'istio/mesh-effects/no-old-metrics-address 2',
  ]);
});

test('of a field that the version does not have nothing more is said', () => {
  const http = { http2KeepAlive: { interval: '30s' }, maxRetries: -1 };
  const object = withPolicy({ connectionPool: { http } });
  const newest = diagnose([object]).map(({ id }) => id);
  expect(newest).toContain('istio/destination-rule/no-incomplete-keep-alive');
  expect(diagnose([object], { istio: '1.30' }).map(({ id }) => id)).toEqual([
    'schema/istio-version',
    'istio/destination-rule/no-negative-limit',
  ]);
});

test('of a kind that the version does not have nothing more is said', () => {
  const object = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', metadata: { name: 'a' } };
  const extension = { ...object, spec: { selector: {}, wasm: { url: 'oci://example.com/a' } } };
  expect(diagnose([extension]).map(({ id }) => id)).toEqual(['istio/traffic-extension/no-empty-selector']);
  expect(diagnose([extension], { istio: '1.29' }).map(({ id }) => id)).toEqual(['schema/istio-version']);
});
