import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isIpAddress } from '../primitives/ip-address';
import { UNIX_PREFIX, isUnixAddress } from '../primitives/unix-address';
import type { Rule } from '../rule';
import type { Egress, SidecarSpec } from './sidecar';

/** The listeners for requests of the workload that are to be on a Unix socket: their port is 0. */
function socketListeners(spec: Field<SidecarSpec>): readonly Field<Egress>[] {
  return spec
    .at('egress')
    .items()
    .filter((egress) => egress.at('port').isSet && egress.at('port').at('number').number === 0);
}

const validBind: Rule<SidecarSpec> = {
  name: 'valid-bind',
  severity: 'error',
  title: 'the `bind` of a listener with a port is an IP address',
  why: 'the proxy could not listen there',
  check(spec, report) {
    const ofEgress = spec.at('egress').items();
    const fields = [
      ...spec
        .at('ingress')
        .items()
        .filter((ingress) => ingress.at('port').isSet)
        .map((ingress) => ingress.at('bind')),
      ...ofEgress.filter((egress) => egress.at('port').at('number').number !== 0).map((egress) => egress.at('bind')),
    ];
    for (const field of fields) {
      if (field.text === '' || isIpAddress(field.text)) continue;
      report({
        field,
        message: `\`bind\` is ${shown(field.text)}, which is no IP address`,
        fix: field.text.startsWith(UNIX_PREFIX)
          ? "set the port's number to 0, which only `egress` may have, or write an IP address"
          : 'write an IP address, or remove `bind`',
      });
    }
  },
};

const validUnixAddress: Rule<SidecarSpec> = {
  name: 'valid-unix-address',
  severity: 'error',
  title: 'a Unix socket is an absolute path to a file, or an abstract name that begins with `@`',
  why: 'the proxy could neither listen on it nor connect to it',
  check(spec, report) {
    const endpoints = spec
      .at('ingress')
      .items()
      .map((ingress) => ingress.at('defaultEndpoint'));
    for (const field of [...socketListeners(spec).map((egress) => egress.at('bind')), ...endpoints]) {
      if (!field.text.startsWith(UNIX_PREFIX) || isUnixAddress(field.text.slice(UNIX_PREFIX.length))) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(field.text)}, which is no absolute path to a socket`,
        fix: 'write a path like "unix:///var/run/web.sock", or a name like "unix://@web"',
      });
    }
  },
};

const noZeroPortWithoutSocket: Rule<SidecarSpec> = {
  name: 'no-zero-port-without-unix-bind',
  severity: 'error',
  title: 'an `egress` listener whose port is 0 or has no number binds to a Unix socket',
  why: 'the proxy could not listen anywhere',
  check(spec, report) {
    for (const egress of socketListeners(spec)) {
      if (egress.at('bind').text.startsWith(UNIX_PREFIX)) continue;
      report({
        field: egress.at('port').at('number'),
        message: `the port's number is ${egress.at('port').at('number').isSet ? '0' : 'not set'}, and \`bind\` is no Unix socket`,
        fix: 'write the port, or set `bind` to a socket like "unix:///var/run/web.sock"',
      });
    }
  },
};

const noDuplicateUnixBind: Rule<SidecarSpec> = {
  name: 'no-duplicate-unix-bind',
  severity: 'error',
  saidBy: ['no-zero-port-without-unix-bind'],
  title: 'the Unix sockets of `egress` listeners differ',
  why: 'two listeners cannot have the same socket',
  check(spec, report) {
    const seen = new Set<string>();
    for (const egress of socketListeners(spec)) {
      const field = egress.at('bind');
      if (seen.has(field.text)) {
        report({ field, message: `two listeners bind to ${shown(field.text)}`, fix: 'make one listener of the two' });
      }
      seen.add(field.text);
    }
  },
};

const noCaptureWithUnixBind: Rule<SidecarSpec> = {
  name: 'no-capture-with-unix-bind',
  severity: 'error',
  title: 'an `egress` listener on a Unix socket captures no traffic',
  why: 'connections to a socket cannot be redirected, the workload has to open it by itself',
  check(spec, report) {
    for (const egress of socketListeners(spec)) {
      const field = egress.at('captureMode');
      if (field.text !== 'IPTABLES') continue;
      report({
        field,
        message: '`captureMode` is IPTABLES, but the listener is on a Unix socket',
        fix: "write NONE, or write the port's number",
      });
    }
  },
};

/** The rules of where listeners are. */
export const bindRules: readonly Rule<SidecarSpec>[] = [
  validBind,
  validUnixAddress,
  noZeroPortWithoutSocket,
  noDuplicateUnixBind,
  noCaptureWithUnixBind,
];
