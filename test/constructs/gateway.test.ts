import {
  Certificate,
  ClusterIssuer,
  FaultInjection,
  CanaryRoute,
  GatewayWorkload,
  SecureGateway,
} from '../../src/index';
import { coversHost, isHostName, servesHost, suggestHost } from '../../src/constructs/gateway/host-names';
import { compareMatches, httpMatchOf } from '../../src/constructs/gateway/route-match';
import { ShopApp, untyped } from './shop-app';

const certificate = Certificate.fromIssuer(ClusterIssuer.named('letsencrypt'));

test('the gateway serves HTTPS and redirects HTTP', () => {
  const shop = new ShopApp();
  shop.edge();
  const { metadata, spec } = shop.one('Gateway', 'edge');
  expect(metadata.namespace).toBe('istio-ingress');
  expect(spec).toEqual({
    selector: { istio: 'ingress' },
    servers: [
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['shop.example.com'],
        tls: { mode: 'SIMPLE', credentialName: 'edge-tls', minProtocolVersion: 'TLSV1_2' },
      },
      {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        hosts: ['shop.example.com'],
        tls: { httpsRedirect: true },
      },
    ],
  });
});

test('the redirect can be left out, and TLS 1.3 asked for', () => {
  const shop = new ShopApp();
  new SecureGateway(shop.chart, 'Edge', {
    name: 'edge',
    hosts: ['a.example.com'],
    certificate,
    httpRedirect: false,
    minTls: 'TLSV1_3',
  });
  const { servers } = shop.one('Gateway', 'edge').spec;
  expect(servers).toHaveLength(1);
  expect(servers[0].tls.minProtocolVersion).toBe('TLSV1_3');
});

test.each([
  [GatewayWorkload.helm(), 'istio-ingress', { istio: 'ingress' }, 'istio-ingress'],
  [GatewayWorkload.helm('istio-ingressgateway', 'edge'), 'edge', { istio: 'ingressgateway' }, 'istio-ingressgateway'],
  [GatewayWorkload.istioctl(), 'istio-system', { istio: 'ingressgateway' }, 'istio-ingressgateway-service-account'],
  [GatewayWorkload.of({ namespace: 'n', selector: { a: 'b' }, serviceAccount: 's' }), 'n', { a: 'b' }, 's'],
])('the certificate is where the pods run: case %#', (workload, namespace, selector, serviceAccount) => {
  const shop = new ShopApp({}, { defaultDeny: true });
  const edge = new SecureGateway(shop.chart, 'edge', { hosts: ['shop.example.com'], certificate, workload });
  edge.route({ host: 'shop.example.com' }, shop.web());
  expect(shop.one('Certificate', 'edge').metadata.namespace).toBe(namespace);
  expect(shop.one('Gateway', 'edge')).toMatchObject({ metadata: { namespace }, spec: { selector } });
  expect(shop.one('AuthorizationPolicy', 'web').spec.rules[0].from[0].source.principals).toEqual([
    `cluster.local/ns/${namespace}/sa/${serviceAccount}`,
  ]);
});

test('a route is a VirtualService of the gateway and the host', () => {
  const shop = new ShopApp();
  shop.edge().route({ host: 'shop.example.com', path: '/' }, shop.web());
  const { metadata, spec } = shop.one('VirtualService', 'edge-shop-example-com');
  expect(metadata.namespace).toBe('istio-ingress');
  expect(spec).toEqual({
    hosts: ['shop.example.com'],
    gateways: ['istio-ingress/edge'],
    http: [{ route: [{ destination: { host: 'web.shop.svc.cluster.local', port: { number: 80 } } }] }],
  });
});

