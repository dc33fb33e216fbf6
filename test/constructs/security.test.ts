import { PeerAuthentication, StrictMtls } from '../../src/index';
import { ShopApp, untyped } from './shop-app';

const principal = (namespace: string, account: string) => [
  { source: { principals: [`cluster.local/ns/${namespace}/sa/${account}`] } },
];

test('permissions of one service are one policy with a rule each', () => {
  const shop = new ShopApp({ trustDomain: 'cluster.local' });
  const web = shop.web();
  const api = shop.shop.service('api', { port: 9090, protocol: 'grpc' });
  const jobs = shop.mesh.namespace('jobs', { create: false }).serviceAccount('nightly');
  api.allowFrom(web, { methods: ['POST'], paths: ['/shop.Orders/*'], hosts: ['api'] });
  api.allowFrom(jobs);
  expect(shop.one('AuthorizationPolicy', 'api')).toMatchObject({
    metadata: { namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      action: 'ALLOW',
      rules: [
        {
          from: principal('shop', 'web'),
          to: [{ operation: { ports: ['9090'], methods: ['POST'], paths: ['/shop.Orders/*'], hosts: ['api'] } }],
        },
        { from: principal('jobs', 'nightly'), to: [{ operation: { ports: ['9090'] } }] },
      ],
    },
  });
});

test('the trust domain and the service account make the identity', () => {
  const shop = new ShopApp({ trustDomain: 'prod.example' });
  const caller = shop.shop.service('caller', { port: 80, protocol: 'http', serviceAccount: 'robot' });
  const web = shop.web();
  web.allowFrom(caller);
  expect(shop.one('AuthorizationPolicy', 'web').spec.rules[0].from[0].source.principals).toEqual([
    'prod.example/ns/shop/sa/robot',
  ]);
});

test('only the ports of the service are opened, as the pods have them', () => {
  const shop = new ShopApp();
  const caller = shop.web();
  const ports = {
    http: { port: 80, protocol: 'http', targetPort: 8080 },
    sql: { port: 5432, protocol: 'tcp' },
  } as const;
  const db = shop.shop.service('db', { ports });
  db.allowFrom(caller);
  db.allowFrom(caller, { ports: ['sql'] });
  db.allowFrom(caller, { methods: ['GET'] });
  expect(shop.one('AuthorizationPolicy', 'db').spec.rules.map(({ to }: { to: unknown }) => to)).toEqual([
    [{ operation: { ports: ['8080', '5432'] } }],
    [{ operation: { ports: ['5432'] } }],
    [{ operation: { ports: ['8080'], methods: ['GET'] } }],
  ]);
});

test('a container port that only has a name cannot be written into a policy', () => {
  const shop = new ShopApp();
  const api = shop.shop.service('api', { port: 80, protocol: 'http', targetPort: 'web' });
  api.allowFrom(shop.web());
  expect(shop.one('AuthorizationPolicy', 'api').spec.rules).toEqual([{ from: principal('shop', 'web') }]);
});

test('a gateway that routes is let through beside others, unless it is named', () => {
  const allow = (isNamed: boolean) => {
    const shop = new ShopApp();
    const web = shop.web();
    const edge = shop.edge();
    edge.route({ host: 'shop.example.com' }, web);
    edge.route({ host: 'shop.example.com', path: '/again' }, web);
    web.allowFrom(shop.shop.service('other', { port: 80, protocol: 'http' }));
    if (isNamed) web.allowFrom(edge, { methods: ['GET'] });
    return shop.one('AuthorizationPolicy', 'web').spec.rules;
  };
  const gateway = principal('istio-ingress', 'istio-ingress');
  expect(allow(false)).toEqual([
    { from: gateway, to: [{ operation: { ports: ['8080'] } }] },
    { from: principal('shop', 'other'), to: [{ operation: { ports: ['8080'] } }] },
  ]);
  expect(allow(true)).toEqual([
    { from: principal('shop', 'other'), to: [{ operation: { ports: ['8080'] } }] },
    { from: gateway, to: [{ operation: { ports: ['8080'], methods: ['GET'] } }] },
  ]);
});

