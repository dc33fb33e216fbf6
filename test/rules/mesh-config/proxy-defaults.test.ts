import { applyRules } from '../../../src/rules/apply-rules';
import { proxy } from '../mesh-config-examples';

test('an address without a port is told the usual one', () => {
  const fixesOf = (settings: Record<string, unknown>): readonly string[] =>
    applyRules(proxy(settings) as Record<string, unknown>)
      .filter(({ id }) => id === 'istio/mesh-config/valid-address')
      .map(({ fix }) => fix);
  expect(
    fixesOf({ discoveryAddress: 'istiod.istio-system.svc', tracing: { zipkin: { address: 'zipkin.obs' } } }),
  ).toEqual(['write the port too, like "istiod.istio-system.svc:15012"', 'write the port too, like "zipkin.obs:9411"']);
  expect(fixesOf({ discoveryAddress: 'istiod' })).toEqual(['write a host and a port, like "zipkin.istio-system:9411"']);
});
