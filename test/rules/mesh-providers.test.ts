import { App, Chart } from 'cdk8s';
import { ConfigMap } from '../../imports/kubernetes';
import { Telemetry } from '../../imports/istio';
import { diagnose } from '../../src/objects/diagnose';
import { readObjects } from '../../src/objects/read-objects';
import '../../src/rules/register';
import { configMap, mesh } from './mesh-config-examples';

const telemetry = (name: string): object => ({
  apiVersion: 'telemetry.istio.io/v1',
  kind: 'Telemetry',
  metadata: { name: 'mesh', namespace: 'shop' },
  spec: { tracing: [{ providers: [{ name }] }] },
});
const sail = (spec: object, kind = 'Istio'): object => ({
  apiVersion: 'sailoperator.io/v1',
  kind,
  metadata: { name: 'default' },
  spec: { namespace: 'istio-system', version: 'v1.30.3', ...spec },
});
const UNDEFINED = 'istio/telemetry/no-undefined-provider';
const UNFIT = 'istio/telemetry/no-unfit-provider';
/** What is said of the provider of a Telemetry beside other objects. */
const said = (name: string, ...beside: object[]): string[] =>
  diagnose([telemetry(name), ...beside])
    .map(({ id }) => id)
    .filter((id) => id === UNDEFINED || id === UNFIT);
const zipkin = { extensionProviders: [{ name: 'zipkin', zipkin: { service: 'zipkin.istio-system.svc', port: 9411 } }] };
const authz = { extensionProviders: [{ name: 'zipkin', envoyExtAuthzGrpc: { service: 'a.b', port: 1 } }] };

test('without a mesh configuration nobody knows what is defined', () => {
  const other = { ...configMap('a: b'), metadata: { name: 'other' } };
  const gateways = {
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    metadata: { name: 'a' },
    spec: {},
  };
  expect(said('otel')).toEqual([]);
  expect(said('otel', other, gateways, telemetry('zipkin'))).toEqual([]);
});

test.each<[string, object]>([
  ['the ConfigMap', configMap('accessLogFile: /dev/stdout')],
  ['an empty ConfigMap', configMap('')],
  ['the ConfigMap of a revision', configMap('{}', 'istio-canary')],
  ['IstioOperator', mesh({})],
  ['Istio', sail({})],
  ['IstioRevision', sail({ values: { meshConfig: zipkin } }, 'IstioRevision')],
])('%s is a mesh configuration', (_, object) => {
  expect(said('otel', object)).toEqual([UNDEFINED]);
  expect(said('prometheus', object)).toEqual([UNFIT]);
});

test('what cannot be read may define anything', () => {
  expect(said('otel', configMap('a: b: c'))).toEqual([]);
  expect(said('otel', mesh({ extensionProviders: {} }), mesh(zipkin))).toEqual([]);
});

test('of several mesh configurations one is enough', () => {
  const revisions = [mesh(zipkin), { ...configMap('{}', 'istio-canary') }];
  expect(said('zipkin', ...revisions)).toEqual([]);
  expect(said('ZIPKIN', sail({ values: { meshConfig: authz } }), ...revisions)).toEqual([]);
  expect(said('zipkin', sail({ values: { meshConfig: authz } }))).toEqual([UNFIT]);
});

test('the profile demo has providers, which a list of its own replaces', () => {
  expect(said('jaeger', sail({ profile: 'demo' }))).toEqual([]);
  expect(said('otel', sail({ values: { global: { profile: 'demo' } } }))).toEqual([UNFIT]);
  expect(said('jaeger', sail({ profile: 'demo', values: { meshConfig: zipkin } }))).toEqual([UNDEFINED]);
});

test('the facts are those of the mesh configuration, with its place', () => {
  const text = `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: mesh, namespace: shop }
spec:
  tracing:
    - providers: [{ name: authz }]
    - providers: [{ name: otle }]
---
apiVersion: sailoperator.io/v1
kind: Istio
metadata: { name: default }
spec:
  namespace: istio-system
  version: v1.30.3
  values:
    meshConfig:
      extensionProviders:
        - name: otel
          opentelemetry: { service: collector.shop.svc.cluster.local, port: 4317 }
        - name: authz
          envoyExtAuthzGrpc: { service: authz.shop.svc.cluster.local, port: 9000 }
`;
  const object = { apiVersion: 'sailoperator.io/v1', kind: 'Istio', name: 'default' };
  const found = diagnose(readObjects(text, { file: 'a.yaml' })).filter(({ id }) => id === UNDEFINED || id === UNFIT);
  expect(found.map(({ line, fix, evidence }) => ({ line, fix, evidence }))).toEqual([
    {
      line: 6,
      fix: 'write one that does: "otel"',
      evidence: [
        {
          message: '"authz" is `envoyExtAuthzGrpc`',
          object,
          pointer: '/spec/values/meshConfig/extensionProviders/1',
          file: 'a.yaml',
          line: 20,
          column: 11,
        },
      ],
    },
    {
      line: 7,
      fix: 'did you mean "otel"?',
      evidence: [
        {
          message: 'the mesh configuration has the providers "otel" and "authz"',
          object,
          pointer: '/spec/values/meshConfig/extensionProviders',
          file: 'a.yaml',
          line: 17,
          column: 7,
        },
      ],
    },
  ]);
});

test('facts of an object without a place get none of another object', () => {
  const [read] = readObjects(JSON.stringify(telemetry('otel')), { file: 'a.yaml' });
  const [found] = diagnose([read!, mesh(zipkin)]).filter(({ id }) => id === UNDEFINED);
  expect(found).toMatchObject({ file: 'a.yaml' });
  expect(found!.evidence).toEqual([expect.not.objectContaining({ file: 'a.yaml' })]);
});

test('an app is a run too', () => {
  const chart = new Chart(new App(), 'chart');
  new ConfigMap(chart, 'istio', { metadata: { name: 'istio' }, data: { mesh: 'extensionProviders: []' } });
  new Telemetry(chart, 'mesh', { spec: { tracing: [{ providers: [{ name: 'otel' }] }] } });
  expect(diagnose(chart)).toMatchObject([
    { id: UNDEFINED, construct: 'chart/mesh', evidence: [{ object: { kind: 'ConfigMap' } }] },
  ]);
});
