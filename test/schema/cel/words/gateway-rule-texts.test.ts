import { validateObject } from '../../../../src/schema/validate';

const certificateRefs = [{ name: 'shop-tls' }];

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
  const found = validateObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge', namespace: 'shop' },
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'a', ...listener }] },
  });
  expect(found.map(({ message, fix, pointer }) => [message, fix, pointer])).toEqual([words]);
});
