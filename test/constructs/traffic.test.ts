import { CanaryRoute, FaultInjection } from '../../src/index';
import { headerMatches, headerMatchesOf, stringMatchOf, valueMatch } from '../../src/constructs/traffic/header-match';
import { intersectHeaders } from '../../src/constructs/traffic/traffic-rules';
import { ShopApp, untyped } from './shop-app';

const web = (subset?: string) => ({ host: 'web.shop.svc.cluster.local', ...(subset && { subset }) });

test('a canary is one VirtualService and one DestinationRule of the service', () => {
  const shop = new ShopApp();
  new CanaryRoute(shop.chart, 'canary', { service: shop.web(), stable: 'v1', canary: 'v2', weight: 10 });
  expect(shop.one('VirtualService', 'web')).toMatchObject({
    metadata: { namespace: 'shop' },
    spec: {
      hosts: ['web.shop.svc.cluster.local'],
      http: [
        {
          route: [
            { destination: web('v1'), weight: 90 },
            { destination: web('v2'), weight: 10 },
          ],
        },
      ],
    },
  });
  expect(shop.one('DestinationRule', 'web').spec).toEqual({
    host: 'web.shop.svc.cluster.local',
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  });
});

test.each([
  [0, [{ destination: web('v1') }]],
  [100, [{ destination: web('v2') }]],
])('a weight of %i is one destination', (weight, route) => {
  const shop = new ShopApp();
  new CanaryRoute(shop.chart, 'canary', { service: shop.web(), stable: 'v1', canary: 'v2', weight });
  expect(shop.one('VirtualService', 'web').spec.http).toEqual([{ route }]);
});

test('canaries of one service add up, headers first', () => {
  const shop = new ShopApp();
  const service = shop.shop.service('web', {
    port: 80,
    protocol: 'http',
    versions: { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } },
  });
  new CanaryRoute(shop.chart, 'a', { service, stable: 'v1', canary: 'v2', weight: 10 });
  new CanaryRoute(shop.chart, 'b', {
    service,
    stable: 'v1',
    canary: 'v3',
    weight: 5,
    match: { headers: { 'End-User': 'jason' } },
  });
  expect(shop.all('VirtualService')).toHaveLength(1);
  expect(shop.all('DestinationRule')).toHaveLength(1);
  expect(shop.one('VirtualService', 'web').spec.http).toEqual([
    { match: [{ headers: { 'end-user': { exact: 'jason' } } }], route: [{ destination: web('v3') }] },
    {
      route: [
        { destination: web('v1'), weight: 85 },
        { destination: web('v2'), weight: 10 },
        { destination: web('v3'), weight: 5 },
      ],
    },
  ]);
});

test('connections of a TCP service are split', () => {
  const shop = new ShopApp();
  const service = shop.shop.service('web', {
    port: 6379,
    protocol: 'redis',
    versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
  });
  new CanaryRoute(shop.chart, 'a', { service, stable: 'v1', canary: 'v2', weight: 50 });
  expect(shop.one('VirtualService', 'web').spec).toEqual({
    hosts: ['web.shop.svc.cluster.local'],
    tcp: [
      {
        route: [
          { destination: web('v1'), weight: 50 },
          { destination: web('v2'), weight: 50 },
        ],
      },
    ],
  });
});

test.each([101, -1, 0.5])('a weight of %d is a finding', (weight) => {
  const shop = new ShopApp();
  new CanaryRoute(shop.chart, 'canary', { service: shop.web(), stable: 'v1', canary: 'v2', weight });
  expect(shop.findings()).toMatchObject([
    { id: 'routing/valid-weight', construct: 'shop/canary', file: 'test/constructs/traffic.test.ts' },
  ]);
});

test('a version that the service does not have is a finding', () => {
  const shop = new ShopApp();
  const service = shop.web();
  new CanaryRoute(shop.chart, 'foreign', { service, stable: 'v1', canary: untyped('v3'), weight: 1 });
  new CanaryRoute(shop.chart, 'same', { service, stable: 'v1', canary: 'v1', weight: 1 });
  expect(shop.findings()).toMatchObject([
    { id: 'routing/no-unknown-subset', fix: 'did you mean `v2`?', upstream: ['IST0101', 'KIA1107'] },
    { id: 'routing/no-unknown-subset', construct: 'shop/same' },
  ]);
});