test('routes of one host are one VirtualService, the precise ones first', () => {
  const shop = new ShopApp();
  const edge = shop.edge();
  const web = shop.web();
  const api = shop.shop.service('api', {
    ports: { metrics: { port: 90, protocol: 'tcp' }, grpc: { port: 91, protocol: 'grpc' } },
  });
  edge.route({ host: 'shop.example.com', path: '/' }, web);
  edge.route({ host: 'shop.example.com', path: '/api' }, api);
  edge.route({ host: 'shop.example.com', path: { exact: '/api' } }, web);
  edge.route({ host: 'shop.example.com', path: { regex: '/a.*' } }, web);
  edge.route(
    { host: 'shop.example.com', path: '/api', headers: { 'X-Beta': { prefix: 'y' } }, methods: ['GET', 'PUT'] },
    web,
  );
  const { http } = shop.one('VirtualService', 'edge-shop-example-com').spec;
  expect(http.map(({ match }: { match: unknown }) => match)).toEqual([
    [
      { uri: { exact: '/api' } },
      { uri: { regex: '/a.*' } },
      { uri: { prefix: '/api' }, method: { regex: 'GET|PUT' }, headers: { 'x-beta': { prefix: 'y' } } },
    ],
    [{ uri: { prefix: '/api' } }],
    undefined,
  ]);
  expect(http[1].route[0].destination).toEqual({ host: 'api.shop.svc.cluster.local', port: { number: 91 } });
});

test('a wildcard host serves names below it', () => {
  const shop = new ShopApp();
  const edge = new SecureGateway(shop.chart, 'edge', { hosts: ['*.example.com'], certificate });
  edge.route({ host: 'a.example.com' }, shop.web());
  edge.route({ host: '*.example.com' }, shop.shop.service('rest', { port: 80, protocol: 'http2' }));
  expect(shop.all('VirtualService').map(({ metadata }) => metadata.name)).toEqual([
    'edge-a-example-com',
    'edge-wildcard-example-com',
  ]);
});

test('HSTS is on every answer', () => {
  const shop = new ShopApp();
  const hsts = (value: unknown, id: string) => {
    const edge = new SecureGateway(shop.chart, id, {
      hosts: [`${id}.example.com`],
      certificate,
      hsts: untyped(value),
    });
    edge.route(untyped({ host: `${id}.example.com` }), shop.shop.service(id, { port: 80, protocol: 'http' }));
    return shop.one('VirtualService', `${id}-${id}-example-com`).spec.http[0].headers?.response.set;
  };
  expect(hsts(true, 'a')).toEqual({ 'strict-transport-security': 'max-age=31536000' });
  expect(hsts(false, 'b')).toBeUndefined();
  expect(hsts({ maxAge: 60, includeSubDomains: true }, 'c')).toEqual({
    'strict-transport-security': 'max-age=60; includeSubDomains',
  });
  expect(hsts({ includeSubDomains: true, preload: true }, 'd')).toEqual({
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
  });
});

test.each([{ preload: true }, { preload: true, includeSubDomains: true, maxAge: 60 }, { maxAge: 1.5 }])(
  'HSTS that browsers do not accept is a finding: %j',
  (hsts) => {
    const shop = new ShopApp();
    new SecureGateway(shop.chart, 'edge', { hosts: ['a.example.com'], certificate, hsts });
    expect(shop.ids()).toEqual(['encryption/valid-hsts']);
  },
);

test('where everything is refused, a route opens its own way and nothing else', () => {
  const shop = new ShopApp({ defaultDeny: true });
  shop.edge().route({ host: 'shop.example.com' }, shop.web());
  expect(shop.one('AuthorizationPolicy', 'web').spec).toEqual({
    selector: { matchLabels: { app: 'web' } },
    action: 'ALLOW',
    rules: [
      {
        from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/istio-ingress'] } }],
        to: [{ operation: { ports: ['8080'] } }],
      },
    ],
  });
  expect(shop.one('AuthorizationPolicy', 'edge')).toMatchObject({
    metadata: { namespace: 'istio-ingress' },
    spec: {
      selector: { matchLabels: { istio: 'ingress' } },
      action: 'ALLOW',
      rules: [{ to: [{ operation: { hosts: ['shop.example.com', 'shop.example.com:*'] } }] }],
    },
  });
});

test('where nothing is refused, a route makes no policy', () => {
  const shop = new ShopApp();
  shop.edge().route({ host: 'shop.example.com' }, shop.web());
  expect(shop.all('AuthorizationPolicy')).toEqual([]);
});

