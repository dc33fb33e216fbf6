import { shown } from '../../schema/structural/findings';
import type { IstioVersion } from '../../schema/validate';
import type { Field } from '../field';
import { validPort, validPortName, validProtocol } from '../parts/port/port-rules';
import type { Written } from '../parts/port/port-rules';
import type { Rule } from '../rule';
import { isByDynamicDns, resolutionOf, usedEndpoints } from './service-entry';
import type { ServiceEntrySpec } from './service-entry';

const AUTO_ALLOCATE = 'networking.istio.io/enable-autoallocate-ip';
const DYNAMIC_DNS_PROTOCOLS: readonly string[] = ['http', 'http2', 'grpc', 'tls'];

const noDuplicatePortName: Rule<ServiceEntrySpec> = {
  name: 'no-duplicate-port-name',
  severity: 'error',
  isInSchema: true,
  title: 'the names of the ports differ',
  why: 'ports are told apart by their names',
  check(spec, report) {
    const seen = new Set<string>();
    for (const port of spec.at('ports').items()) {
      const field = port.at('name');
      if (seen.has(field.text)) {
        report({
          field,
          message: `two ports have the name ${shown(field.text)}`,
          fix: 'give each port a name of its own, like "http" and "https"',
        });
      }
      seen.add(field.text);
    }
  },
};

const noDuplicatePort: Rule<ServiceEntrySpec> = {
  name: 'no-duplicate-port',
  severity: 'error',
  isInSchema: true,
  title: 'the numbers of the ports differ',
  why: 'clients connect to a number, and could mean either port',
  check(spec, report) {
    const seen = new Set<number>();
    for (const port of spec.at('ports').items()) {
      const field = port.at('number');
      if (seen.has(field.number)) {
        report({ field, message: `two ports have the number ${field.number}`, fix: 'remove one of them' });
      }
      seen.add(field.number);
    }
  },
};

const noTcpPortWithoutAddress: Rule<ServiceEntrySpec> = {
  name: 'no-tcp-port-without-address',
  severity: 'warning',
  title: 'a ServiceEntry whose ports are TCP or of no protocol has `addresses`, unless Istio gives it some',
  why: 'without an address of its own the port takes all connections to this number, whatever host they are for',
  check(spec, report, { labels }) {
    if (!spec.at('addresses').isEmpty) return;
    const isOptedOut = labels.at(AUTO_ALLOCATE).text.toLowerCase() === 'false';
    if (resolutionOf(spec) !== 'NONE' && !isOptedOut) return;
    for (const port of spec.at('ports').items()) {
      const field = port.at('protocol');
      if (field.text !== '' && field.text !== 'TCP') continue;
      report({
        field,
        message: `the port's protocol is ${field.text === '' ? 'not set' : 'TCP'}, and the service has no \`addresses\``,
        fix: `add \`${spec.at('addresses').name}\`, or write the protocol HTTP or TLS`,
      });
    }
  },
};

const validDynamicDnsProtocol: Rule<ServiceEntrySpec> = {
  name: 'valid-dynamic-dns-protocol',
  severity: 'error',
  saidBy: ['valid-protocol'],
  title: 'with DYNAMIC_DNS as resolution, a port is HTTP, HTTP2, GRPC or TLS',
  why: 'only these say in the request which host is meant',
  check(spec, report) {
    if (!isByDynamicDns(spec)) return;
    for (const port of spec.at('ports').items()) {
      const field = port.at('protocol');
      if (DYNAMIC_DNS_PROTOCOLS.includes(field.text.toLowerCase())) continue;
      report({
        field,
        message: `the port's protocol is ${field.text === '' ? 'not set' : shown(field.text)}, but the resolution is DYNAMIC_DNS`,
        fix: field.text.toLowerCase() === 'https' ? 'write TLS' : 'write HTTP, HTTP2, GRPC or TLS',
      });
    }
  },
};

/** The protocols that came to DYNAMIC_DNS after DYNAMIC_DNS itself: `since` is the first version that takes them. */
function newerProtocols(
  name: string,
  protocols: readonly string[],
  { since, until, before }: { since: IstioVersion; until: IstioVersion; before: string },
): Rule<ServiceEntrySpec> {
  return {
    name,
    severity: 'error',
    until,
    title: `with DYNAMIC_DNS as resolution, a port is not ${protocols.join(' or ').toUpperCase()}`,
    why: 'it cannot read from such a request which host is meant',
    check(spec, report) {
      if (!isByDynamicDns(spec)) return;
      for (const port of spec.at('ports').items()) {
        const field = port.at('protocol');
        if (!protocols.includes(field.text.toLowerCase())) continue;
        report({
          field,
          message: `the port's protocol is ${shown(field.text)}, which with DYNAMIC_DNS Istio can since ${since}`,
          fix: `write ${before}`,
        });
      }
    },
  };
}

const noDynamicHttp2 = newerProtocols('no-http2-with-dynamic-dns', ['http2', 'grpc'], {
  since: '1.30',
  until: '1.29',
  before: 'HTTP',
});

const noDynamicTls = newerProtocols('no-tls-with-dynamic-dns', ['tls'], {
  since: '1.29',
  until: '1.28',
  before: 'HTTP',
});

function namesOf(spec: Field<ServiceEntrySpec>): readonly Written<string>[] {
  const names = spec
    .at('ports')
    .items()
    .map((port) => ({ field: port.at('name'), value: port.at('name').text }));
  const ofEndpoints = usedEndpoints(spec).flatMap((endpoint) => endpoint.at('ports').entries());
  return [...names, ...ofEndpoints.map(({ field, key }) => ({ field, value: key }))];
}

function numbersOf(spec: Field<ServiceEntrySpec>): readonly Written<number>[] {
  const ports = spec.at('ports').items();
  const targets = ports.map((port) => port.at('targetPort')).filter(({ number }) => number !== 0);
  const ofEndpoints = usedEndpoints(spec).flatMap((endpoint) => endpoint.at('ports').entries());
  const fields = [...ports.map((port) => port.at('number')), ...targets, ...ofEndpoints.map(({ field }) => field)];
  return fields.map((field) => ({ field, value: field.number }));
}

/** The rules of the ports of a service, and of those of its endpoints. */
export const portRules: readonly Rule<ServiceEntrySpec>[] = [
  noDuplicatePortName,
  noDuplicatePort,
  noTcpPortWithoutAddress,
  validDynamicDnsProtocol,
  noDynamicHttp2,
  noDynamicTls,
  validPortName(namesOf),
  validPort(numbersOf, { isInSchema: true }),
  validProtocol((spec) =>
    spec
      .at('ports')
      .items()
      .map((port) => port.at('protocol')),
  ),
];