test('canaries that contradict each other are findings with both places', () => {
  const contradict = (...canaries: readonly object[]) => {
    const shop = new ShopApp();
    const service = shop.web();
    canaries.forEach((props, index) => new CanaryRoute(shop.chart, `c${index}`, untyped({ service, ...props })));
    return shop.findings();
  };
  const headers = { a: 'b' };
  const found = [
    contradict({ stable: 'v1', canary: 'v2', weight: 1 }, { stable: 'v2', canary: 'v1', weight: 1 }),
    contradict({ stable: 'v1', canary: 'v2', weight: 60 }, { stable: 'v1', canary: 'v2', weight: 60 }),
  ];
  for (const findings of found) {
    expect(findings).toMatchObject([{ id: 'routing/no-conflicting-canaries', construct: 'shop/c1' }]);
    expect(findings[0]!.evidence).toHaveLength(2);
  }
  expect(
    contradict({ stable: 'v1', canary: 'v2', match: { headers } }, { stable: 'v1', canary: 'v2', match: { headers } }),
  ).toEqual([]);
});

test('two canaries for the same headers are a finding', () => {
  const shop = new ShopApp();
  const versions = { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } };
  const service = shop.shop.service('web', { port: 80, protocol: 'http', versions });
  const match = { headers: { user: 'jason' } };
  new CanaryRoute(shop.chart, 'a', { service, stable: 'v1', canary: 'v2', match });
  new CanaryRoute(shop.chart, 'b', { service, stable: 'v1', canary: 'v3', match });
  expect(shop.findings()).toMatchObject([{ id: 'routing/no-conflicting-canaries', construct: 'shop/b' }]);
});

test('what Istio cannot look into cannot be split', () => {
  const shop = new ShopApp();
  const versions = { v1: { version: 'v1' }, v2: { version: 'v2' } };
  const tls = shop.shop.service('tls', { port: 443, protocol: 'https', versions });
  const tcp = shop.shop.service('tcp', { port: 1, protocol: 'tcp', versions });
  new CanaryRoute(shop.chart, 'a', { service: tls, stable: 'v1', canary: 'v2', weight: 1 });
  new CanaryRoute(shop.chart, 'b', { service: tcp, stable: 'v1', canary: 'v2', match: { headers: { a: 'b' } } });
  expect(shop.ids()).toEqual(['routing/no-unsplittable-port', 'routing/no-unsplittable-port']);
});

test('a fault disturbs all requests, or those with certain headers', () => {
  const shop = new ShopApp();
  const service = shop.web();
  new CanaryRoute(shop.chart, 'canary', { service, stable: 'v1', canary: 'v2', match: { headers: { beta: '1' } } });
  new FaultInjection(shop.chart, 'down', {
    service,
    abort: { percentage: 5, httpStatus: 503 },
    match: { headers: { user: 'jason' } },
  });
  const fault = { abort: { percentage: { value: 5 }, httpStatus: 503 } };
  expect(shop.one('VirtualService', 'web').spec.http).toEqual([
    {
      match: [{ headers: { beta: { exact: '1' }, user: { exact: 'jason' } } }],
      fault,
      route: [{ destination: web('v2') }],
    },
    { match: [{ headers: { beta: { exact: '1' } } }], route: [{ destination: web('v2') }] },
    { match: [{ headers: { user: { exact: 'jason' } } }], fault, route: [{ destination: web('v1') }] },
    { route: [{ destination: web('v1') }] },
  ]);
});

test('a fault needs no versions', () => {
  const shop = new ShopApp();
  const service = shop.shop.service('web', { port: 80, protocol: 'http' });
  new FaultInjection(shop.chart, 'slow', { service, delay: { percentage: 10, fixedDelay: '5s' } });
  expect(shop.one('VirtualService', 'web').spec.http).toEqual([
    { fault: { delay: { percentage: { value: 10 }, fixedDelay: '5s' } }, route: [{ destination: web() }] },
  ]);
  expect(shop.all('DestinationRule')).toEqual([]);
});

