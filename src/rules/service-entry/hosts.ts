import { shown } from '../../schema/structural/findings';
import { findDomainProblem, findWildcardDomainProblem, hasPartialWildcard } from '../primitives/host-name';
import { fixOfHost } from '../primitives/meant-host';
import { findProtocolFamily } from '../primitives/protocol';
import type { Rule } from '../rule';
import { isByDns, isByDynamicDns, resolutionOf } from './service-entry';
import type { ServiceEntrySpec } from './service-entry';

const noMissingHosts: Rule<ServiceEntrySpec> = {
  name: 'no-missing-hosts',
  severity: 'error',
  isInSchema: true,
  title: 'a ServiceEntry has at least one host',
  why: 'nobody could ask for the service',
  check(spec, report) {
    const field = spec.at('hosts');
    if (!field.isEmpty) return;
    report({ field, message: 'the ServiceEntry has no hosts', fix: `write its host names in \`${field.name}\`` });
  },
};

const noHostForAll: Rule<ServiceEntrySpec> = {
  name: 'no-host-for-all',
  severity: 'error',
  isInSchema: true,
  title: 'a host is not `*`',
  why: 'it would take the requests to all other services',
  check(spec, report) {
    for (const field of spec.at('hosts').items()) {
      if (field.text !== '*') continue;
      report({
        field,
        message: 'the host is `*`',
        fix: 'write the host names, or a domain of them like "*.example.com"',
      });
    }
  },
};

const validHost: Rule<ServiceEntrySpec> = {
  name: 'valid-host',
  severity: 'error',
  title: 'a host is a domain name, or one with a wildcard as first label',
  why: 'no client could ask for such a host',
  check(spec, report) {
    for (const field of spec.at('hosts').items()) {
      const problem = findWildcardDomainProblem(field.text);
      if (field.text === '*' || problem === undefined) continue;
      report({
        field,
        message: `the host ${shown(field.text)} ${problem}`,
        fix: fixOfHost(
          field.text,
          'write a host name like "api.example.com" or "*.example.com", without scheme, port and path',
        ),
      });
    }
  },
};

const noPartialWildcard: Rule<ServiceEntrySpec> = {
  name: 'no-partial-wildcard',
  severity: 'warning',
  saidBy: ['valid-host'],
  title: 'a `*` in a host stands alone in the first label, unless the resolution is DYNAMIC_DNS',
  why: 'Envoy compares host names label by label, and a part of a label would match nothing',
  check(spec, report) {
    if (isByDynamicDns(spec)) return;
    for (const field of spec.at('hosts').items()) {
      if (!hasPartialWildcard(field.text)) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has a wildcard that is only a part of a label`,
        fix: 'write "*.example.com", or the whole names one by one',
      });
    }
  },
};

const noUnresolvableHost: Rule<ServiceEntrySpec> = {
  name: 'no-unresolvable-host',
  severity: 'error',
  saidBy: ['no-host-for-all', 'valid-host'],
  title: 'with DNS as resolution and no endpoints, a host has no wildcard',
  why: 'the proxy asks DNS for the address of the host, and nobody can ask for a wildcard',
  check(spec, report) {
    if (!isByDns(spec) || !spec.at('endpoints').isEmpty) return;
    for (const field of spec.at('hosts').items()) {
      if (findDomainProblem(field.text) === undefined) continue;
      report({
        field,
        message: `the host ${shown(field.text)} is to be resolved by DNS, but is no full name`,
        fix: "write the whole name, add `endpoints` with the servers' names, or set `resolution: DYNAMIC_DNS`",
      });
    }
  },
};

const noPlainHostWithDynamicDns: Rule<ServiceEntrySpec> = {
  name: 'no-plain-host-with-dynamic-dns',
  severity: 'error',
  saidBy: ['valid-host'],
  title: 'with DYNAMIC_DNS as resolution, every host begins with a wildcard',
  why: 'this resolution is for hosts whose names are known only when a request comes',
  check(spec, report) {
    if (!isByDynamicDns(spec)) return;
    for (const field of spec.at('hosts').items()) {
      if (field.text.startsWith('*')) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has no wildcard, but the resolution is DYNAMIC_DNS`,
        fix: 'set `resolution: DNS`, or write a domain of hosts like "*.example.com"',
      });
    }
  },
};

const noSecondHostWithTcp: Rule<ServiceEntrySpec> = {
  name: 'no-second-host-with-tcp',
  severity: 'error',
  title: 'a ServiceEntry with several hosts and a resolution has only ports of HTTP or TLS',
  why: 'of other protocols nobody can tell which host is meant, so that all would get the same answer',
  check(spec, report) {
    const field = spec.at('hosts').items()[1];
    if (field === undefined || resolutionOf(spec) === 'NONE') return;
    for (const port of spec.at('ports').items()) {
      const family = findProtocolFamily(port.at('protocol').text);
      if (family === 'http' || family === 'tls') continue;
      const protocol = port.at('protocol').text;
      report({
        field,
        message: `there are several hosts, and a port whose protocol is ${protocol === '' ? 'not set' : shown(protocol)}`,
        fix: 'make a ServiceEntry for each host, or set the protocol of the port to HTTP or TLS',
      });
      return;
    }
  },
};

const noSecondHostWithAddress: Rule<ServiceEntrySpec> = {
  name: 'no-second-host-with-address',
  severity: 'warning',
  saidBy: ['no-second-host-with-tcp'],
  title: 'a ServiceEntry with DNS as resolution, `addresses` and a port of TCP or TLS has one host',
  why: 'connections to the addresses could be meant for any of the hosts, and all go to one of them',
  check(spec, report) {
    const field = spec.at('hosts').items()[1];
    if (field === undefined || !isByDns(spec) || spec.at('addresses').isEmpty) return;
    const families = spec
      .at('ports')
      .items()
      .map((port) => findProtocolFamily(port.at('protocol').text));
    if (!families.some((family) => family === 'tcp' || family === 'tls')) return;
    report({
      field,
      message: 'there are several hosts for the same `addresses`, and a port of TCP or TLS',
      fix: 'make a ServiceEntry for each host, or remove `addresses`',
    });
  },
};

/** The rules of the hosts of a service. */
export const hostRules: readonly Rule<ServiceEntrySpec>[] = [
  noMissingHosts,
  noHostForAll,
  validHost,
  noPartialWildcard,
  noUnresolvableHost,
  noPlainHostWithDynamicDns,
  noSecondHostWithTcp,
  noSecondHostWithAddress,
];
