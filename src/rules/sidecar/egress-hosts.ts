import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isDnsLabel } from '../primitives/dns-label';
import { findDomainProblem, findWildcardDomainProblem, hasPartialWildcard } from '../primitives/host-name';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import { scopedHosts } from '../parts/scoped-host/scoped-hosts';
import type { ScopedHost } from '../parts/scoped-host/scoped-hosts';
import type { Egress, SidecarSpec } from './sidecar';

interface WrittenHost extends ScopedHost {
  readonly namespace: string;
}

/** The hosts with a slash. */
function hostsOf(egress: Field<Egress>): readonly WrittenHost[] {
  return scopedHosts(egress.at('hosts')).filter((host): host is WrittenHost => host.namespace !== undefined);
}

const noMissingHosts: Rule<Egress> = {
  name: 'no-missing-hosts',
  severity: 'error',
  title: 'an `egress` listener has at least one host',
  why: 'the workloads would know no service there',
  check(egress, report) {
    const field = egress.at('hosts');
    if (!field.isEmpty) return;
    report({ field, message: 'the listener has no hosts', fix: 'write the hosts, like "./*" and "istio-system/*"' });
  },
};

const noHostWithoutNamespace: Rule<Egress> = {
  name: 'no-host-without-namespace',
  severity: 'error',
  title: 'a host of `egress` is `namespace/name`',
  why: 'Istio could not tell in which namespace the service is',
  check(egress, report, { namespace }) {
    for (const field of egress.at('hosts').items()) {
      const { text } = field;
      if (text.includes('/')) continue;
      report({
        field,
        message: `the host ${shown(text)} has no namespace`,
        fix: isDnsLabel(text)
          ? `write ${shown(`./${text}.${namespace}.svc.cluster.local`)}`
          : text === '' || text === '*'
            ? 'write "./*" for all services of the namespace'
            : `write ${shown(`*/${text}`)}`,
      });
    }
  },
};

const noEmptyHostPart: Rule<Egress> = {
  name: 'no-empty-host-part',
  severity: 'error',
  title: 'a host of `egress` has a namespace before the slash and a name after it',
  why: 'it would be about no service',
  check(egress, report) {
    for (const { field, namespace, name } of hostsOf(egress)) {
      if (namespace !== '' && name !== '') continue;
      report({
        field,
        message: `the host ${shown(field.text)} has no ${namespace === '' ? 'namespace before' : 'name after'} the slash`,
        fix: 'write `namespace/name`, with `*` for all of either',
      });
    }
  },
};

