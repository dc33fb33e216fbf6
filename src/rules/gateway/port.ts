import type { Field } from '../field';
import { validPort, validProtocol } from '../parts/port/port-rules';
import type { Written } from '../parts/port/port-rules';
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

function protocolsOf(server: Field<Server>): readonly Field<string>[] {
  const port = server.at('port');
  return port.isSet ? [port.at('protocol')] : [];
}

/** A server at a Unix socket has no number, or 0. */
function numbersOf(server: Field<Server>): readonly Written<number>[] {
  const field = server.at('port').at('number');
  const isUnix = field.number === 0 && server.at('bind').text.startsWith(UNIX_PREFIX);
  return server.at('port').isSet && !isUnix ? [{ field, value: field.number }] : [];
}

/** The rules of the port of a server. */
export const portRules: readonly Rule<Server>[] = [
  noMissingPort,
  validProtocol(protocolsOf, { isRequired: true }),
  validPort(numbersOf),
  noTargetPort,
  noMissingPortName,
];
