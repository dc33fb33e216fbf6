import { isPortText } from '../primitives/port';
import { isIpSubnet } from '../primitives/ip-address';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { noneOf, REFUSED, valueRule } from './value-rule';

const OF_TRAFFIC = 'traffic.sidecar.istio.io/';

const validInterceptionMode = valueRule({
  ...REFUSED,
  name: 'valid-interception-mode',
  title: 'the annotation `sidecar.istio.io/interceptionMode` is REDIRECT, TPROXY or NONE',
  annotations: ['sidecar.istio.io/interceptionMode'],
  findProblem: noneOf(['REDIRECT', 'TPROXY', 'NONE']),
  fix: 'remove it for REDIRECT',
  propose: (text) => text.toUpperCase(),
});

function partsOf(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map((part) => part.trim());
}

function findPortProblem(text: string): string | undefined {
  return partsOf(text).every(isPortText) ? undefined : 'is no list of ports';
}

const validPortList = valueRule({
  ...REFUSED,
  name: 'valid-excluded-ports',
  title: 'a list of ports to exclude has numbers from 0 to 65535 with commas between them',
  annotations: [`${OF_TRAFFIC}excludeInboundPorts`, `${OF_TRAFFIC}excludeOutboundPorts`],
  findProblem: findPortProblem,
  fix: 'write numbers with commas between them, like "3306,6379"',
});

const validIncludedPorts = valueRule({
  ...REFUSED,
  name: 'valid-included-inbound-ports',
  title: `the annotation \`${OF_TRAFFIC}includeInboundPorts\` is a list of ports, or \`*\``,
  annotations: [`${OF_TRAFFIC}includeInboundPorts`],
  findProblem: (text) => (text === '*' ? undefined : findPortProblem(text)),
  fix: 'write numbers with commas between them, like "8080,9090", or "*" for all',
});

const validOutboundPorts = valueRule({
  name: 'valid-included-outbound-ports',
  severity: 'error',
  judge: 'nobody',
  title: `the annotation \`${OF_TRAFFIC}includeOutboundPorts\` is a list of ports`,
  why: 'the node sets up no network for the pod, so that it does not start',
  annotations: [`${OF_TRAFFIC}includeOutboundPorts`],
  on: ['Pod'],
  findProblem: (text) => (text === '*' ? undefined : findPortProblem(text)),
  fix: 'write numbers with commas between them, like "3306,6379"',
});

/** Why a text is no list of ranges of addresses; spaces are not allowed. */
function findRangesProblem(text: string): string | undefined {
  if (text === '') return undefined;
  const wrong = text.split(',').find((range) => !range.includes('/') || !isIpSubnet(range));
  if (wrong === undefined) return undefined;
  return wrong.trim() === wrong ? 'is no list of address ranges' : 'has spaces between the ranges';
}

/** The list without spaces, with every single address as a range. */
function completeRanges(text: string): string {
  const ranges = text.split(',').map((range) => range.trim());
  const isAddress = (range: string): boolean => !range.includes('/') && isIpSubnet(range);
  return ranges.map((range) => (isAddress(range) ? `${range}/${range.includes(':') ? 128 : 32}` : range)).join(',');
}

const RANGES = 'write ranges with commas between them, like "10.0.0.0/8,192.168.1.5/32"';

const validIncludedRanges = valueRule({
  ...REFUSED,
  name: 'valid-included-ip-ranges',
  title: `the annotation \`${OF_TRAFFIC}includeOutboundIPRanges\` is a list of address ranges, or \`*\``,
  annotations: [`${OF_TRAFFIC}includeOutboundIPRanges`],
  findProblem: (text) => (text === '*' ? undefined : findRangesProblem(text)),
  fix: RANGES,
  propose: completeRanges,
});

const validExcludedRanges = valueRule({
  ...REFUSED,
  name: 'valid-excluded-ip-ranges',
  title: `the annotation \`${OF_TRAFFIC}excludeOutboundIPRanges\` is a list of address ranges`,
  annotations: [`${OF_TRAFFIC}excludeOutboundIPRanges`],
  findProblem: findRangesProblem,
  fix: RANGES,
  propose: completeRanges,
});

const LONGEST_INTERFACE = 15;

function findInterfaceProblem(text: string): string | undefined {
  if (text === '') return undefined;
  for (const name of text.split(',').map((part) => part.trim())) {
    if (name === '') return 'has an empty name of an interface';
    if (name.length > LONGEST_INTERFACE)
      return `has a name of an interface with more than ${LONGEST_INTERFACE} characters`;
    if (!/^[a-zA-Z][a-zA-Z0-9_.-]*$/.test(name)) return 'has a name that no interface can have';
  }
  return undefined;
}

const validInterfaces = valueRule({
  ...REFUSED,
  name: 'valid-interface-list',
  title: 'a list of network interfaces has names with commas between them',
  annotations: [
    'istio.io/reroute-virtual-interfaces',
    `${OF_TRAFFIC}excludeInterfaces`,
    `${OF_TRAFFIC}kubevirtInterfaces`,
  ],
  findProblem: findInterfaceProblem,
  fix: 'write names with commas between them, like "net1,docker0"',
});

/** The rules of which traffic of a pod goes through its sidecar. */
export const trafficCaptureRules: readonly Rule<Metadata>[] = [
  validInterceptionMode,
  validPortList,
  validIncludedPorts,
  validOutboundPorts,
  validIncludedRanges,
  validExcludedRanges,
  validInterfaces,
];
