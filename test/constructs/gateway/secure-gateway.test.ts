import { Certificate, SecureGateway } from '../../../src/index';
import { ShopApp, untyped } from '../shop-app';

test('a route to a service with several HTTP ports names one', () => {
  const files = (port?: string) => {
    const shop = new ShopApp();
    const ports = { metrics: { port: 9100, protocol: 'http' }, http: { port: 80, protocol: 'http' } } as const;
    const route = { host: 'shop.example.com', ...(port !== undefined && { port }) } as const;
    shop.edge().route(untyped(route), shop.shop.service('files', { ports }));
    return shop;
  };
  const { spec } = files('http').one('VirtualService', 'edge-shop-example-com');
  expect(spec.http[0].route[0].destination.port).toEqual({ number: 80 });
  expect(files().findings()).toMatchObject([
    { id: 'routing/no-ambiguous-port', fix: "add `port: 'metrics'` to the route, or another of them" },
  ]);
  expect(files('htp').findings()).toMatchObject([{ id: 'references/no-unknown-port', fix: 'did you mean `http`?' }]);
});

test('hosts that differ in a dash have two VirtualServices', () => {
  const shop = new ShopApp();
  const hosts = ['a-b.example.com', 'a.b.example.com'] as const;
  const edge = new SecureGateway(shop.chart, 'edge', { hosts, certificate: Certificate.existingSecret('edge') });
  const web = shop.web();
  for (const host of hosts) edge.route({ host }, web);
  expect(shop.all('VirtualService').map(({ metadata }) => metadata.name)).toEqual([
    'edge-a--b-example-com',
    'edge-a-b-example-com',
  ]);
});

test.each([true, false])(
  'the gateway answers where its own namespace refuses by default, declared first: %s',
  (first) => {
    const shop = new ShopApp();
    const declare = () => shop.mesh.namespace('istio-ingress', { create: false, defaultDeny: true });
    if (first) declare();
    shop.edge().route({ host: 'shop.example.com' }, shop.web());
    if (!first) declare();
    const { metadata, spec } = shop.one('AuthorizationPolicy', 'edge');
    expect(metadata.namespace).toBe('istio-ingress');
    expect(spec.rules).toEqual([{ to: [{ operation: { hosts: ['shop.example.com', 'shop.example.com:*'] } }] }]);
  },
);

test('a route for no method is a finding', () => {
  const shop = new ShopApp();
  shop.edge().route({ host: 'shop.example.com', methods: [] }, shop.web());
  expect(shop.findings()).toMatchObject([
    { id: 'routing/valid-path', fix: 'leave it out for all methods, or list some' },
  ]);
});

test('a route to pods without a sidecar would be plaintext', () => {
  const shop = new ShopApp({}, { injection: 'none' });
  shop.edge().route({ host: 'shop.example.com' }, shop.web());
  expect(shop.findings()).toMatchObject([
    {
      id: 'encryption/no-route-without-sidecar',
      construct: 'shop/edge',
      file: 'test/constructs/gateway/secure-gateway.test.ts',
    },
  ]);
});
