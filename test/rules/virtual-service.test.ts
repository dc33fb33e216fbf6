import type { VirtualServiceProps } from '../../imports/networking.istio.io/v1/virtual-service';
import { applyRules } from '../../src/rules/apply-rules';
import { checkObject } from '../../src/rules/check-object';
import type { VirtualService } from '../../src/rules/virtual-service/virtual-service';
import { expectFields } from './fields-exist';
import { service, to, withRoute } from './virtual-service-examples';

type Manifest = Record<string, unknown>;
const found = (object: object): string[] =>
  applyRules(object as Manifest).map(({ id, pointer }) => `${id.replace('istio/virtual-service/', '')} ${pointer}`);

test('the fields that rules read are fields of the kind', () => {
  expectFields<VirtualService, VirtualServiceProps>();
});

test('a valid VirtualService', () => {
  expect(found(service({}))).toEqual([]);
  expect(found(withRoute({ route: [to('a', { weight: 90 }), to('b', { weight: 5 })] }))).toEqual([]);
});

test('ports of matches, destinations and redirects', () => {
  const http = [
    { match: [{ port: 0 }, { port: 65536 }], route: [{ destination: { host: 'a', port: {} } }] },
    { redirect: { port: 0 } },
    { redirect: { port: 65536 } },
    { route: [to('a')], mirror: { host: 'a', port: { number: 70000 } } },
  ];
  expect(found(service({ http })).filter((one) => one.startsWith('valid-port'))).toEqual([
    'valid-port /spec/http/0/match/1/port',
    'valid-port /spec/http/2/redirect/port',
    'valid-port /spec/http/0/route/0/destination/port/number',
    'valid-port /spec/http/3/mirror/port/number',
  ]);
});

test('durations in all places', () => {
  const route = {
    timeout: '0s',
    retries: { attempts: 1, perTryTimeout: '0.5ms', backoff: '1us' },
    fault: { delay: { fixedDelay: '0s' } },
    corsPolicy: { maxAge: '0s' },
  };
  expect(found(withRoute(route))).toEqual([
    'valid-duration /spec/http/0/timeout',
    'valid-duration /spec/http/0/retries/perTryTimeout',
    'valid-duration /spec/http/0/retries/backoff',
    'valid-duration /spec/http/0/fault/delay/fixedDelay',
    'valid-duration /spec/http/0/corsPolicy/maxAge',
  ]);
});

test('exportTo', () => {
  expect(found(service({ exportTo: ['~'] }))).toEqual(['valid-export /spec/exportTo/0']);
});

test('what Istio makes of a route of the Gateway API names gateways and destinations in its own ways', () => {
  const spec = { gateways: ['shop/edge.b'], http: [{ route: [to('a:b')], mirror: { host: 'a:b' } }] };
  expect(found(service(spec))).toHaveLength(3);
  expect(found(service(spec, { 'internal.istio.io/route-semantics': 'gateway' }))).toEqual([
    'valid-destination-host /spec/http/0/mirror/host',
  ]);
});

test('people are told once', () => {
  const missing = [{ id: 'schema/required', severity: 'error', pointer: '/spec/http/0/route/0', message: '' }] as never;
  const object = withRoute({ route: [{}] }) as Manifest;
  expect(checkObject(object, {}, missing)).toEqual([]);
  const dotted = service({ gateways: ['a_b.c'] }) as Manifest;
  expect(checkObject(dotted, {}, []).map(({ id }) => id)).toEqual(['istio/virtual-service/valid-short-gateway']);
});

test('many routes, hosts and matches take no time that grows with their square', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `h${index}.b`);
  const match = names.map((name) => ({ uri: { prefix: `/${name}` } }));
  const tls = [{ match: [{ sniHosts: names }], route: [to('web')] }];
  const started = performance.now();
  expect(found(service({ hosts: names, http: [{ match, route: [to('web')] }], tls }))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(5000);
});
