import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { HostCoverage } from '../primitives/host-coverage';
import { findWildcardDomainProblem } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { fixOfHost } from '../primitives/meant-host';
import { findSniProblem } from '../primitives/sni';
import type { Rule } from '../rule';
import type { VirtualServiceSpec } from './virtual-service';
import { isForGatewaysOnly } from './virtual-service';

/** Why a text is no host of the VirtualService; undefined for a good one. */
function findHostProblem(spec: Field<VirtualServiceSpec>, host: string): string | undefined {
  if (isIpAddress(host)) return undefined;
  return takesSni(spec) ? findSniProblem(host) : findWildcardDomainProblem(host);
}

function takesSni(spec: Field<VirtualServiceSpec>): boolean {
  if (spec.at('gateways').isEmpty || !isForGatewaysOnly(spec)) return false;
  const matches = spec
    .at('tls')
    .items()
    .flatMap((route) => route.at('match').items());
  return matches.some((match) => !match.at('sniHosts').isEmpty);
}

function isForMesh(spec: Field<VirtualServiceSpec>): boolean {
  return spec.at('gateways').isEmpty || !isForGatewaysOnly(spec);
}

const validHost: Rule<VirtualServiceSpec> = {
  name: 'valid-host',
  severity: 'error',
  title: 'a host is a domain name, one whose first label begins with a wildcard, or an IP address',
  why: 'no request could ask for such a host, so that its routes would never be used',
  check(spec, report) {
    for (const field of spec.at('hosts').items()) {
      const problem = findHostProblem(spec, field.text);
      if (problem === undefined) continue;
      report({
        field,
        message: `the host ${shown(field.text)} ${problem}`,
        fix: fixOfHost(
          field.text,
          'write a host name like "shop.example.com" or "*.example.com", without scheme, port and path',
        ),
      });
    }
  },
};

const noCatchAllHost: Rule<VirtualServiceSpec> = {
  name: 'no-catch-all-host-in-mesh',
  severity: 'error',
  title: 'the host `*` is only for gateways',
  why: 'in the mesh it would take the requests for every service and every host outside',
  check(spec, report) {
    if (!isForMesh(spec)) return;
    for (const field of spec.at('hosts').items()) {
      if (field.text !== '*') continue;
      report({
        field,
        message: 'the host is "*", and the VirtualService is for the proxies of the mesh',
        fix: 'write the hosts one by one, or name gateways in `spec.gateways` without "mesh"',
      });
    }
  },
};

const noOverlappingHosts: Rule<VirtualServiceSpec> = {
  name: 'no-overlapping-hosts',
  severity: 'error',
  title: 'no host is named twice, and none is below a wildcard that is named too',
  why: 'Envoy would have two sets of the same routes for it',
  check(spec, report) {
    const hosts = spec.at('hosts').items();
    const isForAll = !isForMesh(spec);
    const isValid = (host: string): boolean => findHostProblem(spec, host) === undefined && (isForAll || host !== '*');
    if (hosts.length < 2 || !hosts.every(({ text }) => isValid(text))) return;
    const coverage = new HostCoverage(hosts.map(({ text }) => text));
    hosts.forEach((field, index) => {
      const other = coverage.findOther(index);
      if (other === undefined) return;
      const { text } = hosts[other]!;
      report({
        field,
        message: `the host ${shown(field.text)} is ${text === field.text ? 'named twice' : `also in ${shown(text)}`}`,
        fix: 'remove it, or put it into a VirtualService of its own',
      });
    });
  },
};

/** The rules of the hosts. */
export const hostRules: readonly Rule<VirtualServiceSpec>[] = [validHost, noCatchAllHost, noOverlappingHosts];
