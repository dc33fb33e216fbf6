import { findClosest } from '../../diagnostics/did-you-mean';
import { shown } from '../../schema/structural/findings';
import { findDomainProblem } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import { hasUnixAddress } from '../parts/workload/workload';
import { isByDns, isByDynamicDns, resolutionOf, staticEndpoints, usedEndpoints } from './service-entry';
import type { ServiceEntrySpec } from './service-entry';

const noEndpointsWithSelector: Rule<ServiceEntrySpec> = {
  name: 'no-endpoints-with-selector',
  severity: 'error',
  isInSchema: true,
  title: '`endpoints` and `workloadSelector` are not both set',
  why: 'it would be open which of the two says where requests go',
  check(spec, report) {
    const field = spec.at('endpoints');
    if (!spec.at('workloadSelector').isSet || field.isEmpty) return;
    report({ field, message: 'both `endpoints` and `workloadSelector` are set', fix: 'remove one of the two' });
  },
};

const noEndpointsWithoutResolution: Rule<ServiceEntrySpec> = {
  name: 'no-endpoints-without-resolution',
  severity: 'error',
  isInSchema: true,
  title: 'with NONE as resolution, or without one, there are no `endpoints`',
  why: 'connections go on to the address that the client asked for, and never to the endpoints',
  check(spec, report) {
    const field = spec.at('endpoints');
    if (resolutionOf(spec) !== 'NONE' || field.isEmpty) return;
    report({
      field,
      message: `\`endpoints\` are set, but the resolution is ${spec.at('resolution').text === '' ? 'not set' : 'NONE'}`,
      fix: 'set `resolution: STATIC` for endpoints with IP addresses, or `resolution: DNS` for ones with names',
    });
  },
};

const noSelectorWithoutResolution: Rule<ServiceEntrySpec> = {
  name: 'no-selector-without-resolution',
  severity: 'warning',
  title: 'with NONE as resolution, or without one, there is no `workloadSelector`',
  why: 'connections go on to the address that the client asked for, and never to the workloads',
  check(spec, report) {
    const field = spec.at('workloadSelector');
    if (resolutionOf(spec) !== 'NONE' || !field.isSet) return;
    report({
      field,
      message: `\`workloadSelector\` is set, but the resolution is ${spec.at('resolution').text === '' ? 'not set' : 'NONE'}`,
      fix: 'set `resolution: STATIC`',
    });
  },
};

const noSecondEndpoint: Rule<ServiceEntrySpec> = {
  name: 'no-second-endpoint',
  severity: 'error',
  isInSchema: true,
  title: 'with DNS_ROUND_ROBIN as resolution there is at most one endpoint',
  why: 'the proxy asks DNS for one name only',
  check(spec, report) {
    const field = spec.at('endpoints').items()[1];
    if (resolutionOf(spec) !== 'DNS_ROUND_ROBIN' || field === undefined) return;
    report({
      field,
      message: 'there are several endpoints, but the resolution is DNS_ROUND_ROBIN',
      fix: 'set `resolution: DNS`, or leave one endpoint',
    });
  },
};

const noEndpointsWithDynamicDns: Rule<ServiceEntrySpec> = {
  name: 'no-endpoints-with-dynamic-dns',
  severity: 'error',
  title: 'with DYNAMIC_DNS as resolution there are no `endpoints`',
  why: 'requests go to the address of the host they are for, and never to the endpoints',
  check(spec, report) {
    const field = spec.at('endpoints');
    if (!isByDynamicDns(spec) || field.isEmpty) return;
    report({
      field,
      message: '`endpoints` are set, but the resolution is DYNAMIC_DNS',
      fix: `remove \`${field.name}\``,
    });
  },
};

const validEndpointAddress: Rule<ServiceEntrySpec> = {
  name: 'valid-endpoint-address',
  severity: 'error',
  title: 'an endpoint has an IP address, with DNS as resolution it may have a domain name, with STATIC a Unix socket',
  why: 'no request could reach the endpoint',
  check(spec, report) {
    const isStatic = !isByDns(spec);
    for (const endpoint of usedEndpoints(spec)) {
      const field = endpoint.at('address');
      if (isIpAddress(field.text)) continue;
      if (isStatic ? field.text === '' || hasUnixAddress(endpoint) : findDomainProblem(field.text) === undefined)
        continue;
      const isName = isStatic && findDomainProblem(field.text) === undefined;
      report({
        field,
        message: isName
          ? `the endpoint's address ${shown(field.text)} is a name, but the resolution is STATIC`
          : `the endpoint's address ${shown(field.text)} is no IP address${isStatic ? '' : ' and no domain name'}`,
        fix: isName
          ? 'set `resolution: DNS`, or write the IP address'
          : fixOfHost(field.text, 'write the address, without scheme, port and path'),
      });
    }
  },
};

const noUnknownEndpointPort: Rule<ServiceEntrySpec> = {
  name: 'no-unknown-endpoint-port',
  severity: 'error',
  title: 'the names in the `ports` of an endpoint are those of ports of the service',
  why: 'the number would be used for no port, and requests go to the number of the service instead',
  check(spec, report) {
    const names = spec
      .at('ports')
      .items()
      .map((port) => port.at('name').text);
    for (const endpoint of usedEndpoints(spec)) {
      for (const { key, field } of endpoint.at('ports').entries()) {
        if (names.includes(key)) continue;
        const meant = findClosest(key, names) ?? (names.length === 1 ? names[0] : undefined);
        report({
          field,
          message: `the endpoint has a port ${shown(key)}, and the service has none of this name`,
          fix: meant === undefined ? 'write the name of a port of the service' : `did you mean ${shown(meant)}?`,
        });
      }
    }
  },
};

const noUnixAddressOfSeveralPorts: Rule<ServiceEntrySpec> = {
  name: 'no-unix-address-of-several-ports',
  severity: 'error',
  title: 'a ServiceEntry with a Unix socket as endpoint has exactly one port',
  why: 'nobody could tell for which port the socket is',
  check(spec, report) {
    const names = new Set(
      spec
        .at('ports')
        .items()
        .map((port) => port.at('name').text),
    );
    if (names.size === 1) return;
    for (const endpoint of staticEndpoints(spec).filter(hasUnixAddress)) {
      report({
        field: endpoint.at('address'),
        message: `the endpoint is a Unix socket, and the service has ${names.size === 0 ? 'no port' : `${names.size} ports`}`,
        fix: 'make a ServiceEntry with one port for the socket',
      });
    }
  },
};

/** The rules of where requests to a service go. */
export const endpointRules: readonly Rule<ServiceEntrySpec>[] = [
  noEndpointsWithSelector,
  noEndpointsWithoutResolution,
  noSelectorWithoutResolution,
  noSecondEndpoint,
  noEndpointsWithDynamicDns,
  validEndpointAddress,
  noUnknownEndpointPort,
  noUnixAddressOfSeveralPorts,
];
