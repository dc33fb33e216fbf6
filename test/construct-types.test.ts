import type { Caller, MeshService, ValueMatch } from '../src/index';
import { CanaryRoute, Certificate, SecureGateway, StrictMtls } from '../src/index';
import { ShopApp } from './constructs/shop-app';

/** What the compiler refuses; `tsc` fails when a line below compiles although it is expected not to. */
const refused: ((
  shop: ShopApp,
  caller: Caller,
  gateway: SecureGateway<'a.example.com' | '*.b.example.com'>,
) => void)[] = [
  ({ chart, shop }) => {
    const service = shop.service('web', {
      port: 80,
      protocol: 'http',
      versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    });
    // @ts-expect-error -- the service has no version v3
    new CanaryRoute(chart, 'foreign', { service, stable: 'v1', canary: 'v3', weight: 10 });
    // @ts-expect-error -- neither a weight nor a match: no request would go to the canary
    new CanaryRoute(chart, 'nothing', { service, stable: 'v1', canary: 'v2' });
    // @ts-expect-error -- a header is compared in one way
    const user: ValueMatch = { exact: 'jason', prefix: 'j' };
    new CanaryRoute(chart, 'two', { service, stable: 'v1', canary: 'v2', match: { headers: { user } } });
    new CanaryRoute(chart, 'fine', { service, stable: 'v1', canary: 'v2', weight: 10 });
  },
  ({ chart, shop }) => {
    const service = shop.service('plain', { port: 80, protocol: 'http' });
    // @ts-expect-error -- the service has no versions at all
    new CanaryRoute(chart, 'none', { service, stable: 'v1', canary: 'v2', weight: 10 });
  },
  ({ shop }, caller) => {
    const tcp = shop.service('db', { port: 5432, protocol: 'tcp' });
    // @ts-expect-error -- a TCP port has no requests
    tcp.allowFrom(caller, { methods: ['GET'] });
    // @ts-expect-error -- the port is called tcp
    tcp.allowFrom(caller, { ports: ['http'] });
    tcp.allowFrom(caller, { ports: ['tcp'] });
  },
  ({ chart, shop }, caller) => {
    const service = shop.service('both', {
      ports: { sql: { port: 5432, protocol: 'tcp' }, web: { port: 80, protocol: 'http' } },
    });
    // @ts-expect-error -- sql has no requests
    service.allowFrom(caller, { ports: ['sql'], methods: ['GET'] });
    service.allowFrom(caller, { ports: ['web'], methods: ['GET'] });
    service.allowFrom(caller, { ports: ['sql'] });
    // @ts-expect-error -- no such port
    new StrictMtls(chart, 'unknown', { service, ports: ['metrics'] });
    // @ts-expect-error -- the ports that are strict, or those that are not
    new StrictMtls(chart, 'unclear', { service, ports: ['web'], permissivePorts: ['sql'] });
    new StrictMtls(chart, 'fine', { service, permissivePorts: ['sql'] });
  },
  ({ chart, shop, mesh }) => {
    // @ts-expect-error -- one scope
    new StrictMtls(chart, 'both', { mesh, namespace: shop });
    // @ts-expect-error -- a scope
    new StrictMtls(chart, 'none', {});
    // @ts-expect-error -- names are no namespaces
    new StrictMtls(chart, 'name', { namespace: 'istio-system' });
  },
  ({ shop }) => {
    // @ts-expect-error -- one port or several
    shop.service('a', { port: 80, protocol: 'http', ports: { b: { port: 81, protocol: 'http' } } });
    // @ts-expect-error -- a port says what it speaks
    shop.service('b', { port: 80 });
    // @ts-expect-error -- in Istio's words
    shop.service('c', { port: 80, protocol: 'HTTP/1.1' });
  },
  ({ shop }, _caller, gateway) => {
    const service = shop.service('d', { port: 80, protocol: 'http' });
    // @ts-expect-error -- not a host of the gateway
    gateway.route({ host: 'c.example.com' }, service);
    // @ts-expect-error -- a service, not its name
    gateway.route({ host: 'a.example.com' }, 'd');
    gateway.route({ host: 'a.example.com' }, service);
    gateway.route({ host: 'x.b.example.com', path: { exact: '/' } }, service);
    // @ts-expect-error -- no port of the service
    gateway.route({ host: 'a.example.com', port: 'grpc' }, service);
    gateway.route({ host: 'a.example.com', port: 'http' }, service);
    // @ts-expect-error -- a path is compared in one way
    gateway.route({ host: 'a.example.com', path: { exact: '/', prefix: '/' } }, service);
  },
  ({ chart }) => {
    // @ts-expect-error -- an issuer, not its name
    const certificate = Certificate.fromIssuer('letsencrypt');
    new SecureGateway(chart, 'named', { hosts: ['n.example.com'], certificate });
  },
];

test('what compiles is usable wherever any service is asked for', () => {
  const shop = new ShopApp();
  const services: MeshService[] = [shop.web(), shop.shop.service('db', { port: 1, protocol: 'tcp' })];
  const callers: Caller[] = [...services, shop.edge(), shop.shop.serviceAccount('robot')];
  expect(callers.map(({ callerName }) => callerName)).toEqual([
    'service shop/web',
    'service shop/db',
    'gateway istio-ingress/edge',
    'service account shop/robot',
  ]);
});

test('what does not compile ends in findings, not in exceptions', () => {
  for (const use of refused) {
    const shop = new ShopApp();
    const edge = shop.edge() as unknown as Parameters<typeof use>[2];
    use(shop, shop.shop.serviceAccount('robot'), edge);
    expect(shop.findings().length).toBeGreaterThan(0);
  }
});
