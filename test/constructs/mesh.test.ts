import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import type { IstioVersion } from '../../src/index';
import { Mesh, TrafficExtension, VirtualService } from '../../src/index';
import { diagnoseApp } from '../../src/objects/app-validation';
import { ShopApp, untyped } from './shop-app';

test('a mesh is strict by default', () => {
  const { spec, metadata } = new ShopApp().one('PeerAuthentication', 'default');
  expect(metadata).toEqual({ name: 'default', namespace: 'istio-system' });
  expect(spec).toEqual({ mtls: { mode: 'STRICT' } });
});

test('the mesh-wide policies are in the root namespace', () => {
  const shop = new ShopApp({ rootNamespace: 'istio-config', mtls: 'PERMISSIVE', defaultDeny: true });
  expect(shop.one('PeerAuthentication', 'default')).toMatchObject({
    metadata: { namespace: 'istio-config' },
    spec: { mtls: { mode: 'PERMISSIVE' } },
  });
  expect(shop.one('AuthorizationPolicy', 'allow-nothing')).toMatchObject({
    metadata: { namespace: 'istio-config' },
    spec: {},
  });
});

test('somebody else may own the mesh-wide policy', () => {
  expect(new ShopApp({ mtls: 'none' }).all('PeerAuthentication')).toEqual([]);
});

test.each([
  ['enabled' as const, { 'istio-injection': 'enabled' }],
  ['none' as const, { 'istio-injection': 'disabled' }],
  [{ revision: 'canary' }, { 'istio.io/rev': 'canary' }],
])('injection %j labels the namespace', (injection, labels) => {
  const shop = new ShopApp({}, { injection, labels: { team: 'a' } });
  expect(shop.one('Namespace', 'shop').metadata.labels).toEqual({ team: 'a', ...labels });
});

test('a namespace that exists is not made', () => {
  expect(new ShopApp({}, { create: false }).all('Namespace')).toEqual([]);
});

test('a namespace can refuse by default alone', () => {
  const policy = new ShopApp({}, { defaultDeny: true }).one('AuthorizationPolicy', 'allow-nothing');
  expect(policy.metadata.namespace).toBe('shop');
  expect(policy.spec).toEqual({});
});

test('a namespace cannot leave a mesh that refuses by default', () => {
  expect(new ShopApp({ defaultDeny: true }, { defaultDeny: false }).ids()).toEqual([
    'policy/no-default-deny-exception',
  ]);
});

test('the namespace of a chart is for what says none', () => {
  const app = new App();
  const chart = new Chart(app, 'c', { namespace: 'elsewhere' });
  new Mesh(chart, 'mesh').namespace('shop').service('web', { port: 80, protocol: 'http' });
  expect(diagnoseApp(app)).toEqual([]);
  expect(chart.toJson().map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
    ['PeerAuthentication', 'istio-system'],
    ['Namespace', undefined],
    ['ServiceAccount', 'shop'],
    ['Service', 'shop'],
  ]);
});

test('the main object of a construct can be patched', () => {
  const shop = new ShopApp();
  const web = shop.web();
  const patch = JsonPatch.add('/metadata/labels', { patched: 'yes' });
  for (const construct of [shop.mesh, web, shop.edge()]) ApiObject.of(construct).addJsonPatch(patch);
  ApiObject.of(shop.shop).addJsonPatch(JsonPatch.add('/metadata/labels/patched', 'yes'));
  const patched = ['PeerAuthentication', 'Service', 'Gateway', 'Namespace'].flatMap((kind) => shop.all(kind));
  expect(patched.map(({ metadata }) => metadata.labels?.patched)).toEqual(['yes', 'yes', 'yes', 'yes']);
});

test('the same namespace is one value', () => {
  const shop = new ShopApp();
  expect(shop.mesh.namespace('shop')).toBe(shop.shop);
  expect(shop.ids()).toEqual([]);
  shop.mesh.namespace('shop', { injection: 'none' });
  expect(shop.ids()).toEqual(['references/no-duplicate-namespace']);
});

test('a service makes a Service and a ServiceAccount of its own', () => {
  const shop = new ShopApp();
  const web = shop.web();
  expect(web.host).toBe('web.shop.svc.cluster.local');
  expect(web.podLabels('v2')).toEqual({ app: 'web', version: 'v2' });
  expect(shop.one('ServiceAccount', 'web').metadata.namespace).toBe('shop');
  expect(shop.one('Service', 'web').spec).toEqual({
    selector: { app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 8080, appProtocol: 'http' }],
  });
});

test('named ports keep their names and say their protocols', () => {
  const shop = new ShopApp();
  shop.shop.service('db', {
    ports: { sql: { port: 5432, protocol: 'tcp' }, metrics: { port: 80, protocol: 'http', targetPort: 'prom' } },
  });
  expect(shop.one('Service', 'db').spec.ports).toEqual([
    { name: 'sql', port: 5432, appProtocol: 'tcp' },
    { name: 'metrics', port: 80, targetPort: 'prom', appProtocol: 'http' },
  ]);
});

test('services may share a service account, and `default` is never made', () => {
  const shop = new ShopApp();
  for (const name of ['a', 'b']) shop.shop.service(name, { port: 80, protocol: 'http', serviceAccount: 'both' });
  shop.shop.service('c', { port: 80, protocol: 'http', serviceAccount: 'default' });
  expect(shop.all('ServiceAccount').map(({ metadata }) => metadata.name)).toEqual(['both']);
});

