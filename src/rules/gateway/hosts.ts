import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { findWildcardDomainProblem, hasPartialWildcard } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import { scopedHosts } from '../parts/scoped-host/scoped-hosts';
import { isConverted } from './converted';
import type { Server } from './gateway';

const noMissingHosts: Rule<Server> = {
  name: 'no-missing-hosts',
  severity: 'error',
  title: 'a server has at least one host',
  why: 'a server without hosts would serve no request',
  check(server, report) {
    const field = server.at('hosts');
    if (!field.isEmpty) return;
    report({
      field,
      message: 'the server has no hosts',
      fix: `write its host names in \`${field.name}\`, or "*" for all`,
    });
  },
};

const validHost: Rule<Server> = {
  name: 'valid-host',
  severity: 'error',
  saidBy: ['no-empty-host-part', 'no-partial-wildcard', 'no-short-host'],
  title: 'a host is a domain name, one with a wildcard as first label, or an IP address',
  why: 'no client could ask for such a host, so the server would serve nothing under it',
  check(server, report) {
    for (const { field, name } of scopedHosts(server.at('hosts'))) {
      const problem = findWildcardDomainProblem(name);
      if (problem === undefined || isIpAddress(name)) continue;
      report({
        field,
        message: `the host ${shown(name)} ${problem}`,
        fix: fixOfHost(
          field.text,
          'write a host name like "shop.example.com", "*.example.com" or "*", without scheme, port and path',
        ),
      });
    }
  },
};

const noShortHost: Rule<Server> = {
  name: 'no-short-host',
  severity: 'error',
  saidBy: ['no-empty-host-part', 'no-partial-wildcard'],
  title: 'a host is a full domain name, not a short one without dots',
  why: 'clients outside of the cluster ask for full names, and a short one would match none of their requests',
  check(server, report) {
    for (const { field, name } of scopedHosts(server.at('hosts'))) {
      if (name === '*' || name.includes('.')) continue;
      report({
        field,
        message: `the host ${shown(name)} is a short name`,
        fix: 'write the name that clients use, with its domain, like "shop.example.com"',
      });
    }
  },
};

const noPartialWildcard: Rule<Server> = {
  name: 'no-partial-wildcard',
  severity: 'error',
  title: 'a `*` in a host stands alone, or alone in the first label',
  why: 'Envoy compares host names label by label, and a part of a label would match nothing',
  check(server, report) {
    for (const { field, name } of scopedHosts(server.at('hosts'))) {
      if (!hasPartialWildcard(name)) continue;
      report({
        field,
        message: `the host ${shown(name)} has a wildcard that is only a part of a label`,
        fix: 'write "*.example.com", or the whole names one by one',
      });
    }
  },
};

const noEmptyHostPart: Rule<Server> = {
  name: 'no-empty-host-part',
  severity: 'error',
  title: 'a host with a slash has a namespace before and a name after it',
  why: 'the server would take routes of no namespace, or for no host',
  check(server, report) {
    for (const { field, namespace, name } of scopedHosts(server.at('hosts'))) {
      if (namespace === undefined || (namespace !== '' && name !== '')) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has no ${namespace === '' ? 'namespace before' : 'name after'} the slash`,
        fix: 'write `namespace/name`, or the name alone for routes of all namespaces',
      });
    }
  },
};

const validHostNamespace: Rule<Server> = {
  name: 'valid-host-namespace',
  severity: 'error',
  saidBy: ['no-empty-host-part'],
  title: "a host's namespace is the name of one, `*` for all or `.` for the Gateway's own",
  why: 'no VirtualService could be in such a namespace, so the server would have no routes',
  check(server, report, object) {
    for (const { field, namespace } of scopedHosts(server.at('hosts'))) {
      if (namespace === undefined || namespace === '*' || namespace === '.' || isDnsLabel(namespace)) continue;
      if (namespace === '~' && isConverted(object)) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has the namespace ${shown(namespace)}, which cannot exist`,
        fix: fixOfHost(
          field.text.includes('://') ? field.text : '',
          "write the name of a namespace, `*` for all namespaces or `.` for the Gateway's own",
        ),
      });
    }
  },
};

/** The rules of the hosts of a server. */
export const hostRules: readonly Rule<Server>[] = [
  noMissingHosts,
  validHost,
  noShortHost,
  noPartialWildcard,
  noEmptyHostPart,
  validHostNamespace,
];
