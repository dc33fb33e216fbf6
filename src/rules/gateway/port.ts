import { findClosest } from '../../diagnostics/did-you-mean';
import { alternatives, shown } from '../../schema/structural/findings';
import { isPort } from '../primitives/port';
import { findProtocolFamily, protocols } from '../primitives/protocol';
import { UNIX_PREFIX } from '../primitives/unix-address';
import type { Rule } from '../rule';
import type { Server } from './gateway';

const noMissingPort: Rule<Server> = {
  name: 'no-missing-port',
  severity: 'error',
  isInSchema: true,
  title: 'a server has a port',
  why: 'without a port the gateway could not listen',
  check(server, report) {
    const field = server.at('port');
    if (field.isSet) return;
    report({ field, message: 'the server has no port', fix: 'add `port` with `number`, `name` and `protocol`' });
  },
};

const validProtocol: Rule<Server> = {
  name: 'valid-protocol',
  severity: 'error',
  title: "a port's protocol is one that Istio knows",
  why: 'Istio could not tell how to read what clients send',
  check(server, report) {
    const field = server.at('port').at('protocol');
    if (!server.at('port').isSet || findProtocolFamily(field.text) !== undefined) return;
    const meant = field.text === '' ? undefined : findClosest(field.text, protocols);
    report({
      field,
      message:
        field.text === ''
          ? "the port's protocol is empty"
          : `the port's protocol is ${shown(field.text)}, which Istio does not know`,
      fix:
        meant === undefined
          ? `write one of ${alternatives(['HTTPS', 'HTTP', 'TLS', 'TCP'])}`
          : `did you mean ${meant}?`,
    });
  },
};

const validPort: Rule<Server> = {
  name: 'valid-port',
  severity: 'error',
  title: "a port's number is from 1 to 65535",
  why: 'the gateway could not listen there',
  check(server, report) {
    const field = server.at('port').at('number');
    if (!server.at('port').isSet || isPort(field.number)) return;
    if (field.number === 0 && server.at('bind').text.startsWith(UNIX_PREFIX)) return;
    report({
      field,
      message: `the port's number is ${field.number}, which is no port`,
      fix: 'write the port that clients connect to, e.g. 443',
    });
  },
};

const noTargetPort: Rule<Server> = {
  name: 'no-target-port',
  severity: 'error',
  title: "a server's port has no `targetPort`",
  why: 'a gateway listens on `number`: only its Service can map another port to it',
  check(server, report) {
    const field = server.at('port').at('targetPort');
    if (field.number <= 0) return;
    report({
      field,
      message: `\`targetPort\` ${field.number} has no effect on a Gateway`,
      fix: "remove `targetPort`, and set it in the gateway's Service",
    });
  },
};

const noMissingPortName: Rule<Server> = {
  name: 'no-missing-port-name',
  severity: 'error',
  title: 'a port has a name',
  why: 'ports are told apart by their names',
  check(server, report) {
    const field = server.at('port').at('name');
    if (!server.at('port').isSet || field.text !== '') return;
    report({ field, message: 'the port has no name', fix: 'write a name like "https"' });
  },
};

/** The rules of the port of a server. */
export const portRules: readonly Rule<Server>[] = [
  noMissingPort,
  validProtocol,
  validPort,
  noTargetPort,
  noMissingPortName,
];
