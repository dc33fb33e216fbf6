import type { Field } from '../field';
import { validPort, validPortName, validProtocol } from '../parts/port/port-rules';
import type { Written } from '../parts/port/port-rules';
import { findProtocolFamily } from '../primitives/protocol';
import { UNIX_PREFIX } from '../primitives/unix-address';
import type { Rule } from '../rule';
import { findEndpointPort } from './default-endpoint';
import type { Egress, Ingress, ListenerPort, SidecarSpec } from './sidecar';

function portsOf(spec: Field<SidecarSpec>): readonly Field<ListenerPort>[] {
  const listeners = [...spec.at('ingress').items(), ...spec.at('egress').items()] as readonly Field<Ingress | Egress>[];
  return listeners.map((listener) => listener.at('port')).filter(({ isSet }) => isSet);
}

const noMissingPort: Rule<SidecarSpec> = {
  name: 'no-missing-port',
  severity: 'error',
  isInSchema: true,
  title: 'an `ingress` listener has a port',
  why: 'without a port the proxy could not listen',
  check(spec, report) {
    for (const ingress of spec.at('ingress').items()) {
      const field = ingress.at('port');
      if (field.isSet) continue;
      report({ field, message: 'the listener has no port', fix: 'add `port` with `number`, `name` and `protocol`' });
    }
  },
};

const noTargetPort: Rule<SidecarSpec> = {
  name: 'no-target-port',
  severity: 'error',
  title: "a listener's port has no `targetPort`",
  why: 'a Sidecar cannot map one port to another that way',
  check(spec, report) {
    for (const port of portsOf(spec)) {
      const field = port.at('targetPort');
      if (field.number <= 0) continue;
      report({
        field,
        message: `\`targetPort\` ${field.number} has no effect on a Sidecar`,
        fix: 'remove `targetPort`; where requests to the workload go is said by `defaultEndpoint`',
      });
    }
  },
};

const noDuplicatePort: Rule<SidecarSpec> = {
  name: 'no-duplicate-port',
  severity: 'error',
  title: 'the ports of `ingress` differ, and so do those of `egress`',
  why: 'two listeners cannot have the same port',
  check(spec, report) {
    const ofEgress = spec
      .at('egress')
      .items()
      .map((egress) => egress.at('port'));
    for (const ports of [
      spec
        .at('ingress')
        .items()
        .map((ingress) => ingress.at('port')),
      ofEgress.filter((port) => port.at('number').number !== 0),
    ]) {
      const seen = new Set<number>();
      for (const port of ports.filter(({ isSet }) => isSet)) {
        const field = port.at('number');
        if (seen.has(field.number)) {
          report({
            field,
            message: `two listeners have the port ${field.number}`,
            fix: 'make one listener of the two',
          });
        }
        seen.add(field.number);
      }
    }
  },
};

const noEarlyCatchAll: Rule<SidecarSpec> = {
  name: 'no-early-catch-all',
  severity: 'error',
  title: 'an `egress` listener without a port is the last one',
  why: 'it takes the requests that no other listener takes, and there can be only one of it',
  check(spec, report) {
    const listeners = spec.at('egress').items();
    for (const egress of listeners.slice(0, -1)) {
      if (egress.at('port').isSet) continue;
      report({
        field: egress.at('port'),
        message: 'the listener has no port, and others follow it',
        fix: 'move it to the end, or add its `port`; two without a port are to be one',
      });
    }
  },
};

const noHttpPoolOnTcp: Rule<SidecarSpec> = {
  name: 'no-http-pool-on-tcp',
  severity: 'warning',
  title: "a `connectionPool` has `http` only where the listener's protocol is HTTP",
  why: 'the proxy sees no requests on such a port, so that the limits would hold for nothing',
  check(spec, report) {
    for (const ingress of spec.at('ingress').items()) {
      const field = ingress.at('connectionPool').at('http');
      const protocol = ingress.at('port').at('protocol').text;
      if (!field.isSet || !ingress.at('port').isSet || findProtocolFamily(protocol) === 'http') continue;
      report({
        field,
        message: `\`${field.name}\` is set, but the port's protocol is ${protocol === '' ? 'not set' : protocol}`,
        fix: "set the port's protocol to HTTP, or limit connections with `tcp`",
      });
    }
  },
};

function namesOf(spec: Field<SidecarSpec>): readonly Written<string>[] {
  return portsOf(spec)
    .map((port) => port.at('name'))
    .filter(({ text }) => text !== '')
    .map((field) => ({ field, value: field.text }));
}

function numbersOf(spec: Field<SidecarSpec>): readonly Written<number>[] {
  const ofIngress = spec.at('ingress').items();
  const endpoints = ofIngress.flatMap((ingress) => {
    const field = ingress.at('defaultEndpoint');
    const value = field.text.startsWith(UNIX_PREFIX) ? undefined : findEndpointPort(field.text);
    return value === undefined ? [] : [{ field, value }];
  });
  const ingress = ofIngress.map((one) => one.at('port')).filter(({ isSet }) => isSet);
  const egress = spec
    .at('egress')
    .items()
    .map((one) => one.at('port'));
  const proxy = spec.at('outboundTrafficPolicy').at('egressProxy').at('port');
  const fields = [
    ...ingress.map((port) => port.at('number')),
    ...egress.map((port) => port.at('number')).filter(({ number }) => number !== 0),
    ...(proxy.isSet ? [proxy.at('number')] : []),
  ];
  return [...fields.map((field) => ({ field, value: field.number })), ...endpoints];
}

/** The rules of the ports of listeners. */
export const portRules: readonly Rule<SidecarSpec>[] = [
  noMissingPort,
  noTargetPort,
  noDuplicatePort,
  noEarlyCatchAll,
  noHttpPoolOnTcp,
  validPortName(namesOf),
  validPort(numbersOf),
  validProtocol((spec) => portsOf(spec).map((port) => port.at('protocol'))),
];
