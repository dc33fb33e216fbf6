import { validateObject } from '../../../../src/schema/validate';

const certificateRefs = [{ name: 'shop-tls' }];
const a = { name: 'a', port: 80 };
const prefix = { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } };
const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https' } };

function wordsOfSpec(kind: string, spec: object): (string | undefined)[][] {
  const metadata = { name: 'x', namespace: 'shop' };
  const found = validateObject({ apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata, spec });
  return found.map(({ message, fix, pointer }) => [message, fix, pointer]);
}

const gateway = (...listeners: readonly object[]): object => ({
  gatewayClassName: 'istio',
  listeners: listeners.map((listener, at) => ({ name: `listener-${at}`, ...listener })),
});

test.each([
  [
    { port: 80, protocol: 'HTTP', tls: { certificateRefs } },
    '`spec.listeners[0].tls` stands in a listener whose protocol has none (HTTP, TCP, UDP)',
    'set `protocol` to HTTPS or TLS, or remove `tls`',
    '/spec/listeners/0/tls',
  ],
  [
    { port: 443, protocol: 'HTTPS', tls: { mode: 'Passthrough' } },
    '`spec.listeners[0].tls.mode` is "Passthrough", which leaves HTTPS encrypted, and its requests could not be routed',
    'write Terminate, or set `protocol` to TLS',
    '/spec/listeners/0/tls/mode',
  ],
  [
    { port: 443, protocol: 'TLS' },
    '`spec.listeners[0]` has the protocol TLS and no `tls.mode`',
    'add `tls.mode: Passthrough` or `tls.mode: Terminate`',
    '/spec/listeners/0',
  ],
  [
    { port: 5432, protocol: 'TCP', hostname: 'a.example.com' },
    '`spec.listeners[0].hostname` is "a.example.com", which is carried by neither TCP nor UDP',
    'remove `hostname`',
    '/spec/listeners/0/hostname',
  ],
])('listener %j', (listener, ...words) => {
  expect(wordsOfSpec('Gateway', gateway(listener))).toEqual([words]);
});

test.each([
  [
    gateway({ port: 80, protocol: 'HTTP' }, { port: 80, protocol: 'TCP' }, { port: 80, protocol: 'HTTP' }),
    '`spec.listeners[2]` has the port, protocol and host name of [0]',
    'change `port` or `hostname` of one',
    '/spec/listeners/2',
  ],
  [
    { ...gateway({ port: 80, protocol: 'HTTP' }), addresses: [{ value: '192.0.2.1' }, { value: '192.0.2.1' }] },
    '`spec.addresses[1].value` is "192.0.2.1", which is the address of [0] too',
    'write another address, or remove one',
    '/spec/addresses/1/value',
  ],
  [
    { ...gateway({ port: 80, protocol: 'HTTP' }), addresses: [{ type: 'Hostname', value: 'A_' }] },
    '`spec.addresses[0].value` is "A_", which is no host name',
    'write a host name in lower case, like "gateway.example.com"',
    '/spec/addresses/0/value',
  ],
])('Gateway %j', (spec, ...words) => expect(wordsOfSpec('Gateway', spec)).toEqual([words]));

test.each([
  [
    { parentRefs: [{ name: 'edge' }, { name: 'edge' }] },
    '`spec.parentRefs[1]` points to the same place as [0]',
    'remove one of the two',
    '/spec/parentRefs/1',
  ],
  [
    { parentRefs: [{ name: 'edge' }, { name: 'other' }, { name: 'edge', sectionName: 'a' }] },
    '`spec.parentRefs[0]` has no `sectionName`, and another one points to a section of the same object',
    'add `sectionName`',
    '/spec/parentRefs/0',
  ],
  [
    { rules: [{ filters: [redirect], backendRefs: [a] }] },
    '`spec.rules[0].backendRefs` gets no request: the RequestRedirect filter answers before',
    'remove `backendRefs`',
    '/spec/rules/0/backendRefs',
  ],
  [
    { rules: [{ filters: [redirect, { type: 'URLRewrite', urlRewrite: { hostname: 'a.example.com' } }] }] },
    '`spec.rules[0].filters[1]` rewrites a request that the RequestRedirect filter beside it sends elsewhere',
    'remove one of the two filters',
    '/spec/rules/0/filters/1',
  ],
  [
    { rules: [{ matches: [{ path: { type: 'Exact', value: '/a' } }], filters: [prefix], backendRefs: [a] }] },
    '`spec.rules[0].matches[0].path.type` is "Exact", which has no prefix for the filter ReplacePrefixMatch',
    'write `type: PathPrefix`',
    '/spec/rules/0/matches/0/path/type',
  ],
  [
    {
      rules: [{ matches: [{ path: { value: '/a' } }, { path: { value: '/b' } }], filters: [prefix], backendRefs: [a] }],
    },
    '`spec.rules[0].matches` is more than one match, and a filter replaces the prefix of one',
    'give each match a rule of its own',
    '/spec/rules/0/matches',
  ],
  [
    { rules: [{ timeouts: { request: '1s', backendRequest: '2s' }, backendRefs: [a] }] },
    '`spec.rules[0].timeouts.backendRequest` is "2s", which is more than the whole `request` gets ("1s")',
    'write "1s" or less',
    '/spec/rules/0/timeouts/backendRequest',
  ],
])('HTTPRoute %j', (spec, ...words) => expect(wordsOfSpec('HTTPRoute', spec)).toEqual([words]));

test.each([
  [
    { rules: [{ matches: [{ method: { service: 'a-b' } }] }] },
    '`spec.rules[0].matches[0].method.service` is "a-b", which is no name of a gRPC service',
    'write it like package.Service',
    '/spec/rules/0/matches/0/method/service',
  ],
  [
    { rules: [{ matches: [{ method: { method: 'a-b' } }] }] },
    '`spec.rules[0].matches[0].method.method` is "a-b", which is no name of a gRPC method',
    'write letters, digits and "_"',
    '/spec/rules/0/matches/0/method/method',
  ],
])('GRPCRoute %j', (spec, ...words) => expect(wordsOfSpec('GRPCRoute', spec)).toEqual([words]));

test('host names of a TLSRoute', () => {
  const spec = { hostnames: ['a.example.com', '192.0.2.1'], rules: [{ backendRefs: [a] }] };
  expect(wordsOfSpec('TLSRoute', spec)).toEqual([
    ['`spec.hostnames[1]` is "192.0.2.1", which is an IP address', 'write a host name', '/spec/hostnames/1'],
  ]);
});

test('a listener that repeats a name is reported once', () => {
  const same = { name: 'http', port: 80, protocol: 'HTTP' };
  expect(wordsOfSpec('Gateway', gateway(same, same))).toHaveLength(1);
});
