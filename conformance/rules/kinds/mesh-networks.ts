import type { JsonObject } from '../../cases/json';
import { isObject } from '../../cases/json';
import type { RuleConformance } from '../rule-conformance';
import { choice, list, map, object, value } from '../shape';

const endpoints = choice(
  object({ fromCidr: value(['10.0.0.0/8', '::/0', '10.0.0.1'], ['', '10.0.0.0/33', 'a', '10.0.0/8', '1.1.1.1/a']) }),
  object({ fromRegistry: value(['cluster1', 'a-b', 'A'], ['', 'a.b', 'a_b', '-a', 'a'.repeat(64)]) }),
  object({ fromCidr: value(['10.0.0.0/8']), fromRegistry: value(['cluster1']) }),
);
const port = value([15443, 1, 65535, '15443'], [0, 65536, 'a']);
const gateways = choice(
  object({ address: value(['192.0.2.10', '::1', 'a.b', 'gateway'], ['', 'a_b', '*.a', 'a..b', '1.2.3.4.5']), port }),
  object({ registryServiceName: value(['a.b.svc.cluster.local', 'a'], ['', 'a_b', '*.a', '10.0.0.1']), port }),
  object({ address: value(['192.0.2.10']), port }, { locality: value(['us/a']), prt: value([], [1]) }),
);
const network = object({}, { endpoints: list(endpoints, 2), gateways: list(gateways, 2), gateway: value([], [{}]) });

/** The networks stand as text in a ConfigMap. */
function asConfigMap({ spec }: JsonObject): JsonObject {
  const { notYaml, ...fields } = isObject(spec) ? spec : {};
  const meshNetworks = typeof notYaml === 'string' ? notYaml : JSON.stringify(fields);
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio' }, data: { meshNetworks } };
}

export const meshNetworks: RuleConformance = {
  slug: 'mesh-networks',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  finish: asConfigMap,
  spec: object(
    { networks: map(value(['network1', 'network2']), network) },
    { network: value([], [{}]), notYaml: value([false], ['{a: 1', '[]', '5', 'networks: 5', 'networks: []']) },
  ),
  messages: {
    'valid-cidr': /is not a valid (?!IP address or DNS name)/,
    'valid-registry': /invalid registry name/,
    'valid-gateway-address': /is not a valid IP address or DNS name|domain name|empty domain/,
    'valid-port': /port number/,
    'no-unknown-field': /^dropped: unknown field/,
  },
  ofDecoder: ['valid-networks-yaml', 'valid-type'],
  // A wrong address makes it forget what it has found before.
  hides: { 'valid-gateway-address': ['valid-cidr', 'valid-registry', 'valid-port', 'valid-gateway-address'] },
  lost: (rule) => rule === 'no-second-of-choice',
  neverTold: ['no-second-of-choice'],
};