test('requests of the gateway follow the canaries and faults of the service', () => {
  const shop = new ShopApp();
  const web = shop.web();
  const edge = shop.edge();
  edge.route({ host: 'shop.example.com', path: '/web', headers: { lang: 'de' } }, web);
  new CanaryRoute(shop.chart, 'share', { service: web, stable: 'v1', canary: 'v2', weight: 10 });
  new CanaryRoute(shop.chart, 'jason', {
    service: web,
    stable: 'v1',
    canary: 'v2',
    match: { headers: { user: 'jason' } },
  });
  new CanaryRoute(shop.chart, 'french', {
    service: web,
    stable: 'v1',
    canary: 'v2',
    match: { headers: { lang: 'fr' } },
  });
  new FaultInjection(shop.chart, 'slow', { service: web, delay: { fixedDelay: '1s' } });
  const destination = (subset: string) => ({ host: 'web.shop.svc.cluster.local', port: { number: 80 }, subset });
  const fault = { delay: { percentage: { value: 100 }, fixedDelay: '1s' } };
  expect(shop.one('VirtualService', 'edge-shop-example-com').spec.http).toEqual([
    {
      match: [{ uri: { prefix: '/web' }, headers: { lang: { exact: 'de' }, user: { exact: 'jason' } } }],
      fault,
      route: [{ destination: destination('v2') }],
    },
    {
      match: [{ uri: { prefix: '/web' }, headers: { lang: { exact: 'de' } } }],
      fault,
      route: [
        { destination: destination('v1'), weight: 90 },
        { destination: destination('v2'), weight: 10 },
      ],
    },
  ]);
});

test('headers that cannot be compared in two ways at once are a finding', () => {
  const shop = new ShopApp();
  const web = shop.web();
  shop.edge().route({ host: 'shop.example.com', headers: { user: { regex: 'j.*' } } }, web);
  new CanaryRoute(shop.chart, 'j', {
    service: web,
    stable: 'v1',
    canary: 'v2',
    match: { headers: { user: { prefix: 'j' } } },
  });
  expect(shop.findings()).toMatchObject([{ id: 'routing/no-unsayable-match', construct: 'shop/edge' }]);
});

test.each([
  ['https://shop.example.com/cart', 'write "shop.example.com"'],
  ['Shop_1.example.com', 'write "shop-1.example.com"'],
  ['localhost', 'write a full name as shop.example.com, or *.example.com'],
  ['10.0.0.1', 'write a full name as shop.example.com, or *.example.com'],
  ['a.*.example.com', 'write a full name as shop.example.com, or *.example.com'],
])('%s is no host name', (host, fix) => {
  const shop = new ShopApp();
  new SecureGateway(shop.chart, 'edge', { hosts: [host], certificate });
  expect(shop.findings()).toMatchObject([{ id: 'routing/valid-host', construct: 'shop/edge', fix }]);
});

test('hosts are given once, and at least one', () => {
  const shop = new ShopApp();
  new SecureGateway(shop.chart, 'none', { hosts: [], certificate });
  new SecureGateway(shop.chart, 'twice', { hosts: ['a.example.com', 'a.example.com'], certificate });
  expect(shop.ids()).toEqual(['routing/valid-host', 'routing/valid-host']);
});

test('a route for a host of another gateway is a finding', () => {
  const shop = new ShopApp();
  shop.edge().route(untyped({ host: 'shop.exmaple.com' }), shop.web());
  expect(shop.findings()).toMatchObject([
    {
      id: 'routing/no-unlisted-host',
      fix: 'did you mean "shop.example.com"?',
      file: 'test/constructs/gateway.test.ts',
    },
  ]);
});

test('two routes for the same requests are a finding with both places', () => {
  const shop = new ShopApp();
  const edge = shop.edge();
  const web = shop.web();
  edge.route({ host: 'shop.example.com', path: '/' }, web);
  edge.route({ host: 'shop.example.com' }, shop.shop.service('other', { port: 80, protocol: 'http' }));
  const [finding, ...others] = shop.findings();
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'routing/no-duplicate-route', construct: 'shop/edge' });
  const lines = finding!.evidence.map(({ line }) => line!);
  expect(lines[1]! - lines[0]!).toBe(1);
});

