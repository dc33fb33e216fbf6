import { findSubdomainProblem } from '../../schema/metadata/names';
import { isBoolean } from '../primitives/boolean';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { noneOf, valueRule } from './value-rule';

const USE_WAYPOINT = 'istio.io/use-waypoint';
const CANARY = 'istio.io/use-waypoint-canary';
const OF_SERVICES = ['Namespace', 'Service', 'ServiceEntry'];
const OF_ALL = [...OF_SERVICES, 'Pod', 'WorkloadEntry'];

const validWaypoint = valueRule({
  name: 'valid-waypoint-name',
  severity: 'warning',
  judge: 'nobody',
  title: 'a label that names a waypoint has the name of a Gateway, or "none"',
  why: 'no waypoint can have this name, so that requests go past all of them',
  labels: [USE_WAYPOINT, CANARY],
  on: OF_ALL,
  findProblem: (text) => (text === '' ? 'names no waypoint' : findSubdomainProblem(text)),
  fix: 'write the name of the Gateway, like "waypoint", or "none"',
});

const noNamespaceAlone: Rule<Metadata> = {
  name: 'no-waypoint-namespace-alone',
  severity: 'warning',
  judge: 'nobody',
  title: 'the label with the namespace of a waypoint stands beside the one with its name',
  why: 'Istio reads the namespace only together with a name, so that the label does nothing',
  check(metadata, report) {
    for (const name of [USE_WAYPOINT, CANARY]) {
      const field = metadata.at('labels').at(`${name}-namespace`);
      if (!field.isSet || metadata.at('labels').at(name).isSet) continue;
      report({
        field,
        message: `the label \`${name}-namespace\` is set, but not \`${name}\``,
        fix: `add the label \`${name}\` with the name of the waypoint`,
      });
    }
  },
};

const validWaypointFor = valueRule({
  name: 'valid-waypoint-for',
  severity: 'warning',
  judge: 'nobody',
  title: 'the label `istio.io/waypoint-for` is "service", "workload", "all" or "none"',
  why: 'the waypoint takes no requests at all',
  labels: ['istio.io/waypoint-for'],
  on: ['Gateway', 'GatewayClass'],
  findProblem: noneOf(['service', 'workload', 'all', 'none']),
  fix: 'write "service", "workload", "all" or "none"',
  propose: (text) => text.toLowerCase().replace(/s$/, ''),
});

const validIngress = valueRule({
  name: 'valid-ingress-use-waypoint',
  severity: 'warning',
  judge: 'istiod',
  title: 'the label `istio.io/ingress-use-waypoint` is "true" or "false"',
  why: 'gateways go past the waypoint, and its policies are not applied',
  labels: ['istio.io/ingress-use-waypoint'],
  on: OF_SERVICES,
  findProblem: (text) => (isBoolean(text) ? undefined : 'is neither true nor false'),
  fix: 'write "true" or "false"',
});

const validCanaryWeight = valueRule({
  name: 'valid-canary-weight',
  severity: 'warning',
  judge: 'nobody',
  title: `the annotation \`${CANARY}-weight\` is a whole number from 0 to 100`,
  why: 'all requests go to the first waypoint',
  annotations: [`${CANARY}-weight`],
  on: OF_SERVICES,
  findProblem: (text) =>
    /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 100
      ? undefined
      : 'is no whole number from 0 to 100',
  fix: 'write a percentage, like "10"',
});

/** Why a text is no protocol with a port or without. */
function findBindingProblem(text: string): string | undefined {
  const [protocol, port, ...rest] = text.split('/');
  if (rest.length > 0) return 'is more than a protocol and a port';
  if (protocol !== 'PROXY' && protocol !== 'NONE') return 'is for another protocol than PROXY and NONE';
  return port === undefined || (/^\d+$/.test(port) && Number(port) < 2 ** 32) ? undefined : 'has no port after the "/"';
}

const validBinding = valueRule({
  name: 'valid-waypoint-binding',
  severity: 'warning',
  judge: 'istiod',
  title:
    'the annotation `ambient.istio.io/waypoint-inbound-binding` is PROXY or NONE, with a port or without: `PROXY/15088`',
  why: 'the ztunnels send to the waypoint as to any other',
  annotations: ['ambient.istio.io/waypoint-inbound-binding'],
  on: ['Gateway', 'GatewayClass'],
  findProblem: findBindingProblem,
  fix: 'write a protocol and a port, like "PROXY/15088"',
});

/** The rules of waypoints and of what goes through them. */
export const waypointRules: readonly Rule<Metadata>[] = [
  validWaypoint,
  noNamespaceAlone,
  validWaypointFor,
  validIngress,
  validCanaryWeight,
  validBinding,
];
