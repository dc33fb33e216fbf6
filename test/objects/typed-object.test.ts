import { App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { Namespace } from '../../imports/kubernetes';
import { EnvoyFilter, VirtualService } from '../../imports/istio';
import { diagnose } from '../../src/objects/diagnose';
import { manifestOf } from '../../src/objects/typed-object';

const chart = (): Chart => new Chart(new App(), 'shop', { namespace: 'shop', labels: { team: 'web' } });

test('the object is what the user gives, under the name of its id', () => {
  const scope = chart();
  new VirtualService(scope, 'web', {
    metadata: { annotations: { a: 'b' } },
    spec: { hosts: ['web'], http: [{ timeout: '5s', route: [{ destination: { host: 'web' } }] }] },
  });
  expect(Testing.synth(scope)).toEqual([
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web', namespace: 'shop', labels: { team: 'web' }, annotations: { a: 'b' } },
      spec: { hosts: ['web'], http: [{ timeout: '5s', route: [{ destination: { host: 'web' } }] }] },
    },
  ]);
});

test('a given name wins over the id, one that is undefined does not', () => {
  const scope = chart();
  expect(new VirtualService(scope, 'a', { metadata: { name: 'web' }, spec: {} }).name).toBe('web');
  expect(new VirtualService(scope, 'b', { metadata: { name: undefined }, spec: {} } as never).name).toBe('b');
});

test('nothing is dropped: not unknown fields, not empty ones, not what a patch adds', () => {
  const scope = chart();
  const filter = new EnvoyFilter(scope, 'filter', { spec: { configPatches: [], fromTheFuture: { a: [] } } } as never);
  filter.addJsonPatch(JsonPatch.add('/spec/newer', { b: {} }));
  expect(filter.toJson().spec).toEqual({ configPatches: [], fromTheFuture: { a: [] }, newer: { b: {} } });
});

test('what a patch and a lazy value make is validated', () => {
  const scope = chart();
  const web = new VirtualService(scope, 'web', {
    spec: {
      hosts: Lazy.any({ produce: () => ['web', 5] }) as never,
      http: [{ route: [{ destination: { host: 'web' } }] }],
    },
  });
  web.addJsonPatch(JsonPatch.add('/spec/htp', []));
  expect(
    diagnose(scope)
      .map(({ id, pointer }) => `${id} ${pointer}`)
      .sort(),
  ).toEqual(['schema/type /spec/hosts/1', 'schema/unknown-field /spec/htp']);
});

test('a name that Kubernetes does not take is a finding that says where it comes from', () => {
  const scope = chart();
  new VirtualService(scope, 'Web_Route', {
    spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }] },
  });
  const [found, ...rest] = diagnose(scope);
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ id: 'schema/metadata', pointer: '/metadata/name', construct: 'shop/Web_Route' });
  expect(found!.fix).toContain('id');
});

test('a cluster-scoped object and an object without a chart', () => {
  expect(Namespace.manifest({ metadata: { name: 'shop' }, spec: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
    spec: {},
  });
  expect(manifestOf(VirtualService.type, { metadata: { name: 'web' }, spec: { hosts: ['web'] } })).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: { hosts: ['web'] },
  });
});

test('a cluster-scoped object is not put into the namespace of its chart', () => {
  const scope = chart();
  new Namespace(scope, 'shop', { spec: {} });
  expect(scope.toJson()).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'web' } }, spec: {} },
  ]);
});

test('props that plain JavaScript leaves out are findings, no crash', () => {
  const scope = chart();
  new (VirtualService as new (...args: unknown[]) => VirtualService)(scope, 'web');
  new (EnvoyFilter as new (...args: unknown[]) => EnvoyFilter)(scope, 'filter', { metadata: null, spec: 'text' });
  expect(diagnose(scope).map(({ id, pointer }) => `${id} ${pointer}`)).toEqual([
    'istio/virtual-service/no-missing-routes /spec',
    'schema/type /spec',
  ]);
});