test('what requests have cannot be asked of connections', () => {
  const shop = new ShopApp();
  const web = shop.web();
  const db = shop.shop.service('db', {
    ports: { sql: { port: 1, protocol: 'tcp' }, http: { port: 2, protocol: 'http' } },
  });
  db.allowFrom(web, untyped({ ports: ['sql'], methods: ['GET'] }));
  shop.shop.service('tcp', { port: 1, protocol: 'tcp' }).allowFrom(web, untyped({ paths: ['/'] }));
  expect(shop.findings()).toMatchObject([
    { id: 'policy/no-http-rule-on-tcp', construct: 'shop/mesh/shop/db', file: 'test/constructs/security.test.ts' },
    { id: 'policy/no-http-rule-on-tcp', construct: 'shop/mesh/shop/tcp' },
  ]);
});

test('lists that would mean "any", paths that cannot be, and ports that are not there are findings', () => {
  const shop = new ShopApp();
  const web = shop.web();
  web.allowFrom(shop.edge(), { methods: [], paths: ['api', '/ok', '*.png'], ports: untyped(['grpc']) });
  expect(shop.findings()).toMatchObject([
    { id: 'policy/no-empty-list' },
    { id: 'policy/valid-path', fix: 'write "/api"' },
    { id: 'references/no-unknown-port', fix: 'use one of its ports: http' },
  ]);
});

test('policies about pods without a sidecar are findings', () => {
  const shop = new ShopApp({}, { injection: 'none' });
  const web = shop.web();
  web.allowFrom(shop.edge());
  new StrictMtls(shop.chart, 'mtls', { service: web });
  expect(shop.findings()).toMatchObject([
    { id: 'policy/no-policy-without-sidecar', construct: 'shop/mesh/shop/web' },
    { id: 'policy/no-policy-without-sidecar', construct: 'shop/mtls' },
  ]);
});

test('a caller without a sidecar is nobody', () => {
  const shop = new ShopApp();
  const outside = shop.mesh.namespace('outside', { injection: 'none' });
  const web = shop.web();
  web.allowFrom(outside.service('batch', { port: 80, protocol: 'http' }));
  web.allowFrom(outside.serviceAccount('cron'));
  expect(shop.ids()).toEqual(['policy/no-caller-without-sidecar', 'policy/no-caller-without-sidecar']);
});

test('nothing that plain JavaScript passes to allowFrom throws', () => {
  const shop = new ShopApp();
  const web = shop.web();
  web.allowFrom(untyped('api'));
  web.allowFrom(web, untyped(null));
  web.allowFrom(web, untyped({ methods: 'GET', pahts: [] }));
  shop.shop.serviceAccount(untyped(5));
  expect(new Set(shop.ids())).toEqual(new Set(['references/valid-name', 'schema/type', 'schema/unknown-field']));
});

test('strict for a mesh, a namespace, a workload and ports', () => {
  const shop = new ShopApp({ mtls: 'none', rootNamespace: 'root' });
  const service = shop.shop.service('db', {
    ports: { sql: { port: 5432, protocol: 'tcp' }, metrics: { port: 80, protocol: 'http', targetPort: 9100 } },
  });
  const other = shop.shop.service('web', { port: 80, protocol: 'http' });
  new StrictMtls(shop.chart, 'mesh-mtls', { mesh: shop.mesh });
  new StrictMtls(shop.chart, 'namespace-mtls', { namespace: shop.shop });
  new StrictMtls(shop.chart, 'workload-mtls', { service, permissivePorts: ['metrics'] });
  new StrictMtls(shop.chart, 'port-mtls', { service: other, ports: ['http'] });
  const written = shop.all('PeerAuthentication').map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec]);
  expect(written).toEqual([
    ['root', 'default', { mtls: { mode: 'STRICT' } }],
    ['shop', 'default', { mtls: { mode: 'STRICT' } }],
    [
      'shop',
      'db',
      {
        selector: { matchLabels: { app: 'db' } },
        mtls: { mode: 'STRICT' },
        portLevelMtls: { '9100': { mode: 'PERMISSIVE' } },
      },
    ],
    ['shop', 'web', { selector: { matchLabels: { app: 'web' } }, portLevelMtls: { '80': { mode: 'STRICT' } } }],
  ]);
});

