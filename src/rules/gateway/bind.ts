import { shown } from '../../schema/structural/findings';
import { isIpAddress } from '../primitives/ip-address';
import { UNIX_PREFIX, isUnixAddress } from '../primitives/unix-address';
import type { Rule } from '../rule';
import type { Server } from './gateway';

const validUnixBind: Rule<Server> = {
  name: 'valid-unix-bind',
  severity: 'error',
  title: 'a `bind` to a Unix socket has an absolute path to a file, or an abstract name that begins with `@`',
  why: 'the gateway could not listen there',
  check(server, report) {
    const field = server.at('bind');
    if (!field.text.startsWith(UNIX_PREFIX) || isUnixAddress(field.text.slice(UNIX_PREFIX.length))) return;
    report({
      field,
      message: `\`bind\` is ${shown(field.text)}, which is no absolute path to a socket`,
      fix: 'write a path like "unix:///var/run/gateway.sock", or a name like "unix://@gateway"',
    });
  },
};

const noPortWithUnixBind: Rule<Server> = {
  name: 'no-port-with-unix-bind',
  severity: 'error',
  title: 'a server that binds to a Unix socket has the port number 0',
  why: 'a Unix socket has no port, so no client could connect to the one given',
  check(server, report) {
    const field = server.at('port').at('number');
    if (!server.at('bind').text.startsWith(UNIX_PREFIX) || field.number === 0) return;
    report({
      field,
      message: `the server binds to a Unix socket and has the port ${field.number}`,
      fix: 'write `number: 0`, or remove `bind`',
    });
  },
};

const validBind: Rule<Server> = {
  name: 'valid-bind',
  severity: 'error',
  title: 'a `bind` is an IP address or a Unix socket',
  why: 'the gateway could not listen there',
  check(server, report) {
    const field = server.at('bind');
    if (field.text === '' || field.text.startsWith(UNIX_PREFIX) || isIpAddress(field.text)) return;
    report({
      field,
      message: `\`bind\` is ${shown(field.text)}, which is neither an IP address nor a Unix socket`,
      fix: 'write an IP address of the gateway, or remove `bind` to listen on all of them',
    });
  },
};

/** The rules of where a server listens. */
export const bindRules: readonly Rule<Server>[] = [validUnixBind, noPortWithUnixBind, validBind];
