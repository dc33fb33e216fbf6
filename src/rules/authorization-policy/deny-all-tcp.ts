import type { Field } from '../field';
import type { Rule } from '../rule';
import type { AuthorizationPolicySpec, From, Source, To } from './authorization-policy';

/** What the proxy knows of a connection that is no HTTP. */
const OF_CONNECTIONS: readonly (keyof Source)[] = [
  'principals',
  'notPrincipals',
  'ipBlocks',
  'notIpBlocks',
  'namespaces',
  'notNamespaces',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
  'serviceAccounts',
  'notServiceAccounts',
];

function knowsConnections(from: Field<From>): boolean {
  return OF_CONNECTIONS.some((key) => !from.at('source').at(key).isEmpty);
}

function namesPorts(to: Field<To>): boolean {
  return !to.at('operation').at('ports').isEmpty || !to.at('operation').at('notPorts').isEmpty;
}

/** A rule of the action DENY that says something of HTTP only is taken to hold for every TCP connection. */
export const noDenyOfAllTcp: Rule<AuthorizationPolicySpec> = {
  name: 'no-deny-of-all-tcp',
  severity: 'warning',
  title: 'a rule of the action DENY that is about HTTP names the ports it is for',
  why: 'a TCP connection has no methods, paths and tokens to compare, so that the rule denies all of them',
  check(spec, report) {
    if (spec.at('action').text !== 'DENY') return;
    for (const rule of spec.at('rules').items()) {
      const sources = rule
        .at('from')
        .items()
        .filter((from) => from.at('source').isSet);
      const operations = rule
        .at('to')
        .items()
        .filter((to) => to.at('operation').isSet);
      const isOfHttp = operations.length > 0 ? !operations.some(namesPorts) : !sources.some(knowsConnections);
      if (!isOfHttp || operations.length + sources.length === 0) continue;
      report({
        field: operations.length > 0 ? rule.at('to') : rule.at('from'),
        message: 'the rule is about HTTP only, and denies all connections to ports that are not HTTP',
        fix: `add the ports of HTTP to \`${rule.at('to').name}[0].operation.ports\``,
      });
    }
  },
};
