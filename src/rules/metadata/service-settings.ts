import { findClosest } from '../../diagnostics/did-you-mean';
import { isRecord } from '../../objects/object-identity';
import { findLabelProblem } from '../../schema/metadata/names';
import { alternatives } from '../../schema/structural/findings';
import { isBoolean, isFalse } from '../primitives/boolean';
import { isDnsLabel } from '../primitives/dns-label';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { noneOf, valueRule } from './value-rule';

const EXPORT_TO = 'networking.istio.io/exportTo';
const DISTRIBUTION = 'networking.istio.io/traffic-distribution';
const PREFERENCES = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];

const validExport = valueRule({
  name: 'valid-service-export',
  severity: 'warning',
  judge: 'nobody',
  title: `the annotation \`${EXPORT_TO}\` names namespaces with commas between them, \`.\` for its own, \`*\` for all or \`~\` for none`,
  why: 'no namespace could have this name, so that none would see the Service by it',
  annotations: [EXPORT_TO],
  on: ['Service'],
  findProblem: (text) => {
    const names = text === '' ? [] : text.split(',').map((name) => name.trim());
    return names.every((name) => ['.', '*', '~'].includes(name) || isDnsLabel(name))
      ? undefined
      : 'has something that is no namespace';
  },
  fix: 'write namespaces with commas between them, like "shop,edge", or "." or "*"',
});

const validDistribution = valueRule({
  name: 'valid-traffic-distribution',
  severity: 'warning',
  judge: 'istiod',
  title: `the annotation \`${DISTRIBUTION}\` is ${alternatives(PREFERENCES)}`,
  why: 'requests go to all endpoints alike, near or far',
  annotations: [DISTRIBUTION],
  on: ['Namespace', 'Service', 'ServiceEntry'],
  findProblem: (text) =>
    text === '' || PREFERENCES.some((one) => one.toLowerCase() === text.toLowerCase())
      ? undefined
      : `is none of ${PREFERENCES.join(', ')}`,
  fix: `write ${alternatives(PREFERENCES)}`,
  propose: (text) => findClosest(text, PREFERENCES),
});

const noDistributionBefore: Rule<Metadata> = {
  name: 'no-traffic-distribution-of-namespaces-yet',
  severity: 'warning',
  judge: 'nobody',
  until: '1.29',
  title: `the annotation \`${DISTRIBUTION}\` of a Namespace needs Istio 1.30`,
  why: 'nothing reads the annotation, so that requests go to all endpoints alike',
  check(metadata, report, { kind }) {
    if (kind !== 'Namespace') return;
    for (const field of metadata.at('annotations').setFields([DISTRIBUTION])) {
      report({
        field,
        message: `Istio before 1.30 does not read the annotation \`${DISTRIBUTION}\` of a Namespace`,
        fix: 'move it to the annotations of the Services, or update Istio',
      });
    }
  },
};

function isNodeSelector(text: string): boolean {
  if (text === '') return true;
  try {
    const read: unknown = JSON.parse(text);
    return (
      read === null ||
      (isRecord(read) && Object.values(read as object).every((one) => one === null || typeof one === 'string'))
    );
  } catch {
    return false;
  }
}

/** `a=b,c=d`, as Istio's own reference says it is written. */
function asJson(text: string): string | undefined {
  const pairs = text.split(',').map((pair) => pair.trim().split('='));
  return pairs.every(({ length }) => length === 2) ? JSON.stringify(Object.fromEntries(pairs)) : undefined;
}

const validNodeSelector = valueRule({
  name: 'valid-node-selector',
  severity: 'warning',
  judge: 'nobody',
  title: 'the annotation `traffic.istio.io/nodeSelector` is JSON: labels of nodes with their values',
  why: 'the addresses of all nodes are used',
  annotations: ['traffic.istio.io/nodeSelector'],
  on: ['Service'],
  findProblem: (text) => (isNodeSelector(text) ? undefined : 'is no JSON object with texts'),
  fix: 'write JSON like {"kubernetes.io/hostname":"node-1"}',
  propose: asJson,
});

const validGatewayPort = valueRule({
  name: 'valid-gateway-port',
  severity: 'warning',
  judge: 'istiod',
  title: 'the label `networking.istio.io/gatewayPort` is a port',
  why: 'other networks are sent to port 15443 of the gateway',
  labels: ['networking.istio.io/gatewayPort'],
  on: ['Service', 'Gateway'],
  findProblem: (text) => (text === '' || (/^\d+$/.test(text) && isPort(Number(text))) ? undefined : 'is no port'),
  fix: 'remove it for 15443',
});

const validAllocation = valueRule({
  name: 'valid-address-allocation',
  severity: 'warning',
  judge: 'nobody',
  title: 'the label `networking.istio.io/enable-autoallocate-ip` is "true" or "false"',
  why: 'everything but "false" has an address allocated',
  labels: ['networking.istio.io/enable-autoallocate-ip'],
  on: ['ServiceEntry'],
  findProblem: (text) => (/^(true|false)$/i.test(text) ? undefined : 'is neither true nor false'),
  fix: 'write "true" or "false"',
  propose: (text) => (isBoolean(text) ? String(!isFalse(text)) : undefined),
});

const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer'];

const validServiceType = valueRule({
  name: 'valid-service-type',
  severity: 'error',
  judge: 'nobody',
  title: `the annotation \`networking.istio.io/service-type\` is ${alternatives(SERVICE_TYPES)}`,
  why: 'the API server refuses the Service that istiod makes, so that the gateway cannot be reached',
  annotations: ['networking.istio.io/service-type'],
  on: ['Gateway'],
  findProblem: noneOf(SERVICE_TYPES),
  fix: `write ${alternatives(SERVICE_TYPES)}`,
  propose: (text) => findClosest(text, SERVICE_TYPES),
});

const validGatewayName = valueRule({
  name: 'valid-name-override',
  severity: 'error',
  judge: 'nobody',
  title: 'the annotation `gateway.istio.io/name-override` is what a Deployment and a Service can be called',
  why: 'the API server refuses what istiod makes, so that there is no gateway',
  annotations: ['gateway.istio.io/name-override'],
  on: ['Gateway'],
  findProblem: (text) => (text === '' ? undefined : findLabelProblem(text)),
  fix: 'write a name like "edge"',
});

/** The rules of Services, and of the gateways that istiod makes. */
export const serviceSettingRules: readonly Rule<Metadata>[] = [
  validExport,
  validDistribution,
  noDistributionBefore,
  validNodeSelector,
  validGatewayPort,
  validAllocation,
  validServiceType,
  validGatewayName,
];