test('faults that Istio cannot do are findings', () => {
  const shop = new ShopApp();
  const service = shop.web();
  const db = shop.shop.service('db', { port: 1, protocol: 'tcp' });
  new FaultInjection(shop.chart, 'status', { service, abort: { httpStatus: 42 } });
  new FaultInjection(shop.chart, 'share', {
    service,
    abort: { httpStatus: 500, percentage: 101 },
    match: { headers: { a: 'b' } },
  });
  new FaultInjection(shop.chart, 'tcp', { service: db, abort: { httpStatus: 500 } });
  new FaultInjection(shop.chart, 'nothing', { service, match: { headers: { a: 'c' } } });
  expect(shop.findings().map(({ id, construct }) => `${id} ${construct}`)).toEqual([
    'routing/valid-fault shop/status',
    'routing/valid-fault shop/share',
    'routing/valid-fault shop/tcp',
    'routing/valid-fault shop/nothing',
  ]);
});

test('two faults for the same requests are a finding', () => {
  const shop = new ShopApp();
  const service = shop.web();
  new FaultInjection(shop.chart, 'a', { service, abort: { httpStatus: 500 } });
  new FaultInjection(shop.chart, 'b', { service, delay: { fixedDelay: '1s' } });
  expect(shop.findings()).toMatchObject([{ id: 'routing/valid-fault', construct: 'shop/b' }]);
});

test('nothing that plain JavaScript passes throws', () => {
  const shop = new ShopApp();
  const service = shop.web();
  const wrong = [
    undefined,
    5,
    {},
    { service: 'web' },
    { service, stable: 1, canary: 'v2', weight: '1', match: { headers: {} } },
  ];
  for (const [index, props] of wrong.entries()) {
    new CanaryRoute(shop.chart, `c${index}`, untyped(props));
    new FaultInjection(shop.chart, `f${index}`, untyped(props));
  }
  new FaultInjection(shop.chart, 'f', untyped({ service, abort: { httpStatus: '500' }, delay: 5 }));
  expect(new Set(shop.ids())).toEqual(
    new Set(['routing/valid-fault', 'schema/required', 'schema/type', 'schema/unknown-field']),
  );
});

test('headers in the words of Istio', () => {
  expect(headerMatchesOf({ B: 'x', A: { regex: 'y' } })).toEqual({ a: { regex: 'y' }, b: { exact: 'x' } });
  expect(stringMatchOf({ prefix: 'p' })).toEqual({ prefix: 'p' });
  expect([{ exact: 'a', prefix: 'b' }, {}, 5, { exact: 5 }].filter((value) => valueMatch.accepts(value))).toEqual([]);
  expect([{}, [], 'a'].filter((value) => headerMatches.accepts(value))).toEqual([]);
});

test('requests that fulfil two comparisons of one header', () => {
  const both = (first: object, second: object) => intersectHeaders(untyped({ h: first }), untyped({ h: second }));
  expect(both({ exact: 'ab' }, { prefix: 'a' })).toEqual({ headers: { h: { exact: 'ab' } } });
  expect(both({ prefix: 'a' }, { prefix: 'ab' })).toEqual({ headers: { h: { prefix: 'ab' } } });
  expect(both({ prefix: 'b' }, { exact: 'ab' })).toBe('none');
  expect(both({ exact: 'a' }, { exact: 'b' })).toBe('none');
  expect(both({ prefix: 'a' }, { prefix: 'b' })).toBe('none');
  expect(both({ regex: 'a' }, { exact: 'a' })).toBe('unsayable');
  expect(intersectHeaders(undefined, undefined)).toEqual({});
});

test('no route is written that an earlier one leaves without requests', () => {
  const shop = new ShopApp();
  const service = shop.web();
  const match = { headers: { user: 'jason' } };
  new CanaryRoute(shop.chart, 'jason', { service, stable: 'v1', canary: 'v2', match });
  new FaultInjection(shop.chart, 'slow', { service, delay: { fixedDelay: '1s' }, match });
  shop.edge().route({ host: 'shop.example.com', ...match }, service);
  expect(shop.one('VirtualService', 'web').spec.http).toHaveLength(2);
  expect(shop.one('VirtualService', 'edge-shop-example-com').spec.http).toHaveLength(1);
});
