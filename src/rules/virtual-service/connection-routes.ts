import { shown } from '../../schema/structural/findings';
import { HostCoverage } from '../primitives/host-coverage';
import { findWildcardDomainProblem } from '../primitives/host-name';
import { isIpAddress, isIpSubnet } from '../primitives/ip-address';
import { findSniProblem } from '../primitives/sni';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { TcpMatch, VirtualServiceSpec } from './virtual-service';
import { isForGatewaysOnly } from './virtual-service';

const noMissingTlsMatch: Rule<VirtualServiceSpec> = {
  name: 'no-missing-tls-match',
  severity: 'error',
  isInSchema: true,
  title: 'a `tls` route has at least one match',
  why: 'the proxy tells the connections apart by the host they ask for, and could not choose this route',
  check(spec, report) {
    for (const route of spec.at('tls').items()) {
      const field = route.at('match');
      if (!field.isEmpty) continue;
      const message = `\`${route.name}\` has no matches`;
      report({ field, message, fix: 'add a match with `sniHosts`' });
    }
  },
};

const noMissingSniHosts: Rule<VirtualServiceSpec> = {
  name: 'no-missing-sni-hosts',
  severity: 'error',
  isInSchema: true,
  title: 'a match of a `tls` route has at least one of `sniHosts`',
  why: 'no connection would match',
  check(spec, report) {
    for (const route of spec.at('tls').items()) {
      for (const match of route.at('match').items()) {
        const field = match.at('sniHosts');
        if (!field.isEmpty) continue;
        const message = `\`${match.name}\` has no \`sniHosts\``;
        report({ field, message, fix: 'write the hosts that clients ask for' });
      }
    }
  },
};

function sniHosts(spec: Field<VirtualServiceSpec>): readonly Field<string>[] {
  return spec
    .at('tls')
    .items()
    .flatMap((route) => route.at('match').items())
    .flatMap((match) => match.at('sniHosts').items());
}

function findSniHostProblem(spec: Field<VirtualServiceSpec>, host: string): string | undefined {
  return isForGatewaysOnly(spec) ? findSniProblem(host) : findWildcardDomainProblem(host);
}

const validSniHost: Rule<VirtualServiceSpec> = {
  name: 'valid-sni-host',
  severity: 'error',
  title: '`sniHosts` are domain names, which may begin with a wildcard',
  why: 'no client could ask for such a host',
  check(spec, report) {
    for (const field of sniHosts(spec)) {
      const problem = findSniHostProblem(spec, field.text);
      if (problem === undefined || isIpAddress(field.text)) continue;
      report({
        field,
        message: `the SNI host ${shown(field.text)} ${problem}`,
        fix: 'write a host name like "shop.example.com" or "*.example.com"',
      });
    }
  },
};

const noIpSniHost: Rule<VirtualServiceSpec> = {
  name: 'no-ip-sni-host',
  severity: 'warning',
  title: '`sniHosts` has no IP addresses',
  why: 'clients that connect to an address do not name it in the handshake, so that the match would not hold',
  check(spec, report) {
    for (const field of sniHosts(spec)) {
      if (!isIpAddress(field.text) || findSniHostProblem(spec, field.text) === undefined) continue;
      const message = `the SNI host ${shown(field.text)} is an IP address`;
      report({ field, message, fix: 'write a host name, or use a `tcp` route with `destinationSubnets`' });
    }
  },
};

const noForeignSniHost: Rule<VirtualServiceSpec> = {
  name: 'no-foreign-sni-host',
  severity: 'error',
  title: "`sniHosts` are among the VirtualService's hosts, or below one with a wildcard",
  why: 'the VirtualService is only for its own hosts, and the route would never be used',
  check(spec, report) {
    const hosts = spec.at('hosts').items();
    const coverage = new HostCoverage(hosts.map(({ text }) => text));
    for (const field of sniHosts(spec)) {
      if (findSniHostProblem(spec, field.text) !== undefined || coverage.covers(field.text)) continue;
      const message = `the SNI host ${shown(field.text)} is none of the VirtualService's hosts`;
      report({ field, message, fix: `add ${shown(field.text)} to \`spec.hosts\`, or write one of them` });
    }
  },
};

const noMissingRoute = (protocol: 'tls' | 'tcp'): Rule<VirtualServiceSpec> => ({
  name: `no-missing-${protocol}-route`,
  severity: 'error',
  title: `an item of \`${protocol}\` has \`route\``,
  why: 'its connections would go nowhere',
  check(spec, report) {
    for (const one of spec.at(protocol).items()) {
      const field = one.at('route') as Field<readonly unknown[]>;
      if (!field.isEmpty) continue;
      report({ field, message: `\`${one.name}\` has no destinations`, fix: 'add `route` with a destination' });
    }
  },
});

const validDestinationSubnet: Rule<TcpMatch> = {
  name: 'valid-destination-subnet',
  severity: 'error',
  title: '`destinationSubnets` are IP addresses or ranges of them',
  why: 'no connection goes there, so that the match would never hold',
  check(match, report) {
    for (const field of match.at('destinationSubnets').items()) {
      if (isIpSubnet(field.text)) continue;
      const message = `\`destinationSubnets\` has ${shown(field.text)}, which is no range of IP addresses`;
      report({ field, message, fix: 'write an address like "10.0.0.1", or a range like "10.0.0.0/8"' });
    }
  },
};

/** The rules of `tls` and `tcp` routes. */
export const connectionRouteRules: readonly Rule<VirtualServiceSpec>[] = [
  noMissingTlsMatch,
  noMissingSniHosts,
  validSniHost,
  noIpSniHost,
  noForeignSniHost,
  noMissingRoute('tls'),
  noMissingRoute('tcp'),
];

/** The rules of matches of connections. */
export const connectionMatchRules: readonly Rule<TcpMatch>[] = [validDestinationSubnet];