const validHostNamespace: Rule<Egress> = {
  name: 'valid-host-namespace',
  severity: 'error',
  title:
    "a host's namespace is the name of one, `*` for all, `.` for the Sidecar's own, or `~` before one to leave it out",
  why: 'no service could be in such a namespace',
  check(egress, report) {
    for (const { field, namespace } of hostsOf(egress)) {
      const name = namespace.startsWith('~') ? namespace.slice(1) : namespace;
      if (name === '' || name === '*' || name === '.' || isDnsLabel(name)) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has the namespace ${shown(namespace)}, which cannot exist`,
        fix: "write the name of a namespace, `*` for all or `.` for the Sidecar's own",
      });
    }
  },
};

const noExcludedHost: Rule<Egress> = {
  name: 'no-excluded-host',
  severity: 'error',
  until: '1.30',
  title: 'a host of `egress` leaves nothing out: `~` stands only alone before the slash',
  why: 'it takes what follows `~` for a part of the name of a namespace, which cannot exist',
  check(egress, report) {
    for (const { field, namespace } of hostsOf(egress)) {
      const name = namespace.slice(1);
      if (!namespace.startsWith('~') || (name !== '*' && name !== '.' && !isDnsLabel(name))) continue;
      report({
        field,
        message: `the host ${shown(field.text)} is to be left out, which Istio can since 1.31`,
        fix: 'name the namespaces that the workloads call, and leave this one out',
      });
    }
  },
};

const noShortHost: Rule<Egress> = {
  name: 'no-short-host',
  severity: 'error',
  saidBy: ['no-empty-host-part'],
  title: 'a host of `egress` has the full name of a service, or `*`',
  why: 'services are known by their full names, and a short one would match none',
  check(egress, report, { namespace: own }) {
    for (const { field, namespace, name } of hostsOf(egress)) {
      if (name === '*' || name.includes('.')) continue;
      const of = namespace === '.' ? own : namespace;
      report({
        field,
        message: `the host ${shown(field.text)} has a short name`,
        fix: isDnsLabel(of)
          ? `write ${shown(`${namespace}/${name}.${of}.svc.cluster.local`)}`
          : 'write the full name, like "*/web.shop.svc.cluster.local"',
      });
    }
  },
};

const noPartialWildcard: Rule<Egress> = {
  name: 'no-partial-wildcard',
  severity: 'error',
  title: 'a `*` in the name of a host stands alone, or alone in the first label',
  why: 'names are compared label by label, and a part of a label would match nothing',
  check(egress, report) {
    for (const { field, name } of hostsOf(egress)) {
      if (!hasPartialWildcard(name)) continue;
      report({
        field,
        message: `the host ${shown(field.text)} has a wildcard that is only a part of a label`,
        fix: 'write "*.shop.svc.cluster.local", or the whole names one by one',
      });
    }
  },
};

const noDuplicateHost: Rule<Egress> = {
  name: 'no-duplicate-host',
  severity: 'warning',
  title: 'a host of a listener is named once, also by a `*` for all of its namespace',
  why: 'the second one says nothing new, so that one of the two may be a mistake',
  check(egress, report, { namespace: own }) {
    for (const { field, host, before } of namespacesOf(egress, own)) {
      if (host === '*' ? before.length === 0 : !before.includes(host) && !before.includes('*')) continue;
      report({
        field,
        message: `the host ${shown(field.text)} overlaps with one before it`,
        fix: 'remove the one that says less',
      });
    }
  },
};

const noHostBesideAll: Rule<Egress> = {
  name: 'no-host-beside-all',
  severity: 'warning',
  title: 'a listener with the host `*/*` has none of another namespace',
  why: 'it already means all services, so that naming others shows a mistake',
  check(egress, report, { namespace: own }) {
    const all = [...namespacesOf(egress, own)];
    const field = all.find(({ host, namespace }) => namespace === '*' && host === '*')?.field;
    if (field === undefined || all.every(({ namespace }) => namespace === '*')) return;
    report({
      field,
      message: 'the host `*/*` means all services, and there are others beside it',
      fix: 'leave it alone, or remove it',
    });
  },
};

/** The hosts that are not left out, each with those of the same namespace before it. */
function namespacesOf(
  egress: Field<Egress>,
  own: string,
): readonly { field: Field<string>; namespace: string; host: string; before: readonly string[] }[] {
  const known = new Map<string, string[]>();
  return hostsOf(egress)
    .filter(({ namespace }) => !namespace.startsWith('~'))
    .map(({ field, namespace: written, name: host }) => {
      const namespace = written === '.' ? own : written;
      const before = known.get(namespace) ?? [];
      known.set(namespace, [...before, host]);
      return { field, namespace, host, before };
    });
}

/** The rules of the hosts of a listener. */
export const egressHostRules: readonly Rule<Egress>[] = [
  noMissingHosts,
  noHostWithoutNamespace,
  noEmptyHostPart,
  validHostNamespace,
  noExcludedHost,
  noShortHost,
  noPartialWildcard,
  noDuplicateHost,
  noHostBesideAll,
];

const validHost: Rule<SidecarSpec> = {
  name: 'valid-host',
  severity: 'error',
  saidBy: ['no-empty-host-part', 'no-partial-wildcard', 'no-short-host'],
  title: 'a host is a domain name; only one of `egress` may begin with a wildcard, and the egress proxy may not',
  why: 'no service could have such a name',
  check(spec, report) {
    const proxy = spec.at('outboundTrafficPolicy').at('egressProxy');
    const ofListeners = spec
      .at('egress')
      .items()
      .flatMap(hostsOf)
      .map(({ field, name }) => ({ field, name, problem: findWildcardDomainProblem(name) }));
    const name = proxy.at('host').text;
    const ofProxy = proxy.isSet ? [{ field: proxy.at('host'), name, problem: findDomainProblem(name) }] : [];
    for (const { field, name, problem } of [...ofListeners, ...ofProxy]) {
      if (problem === undefined) continue;
      report({
        field,
        message: `the host ${shown(name)} ${problem}`,
        fix: fixOfHost(
          name,
          'write the full name of a service, like "web.shop.svc.cluster.local", without scheme, port and path',
        ),
      });
    }
  },
};

/** The rules of host names, wherever a Sidecar has them. */
export const hostRules: readonly Rule<SidecarSpec>[] = [validHost];