test('a service that exists is not made', () => {
  const shop = new ShopApp();
  shop.shop.service('legacy', { port: 80, protocol: 'http', create: false });
  expect([...shop.all('Service'), ...shop.all('ServiceAccount')]).toEqual([]);
});

test('a service may be called as what every object inherits', () => {
  const shop = new ShopApp();
  shop.shop.service('constructor', { port: 80, protocol: 'http' });
  expect(shop.one('Service', 'constructor').spec.selector).toEqual({ app: 'constructor' });
});

test('wrong declarations are findings, one per cause', () => {
  const shop = new ShopApp();
  shop.shop.service('Web', { port: 80, protocol: 'http' });
  shop.shop.service('twice', { port: 80, protocol: 'http' });
  shop.shop.service('twice', { port: 81, protocol: 'http' });
  shop.shop.service('big', { port: 65536, protocol: 'http' });
  shop.shop.service('mute', untyped({ port: 80 }));
  shop.shop.service('both', untyped({ port: 80, protocol: 'http', ports: {} }));
  expect(shop.ids()).toEqual([
    'references/valid-name',
    'references/no-duplicate-service',
    'references/valid-port',
    'references/valid-port',
    'schema/type',
  ]);
  expect(shop.findings()[0]).toMatchObject({
    construct: 'shop/mesh/shop/Web',
    file: 'test/constructs/mesh.test.ts',
    fix: 'name it "web"',
  });
});

test('a finding names the line of the call, not of the construct', () => {
  const shop = new ShopApp();
  shop.shop.service('web', { port: 80, protocol: 'http' });
  const line = Number(/mesh\.test\.ts:(\d+)/.exec(new Error().stack!)![1]) + 1;
  shop.shop.service('web', { port: 80, protocol: 'http' });
  expect(shop.findings()[0]).toMatchObject({ file: 'test/constructs/mesh.test.ts', line });
});

test('what the version of the mesh does not have yet is an error', () => {
  const newer = (version: IstioVersion) => {
    const shop = new ShopApp({ version });
    new TrafficExtension(shop.chart, 'newer', { spec: { lua: { inlineCode: 'x = 1' } } });
    return shop.ids();
  };
  expect(newer('1.31.1')).toEqual([]);
  expect(newer('1.28')).toEqual(['schema/istio-version']);
});

test('a version nobody knows is a finding', () => {
  expect(new ShopApp({ version: untyped('0.9') }).ids()).toEqual(['schema/type']);
});

test('objects of Istio can be used beside constructs', () => {
  const shop = new ShopApp();
  new VirtualService(shop.chart, 'own', {
    spec: { hosts: ['own'], http: [{ route: [{ destination: { host: 'own' } }] }] },
  });
  expect(shop.one('VirtualService', 'own').spec.hosts).toEqual(['own']);
});

test('labels that would be those of all pods are findings', () => {
  const shop = new ShopApp();
  shop.shop.service('a', { port: 80, protocol: 'http', workloadLabels: {} });
  shop.shop.service('b', { port: 80, protocol: 'http', versions: { v1: {}, v2: { version: 'v2' } } });
  expect(shop.findings()).toMatchObject([
    { id: 'references/no-empty-labels', construct: 'shop/mesh/shop/a' },
    { id: 'references/no-empty-labels', message: 'version `v1` of service shop/b has no labels' },
  ]);
});

test('what the API server rejects in a Service is a finding', () => {
  const shop = new ShopApp();
  shop.shop.service('1st', { port: 80, protocol: 'http' });
  shop.shop.service('a', { port: 80, protocol: 'http', targetPort: 'Web_Port' });
  shop.shop.service('b', { port: 80, protocol: 'http', targetPort: '8080' });
  shop.shop.service('c', { ports: { one: { port: 80, protocol: 'http' }, two: { port: 80, protocol: 'tcp' } } });
  expect(shop.findings()).toMatchObject([
    { id: 'references/valid-name', construct: 'shop/mesh/shop/1st', fix: 'name it as "service-1st"' },
    { id: 'references/valid-port', construct: 'shop/mesh/shop/a' },
    { id: 'references/valid-port', construct: 'shop/mesh/shop/b', fix: 'write the number: 8080' },
    { id: 'references/valid-port', construct: 'shop/mesh/shop/c' },
  ]);
});

test('labels that no object can have are findings', () => {
  const shop = new ShopApp();
  const versions = { v1: { 'bad key': 'a' }, v2: { 'a.b/c': 'x_y.Z' } };
  shop.shop.service('a', { port: 80, protocol: 'http', workloadLabels: { app: 'Bad value!' }, versions });
  expect(shop.findings()).toMatchObject([
    { id: 'references/valid-name', message: 'the label "bad key" of service shop/a is no text for a label' },
    {
      id: 'references/valid-name',
      message: 'the value "Bad value!" of label app of service shop/a is no text for a label',
    },
  ]);
});

test('which sidecar pods get is said by `injection` only', () => {
  const shop = new ShopApp();
  shop.mesh.namespace('a', { labels: { 'istio.io/rev': 'old' } });
  shop.mesh.namespace('b', { injection: { revision: '' } });
  expect(shop.findings()).toMatchObject([
    { id: 'references/no-overridden-label', construct: 'shop/mesh/a' },
    { id: 'schema/type', construct: 'shop/mesh/b' },
  ]);
});
