import { checkValue } from '../check-value';
import type { InlineNode } from '../compile-schema';

const schema: InlineNode = {
  type: 'object',
  former: { policy: { use: 'trafficPolicy' }, socket: {}, peer: { fix: 'write another object' } },
  properties: {
    trafficPolicy: {
      type: 'object',
      properties: {
        connectionPool: { type: 'object' },
        loadBalancer: {
          type: 'object',
          properties: { localityLbSetting: { type: 'object' }, warmupDurationSecs: { type: 'string' } },
          former: { pool: { use: '../connectionPool' } },
        },
      },
    },
    http: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          route: { type: 'array', items: { type: 'object', properties: { destination: { type: 'object' } } } },
        },
      },
    },
  },
};

test.each<[value: object, pointer: string, fix: string]>([
  [
    { trafficPolicy: { localityLbSetting: {} } },
    '/trafficPolicy/localityLbSetting',
    'move it to `trafficPolicy.loadBalancer.localityLbSetting`',
  ],
  [
    { trafficPolicy: { loadBalancer: { warmupDuration: '1s' } } },
    '/trafficPolicy/loadBalancer/warmupDuration',
    'did you mean `warmupDurationSecs`?',
  ],
  [{ trafficPolicy: { load_balancer: {} } }, '/trafficPolicy/load_balancer', 'did you mean `loadBalancer`?'],
  [{ http: [{ destination: {} }] }, '/http/0/destination', 'move it to `http[0].route[*].destination`'],
  [{ trafficPolicy: { connectionPool: { http: 1 } } }, '/trafficPolicy/connectionPool/http', 'move it to `http`'],
  [{ trafficPolicy: { connectionPool: { zzz: 1 } } }, '/trafficPolicy/connectionPool/zzz', 'remove `zzz`'],
  [{ policy: {} }, '/policy', 'move it to `trafficPolicy`'],
  [{ socket: true }, '/socket', 'remove `socket`'],
  [{ peer: {} }, '/peer', 'write another object'],
  [
    { trafficPolicy: { loadBalancer: { pool: {} } } },
    '/trafficPolicy/loadBalancer/pool',
    'move it to `trafficPolicy.connectionPool`',
  ],
  [{ zzz: 1 }, '/zzz', 'remove `zzz`, or use one of trafficPolicy or http'],
])('%j: %s, %s', (value, pointer, fix) => {
  expect(checkValue(value, schema)).toEqual([expect.objectContaining({ id: 'schema/unknown-field', pointer, fix })]);
});

test('only a name that says much is looked for far below, and nothing is moved to the status', () => {
  const object = (properties: Record<string, InlineNode>): InlineNode => ({ type: 'object', properties });
  const deep = object({ credentialName: { type: 'string' }, code: { type: 'integer' } });
  const root = object({
    spec: object({ a: object({ b: object({ c: deep }) }) }),
    status: object({ code: { type: 'integer' } }),
  });
  const fixes = (spec: object): unknown[] => checkValue({ spec }, root).map(({ fix }) => fix);
  expect(fixes({ credentialName: 'shop' })).toEqual(['move it to `spec.a.b.c.credentialName`']);
  expect(fixes({ code: 1 })).toEqual(['remove `code`, or use one of a']);
  expect(fixes({ a: { code: 1 } })).toEqual(['remove `code`, or use one of b']);
  expect(fixes({ a: { b: { code: 1 } } })).toEqual(['move it to `spec.a.b.c.code`']);
  expect(fixes({ status: {} })).toEqual(['remove `status`, or use one of a']);
});