test('two gateways of the same pods cannot serve one host', () => {
  const shop = new ShopApp();
  shop.edge();
  new SecureGateway(shop.chart, 'other', { hosts: ['shop.example.com'], certificate });
  new SecureGateway(shop.chart, 'elsewhere', {
    hosts: ['shop.example.com'],
    certificate,
    workload: GatewayWorkload.istioctl(),
  });
  expect(shop.findings()).toMatchObject([{ id: 'routing/no-duplicate-gateway-host', construct: 'shop/other' }]);
});

test('two gateways with one name are a finding', () => {
  const shop = new ShopApp();
  shop.edge();
  new SecureGateway(shop.chart, 'other', {
    name: 'edge',
    hosts: ['shop.example.com'],
    certificate: Certificate.existingSecret('secret'),
  });
  expect(shop.findings()).toMatchObject([{ id: 'gitops/duplicate-object', construct: 'shop/other/Resource' }]);
});

test('an HTTP route to a port that speaks something else is a finding', () => {
  const shop = new ShopApp();
  const edge = shop.edge();
  edge.route({ host: 'shop.example.com' }, shop.shop.service('db', { port: 5432, protocol: 'tcp' }));
  edge.route({ host: 'shop.example.com' }, shop.shop.service('tls', { port: 443, protocol: 'https' }));
  expect(shop.ids()).toEqual(['routing/no-http-route-to-tcp', 'routing/no-http-route-to-tcp']);
});

test('a path without / and a method that is none are findings', () => {
  const shop = new ShopApp();
  shop.edge().route({ host: 'shop.example.com', path: 'api', methods: ['get'] }, shop.web());
  expect(shop.findings()).toMatchObject([
    { id: 'routing/valid-path', fix: 'write "GET"' },
    { id: 'routing/valid-path', fix: 'write "/api"' },
  ]);
});

test('nothing that plain JavaScript passes throws', () => {
  const shop = new ShopApp();
  const edge = shop.edge();
  const web = shop.web();
  edge.route(untyped(undefined), web);
  edge.route({ host: 'shop.example.com' }, untyped('web'));
  edge.route(untyped({ host: 'shop.example.com', path: { exact: '/', prefix: '/' }, methds: [] }), web);
  for (const [index, props] of [
    undefined,
    5,
    {},
    { hosts: 'a.example.com', certificate: 'x', workload: 1 },
  ].entries()) {
    new SecureGateway(shop.chart, `g${index}`, untyped(props));
  }
  expect(new Set(shop.ids())).toEqual(new Set(['schema/required', 'schema/type', 'schema/unknown-field']));
});

test('host names', () => {
  expect(['a.example.com', '*.example.com', 'xn--bcher-kva.example'].filter(isHostName)).toHaveLength(3);
  expect(['', '*', 'a..b', 'A.b', '1.2.3.4', '*a.b.c', `${'a'.repeat(64)}.b`].filter(isHostName)).toEqual([]);
  expect(coversHost('*.example.com', 'a.example.com')).toBe(true);
  expect(coversHost('*.example.com', 'a.b.example.com')).toBe(false);
  expect(coversHost('*.example.com', 'example.com')).toBe(false);
  expect(coversHost('*.example.com', '*.example.com')).toBe(true);
  expect(coversHost('A.example.com', 'a.example.com')).toBe(true);
  expect(servesHost('*.example.com', 'a.b.example.com')).toBe(true);
  expect(servesHost('*.example.com', '*.b.example.com')).toBe(true);
  expect(servesHost('*.example.com', 'badexample.com')).toBe(false);
  expect(suggestHost('a.example.com.')).toBe('a.example.com');
  expect(suggestHost('%')).toBeUndefined();
});

test('matches: everything is no match, and precision decides the order', () => {
  expect(httpMatchOf({})).toBeUndefined();
  expect(httpMatchOf({ path: '/', methods: ['GET'] })).toEqual({ method: { exact: 'GET' } });
  const sorted = [
    httpMatchOf({}),
    httpMatchOf({ path: '/a' }),
    httpMatchOf({ path: { exact: '/' } }),
    httpMatchOf({ path: '/ab' }),
  ];
  expect(sorted.sort(compareMatches).map((match) => JSON.stringify(match?.uri))).toEqual([
    '{"exact":"/"}',
    '{"prefix":"/ab"}',
    '{"prefix":"/a"}',
    undefined,
  ]);
});
