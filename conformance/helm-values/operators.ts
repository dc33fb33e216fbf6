import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import type { JsonObject } from '../cases/json';
import { isObject } from '../cases/json';
import type { Random } from '../cases/random';
import { list, make, object, value } from '../rules/shape';

const ports = list(
  object({ port: value([80, 1024, 1025, 8443]) }, { targetPort: value([8080, 1024, 80, 1023, 0, 'http', '80']) }),
  2,
);
const k8s = object({}, { replicaCount: value([1, 0, 2]), service: object({ ports }) });
const component = object({}, { enabled: value([true]), k8s, hub: value(['a']) });
const gateways = list(
  object(
    { name: value(['istio-ingressgateway', 'a.b'], ['A', 'a_b', '', 'a'.repeat(254), 'a'.repeat(255)]) },
    { enabled: value([true]), k8s, label: object({ app: value(['a']) }) },
  ),
  2,
);
const gatewayValues = { runAsRoot: value([true, false]), autoscaleEnabled: value([true, false]) };
const ranges = value(
  ['*', '', '10.0.0.0/8', '10.0.0.0/8,::/0'],
  ['10.0.0.0', '10.0.0.0/33', '*,10.0.0.0/8', '10.0.0.0/8, 1.0.0.0/8', 'a', '010.0.0.0/8', '1.1.1.1/08', 'fe80::%a/64'],
);
const portList = value(['*', '', '15090', '80,9100', '+80', '*,80'], ['80, 81', '65536', '-1', 'http', '80-90', '1.5']);
const tag = value(['1.31.0', 1.31, 'latest', 'a_b', '', 5, true], ['a:b', 'a/b', 'a b', 'a@b', 'ä']);

const spec = object(
  {},
  {
    hub: value(
      ['images.example.com/istio', 'images.example.com', 'localhost:5000/istio', 'a', ''],
      ['A', 'a b', 'a.io:x/b', 'a.io/B', 'a:b', 'a@b.io/c', 'a.io:5000'],
    ),
    tag,
    revision: value(['1-31-0', 'canary'], ['1.31.0', 'a_b', '-a', 'a'.repeat(64)]),
    profile: value(['demo']),
    components: object(
      {},
      {
        pilot: component,
        ingressGateways: gateways,
        egressGateways: gateways,
        cni: component,
      },
    ),
    values: object(
      {},
      {
        pilot: object({}, { autoscaleEnabled: value([true, false]) }),
        gateways: object(
          {},
          {
            'istio-ingressgateway': object({}, { ...gatewayValues, ingressPorts: ports }),
            'istio-egressgateway': object({}, gatewayValues),
          },
        ),
        global: object({
          proxy: object(
            {},
            {
              includeIPRanges: ranges,
              excludeIPRanges: ranges,
              includeInboundPorts: portList,
              excludeInboundPorts: portList,
            },
          ),
        }),
      },
    ),
  },
);

/** Components that are scaled by two. */
const scaledGateways = list(object({ name: value(['a']), k8s: object({ replicaCount: value([0, 1, 3]) }) }), 2);
const isScaled = object({ autoscaleEnabled: value([true, true, false]) });
const scaled = object({
  components: object({
    pilot: object({ k8s: object({ replicaCount: value([0, 1, 2]) }) }),
    ingressGateways: scaledGateways,
    egressGateways: scaledGateways,
  }),
  values: object(
    {},
    { pilot: isScaled, gateways: object({}, { 'istio-ingressgateway': isScaled, 'istio-egressgateway': isScaled }) },
  ),
});

/** An IstioOperator with good and odd fields, now and then one that nobody knows. */
export function makeOperator(random: Random): JsonObject {
  const shape = random.chance(0.1) ? scaled : spec;
  const made = make(shape, random, random.pick([0, 0.2, 0.6])) as JsonObject;
  if (random.chance(0.1)) misspellOne(made, random);
  return { apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', metadata: { name: 'a' }, spec: made };
}

function misspellOne(made: JsonObject, random: Random): void {
  const { components } = made;
  const all = isObject(components) ? Object.values(components).flat() : [];
  const parts = all.filter(isObject).flatMap((part) => [part, ...[part['k8s']].filter(isObject)]);
  const part = random.pick([made, ...(isObject(components) ? [components] : []), ...parts]);
  const name = random.pick(Object.keys(part).concat('name'));
  part[random.pick([`${name}s`, `x${name}`, name.slice(1) || 'x'])] = random.pick([1, 'a', {}]);
  if (random.chance(0.3)) made['NAMESPACE'] = 'istio-system';
}

/** How istioctl says that a rule is broken. */
const MESSAGES: Readonly<Record<string, RegExp>> = {
  'istio-operator/no-unknown-field': /^could not unmarshal: json: unknown field/,
  'istio-operator/valid-hub': /^bad hub/,
  'istio-operator/valid-tag': /^bad tag/,
  'istio-operator/valid-revision': /invalid revision specified/,
  'istio-operator/valid-gateway-name': /^invalid value (egress|inress)Gateways\.name/,
  'istio-operator/no-privileged-target-port': /which requires root/,
  'istio-operator/no-replica-count-with-autoscaling': /replicaCount should not be set/,
  'install-values/valid-ip-ranges': /IPRanges/,
  'install-values/valid-port-list': /InboundPorts/,
};

/** The rules that istioctl and ours find broken; of a document that it cannot read it says nothing else. */
export function brokenRules(
  messages: readonly string[],
  found: readonly Diagnostic[],
): { readonly istioctl: readonly string[]; readonly ours: readonly string[]; readonly strange: readonly string[] } {
  const names = Object.keys(MESSAGES);
  const istioctl = names.filter((name) => messages.some((message) => MESSAGES[name]!.test(message)));
  const ids = new Set(found.map(({ id }) => id.replace('istio/', '')));
  const [unknown] = names;
  const ours = ids.has(unknown!) ? [unknown!] : names.filter((name) => ids.has(name));
  const strange = messages.filter((message) => !names.some((name) => MESSAGES[name]!.test(message)));
  return { istioctl, ours, strange };
}
