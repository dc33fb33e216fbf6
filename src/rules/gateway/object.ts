import { nearestName } from '../../schema/metadata/names';
import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import type { Rule } from '../rule';
import { isConverted } from './converted';
import type { Gateway } from './gateway';

const validName: Rule<Gateway> = {
  name: 'valid-name',
  severity: 'error',
  title: "a Gateway's name is one DNS label, without dots",
  why: 'a VirtualService names its gateways as `namespace/name`, and a dot in the name would make it a host name',
  check(gateway, report, object) {
    const field = gateway.at('metadata').at('name');
    if (isDnsLabel(field.text) || isConverted(object)) return;
    const proposal = nearestName(field.text.replace(/\./g, '-'));
    report({
      field,
      message: `the Gateway's name is ${shown(field.text)}, which is no DNS label`,
      fix: isDnsLabel(proposal)
        ? `name it "${proposal}"`
        : 'name it with at most 63 letters, digits and dashes, without dots',
    });
  },
};

const noMissingServers: Rule<Gateway> = {
  name: 'no-missing-servers',
  severity: 'error',
  title: 'a Gateway has at least one server',
  why: 'without a server the gateway would listen on no port',
  check(gateway, report) {
    const field = gateway.at('spec').at('servers');
    if (!field.isEmpty) return;
    report({
      field,
      message: 'the Gateway has no servers',
      fix: 'add a server with `port` and `hosts` to `spec.servers`',
    });
  },
};

const noDuplicatePortName: Rule<Gateway> = {
  name: 'no-duplicate-port-name',
  severity: 'error',
  saidBy: ['no-missing-port-name'],
  title: "the names of the servers' ports differ",
  why: 'routes and patches that name the port could mean either server',
  check(gateway, report) {
    const first = new Map<string, string>();
    for (const server of gateway.at('spec').at('servers').items()) {
      if (!server.at('port').isSet) continue;
      const field = server.at('port').at('name');
      const other = first.get(field.text);
      if (other === undefined) first.set(field.text, field.name);
      else {
        report({
          field,
          message: `the port's name ${shown(field.text)} is also that of \`${other}\``,
          fix: 'give each port a name of its own, like "http" and "https"',
        });
      }
    }
  },
};

/** The rules of the Gateway as a whole. */
export const objectRules: readonly Rule<Gateway>[] = [validName, noMissingServers, noDuplicatePortName];