test('a mesh that is strict is not made strict again', () => {
  const shop = new ShopApp();
  new StrictMtls(shop.chart, 'mtls', { mesh: shop.mesh });
  expect(shop.findings()).toMatchObject([{ id: 'policy/no-duplicate-mtls-scope', construct: 'shop/mtls' }]);
});

test('the root namespace is no namespace like others', () => {
  const shop = new ShopApp();
  const root = shop.mesh.namespace('istio-system', { create: false });
  new StrictMtls(shop.chart, 'a', { namespace: root });
  new StrictMtls(shop.chart, 'b', { service: root.service('istiod', { port: 1, protocol: 'grpc', create: false }) });
  expect(shop.ids()).toEqual(['policy/no-scope-in-root-namespace', 'policy/no-scope-in-root-namespace']);
});

test('two policies of one scope are a finding, also when one is written by hand', () => {
  const shop = new ShopApp();
  new PeerAuthentication(shop.chart, 'mine', { metadata: { namespace: 'istio-system' }, spec: {} });
  new PeerAuthentication(shop.chart, 'elsewhere', { metadata: { namespace: 'x' }, spec: {} });
  const [finding, ...others] = shop.findings();
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'policy/no-duplicate-mtls-scope', construct: 'shop/mine' });
  expect(finding!.evidence).toHaveLength(2);
});

test('ports that cannot be written as numbers are findings', () => {
  const shop = new ShopApp();
  const service = shop.shop.service('web', { port: 80, protocol: 'http', targetPort: 'web' });
  new StrictMtls(shop.chart, 'a', { service, ports: ['http'] });
  new StrictMtls(shop.chart, 'b', { service: shop.web(), permissivePorts: untyped(['x']) });
  expect(shop.ids()).toContain('policy/no-named-target-port');
  expect(shop.ids()).toContain('references/no-unknown-port');
});

test('nothing that plain JavaScript passes to StrictMtls throws', () => {
  const shop = new ShopApp();
  const wrong = [undefined, {}, { mesh: 5 }, { mesh: shop.mesh, namespace: shop.shop }];
  wrong.forEach((props, index) => new StrictMtls(shop.chart, `s${index}`, untyped(props)));
  expect(new Set(shop.ids())).toEqual(new Set(['schema/required', 'schema/type']));
});

test('a permission for one port whose number is not known is a finding, as it would open all', () => {
  const shop = new ShopApp();
  const ports = {
    web: { port: 80, protocol: 'http', targetPort: 'web' },
    metrics: { port: 9100, protocol: 'http' },
  } as const;
  shop.shop.service('api', { ports }).allowFrom(shop.web(), { ports: ['web'] });
  expect(shop.findings()).toMatchObject([
    { id: 'policy/no-named-target-port', message: expect.stringContaining('the container port named `web`') as string },
  ]);
});

test('methods and paths that no request has are findings', () => {
  const shop = new ShopApp();
  shop.web().allowFrom(shop.edge(), {
    methods: ['get', 'GET', 'M-SEARCH', '*', 'GET POST'],
    paths: ['/a/*/b', '/a/*', '*/b', '/a/{*}/b', '/a/{**}'],
  });
  expect(shop.findings()).toMatchObject([
    { id: 'policy/valid-method', fix: 'write a method as GET or POST' },
    { id: 'policy/valid-method', fix: 'write "GET"' },
    { id: 'policy/valid-path', fix: 'write "/a/*", or {*} for one whole segment of the path' },
  ]);
});

test('a policy of a service in the root namespace would be about pods of all namespaces', () => {
  const shop = new ShopApp();
  const kiali = shop.mesh.namespace('istio-system', { create: false }).service('kiali', { port: 80, protocol: 'http' });
  kiali.allowFrom(shop.web());
  expect(shop.ids()).toEqual(['policy/no-scope-in-root-namespace']);
});

test('StrictMtls about no port is a finding', () => {
  const shop = new ShopApp({ mtls: 'PERMISSIVE' });
  new StrictMtls(shop.chart, 'mtls', { service: shop.web(), ports: [] });
  expect(shop.ids()).toEqual(['policy/no-empty-list']);
});
