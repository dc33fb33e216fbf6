import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isIpSubnet } from '../primitives/ip-address';
import { isPortText } from '../primitives/port';
import { findServiceAccountProblem } from '../primitives/service-account';
import { isWildcardValue } from '../primitives/wildcard-value';
import type { Rule } from '../rule';
import type { Condition } from './authorization-policy';
import { findConditionKeyProblem } from './condition-key';
import { MOST_SERVICE_ACCOUNTS } from './source';

function listsOf(condition: Field<Condition>): readonly Field<readonly string[]>[] {
  return [condition.at('values'), condition.at('notValues')];
}

function valuesOf(condition: Field<Condition>): readonly Field<string>[] {
  return listsOf(condition).flatMap((list) => list.items());
}

const noMissingKey: Rule<Condition> = {
  name: 'no-missing-condition-key',
  severity: 'error',
  title: 'a condition has a key',
  why: 'there would be nothing to compare the values with',
  check(condition, report) {
    const field = condition.at('key');
    if (field.text !== '') return;
    report({ field, message: 'the condition has no key', fix: 'write a key like "request.headers[x-user]"' });
  },
};

const validKey: Rule<Condition> = {
  name: 'valid-condition-key',
  severity: 'error',
  title: "a condition's key is an attribute that Istio knows",
  why: 'no request has this attribute, so the condition would never hold',
  check(condition, report) {
    const field = condition.at('key');
    const found = field.text === '' ? undefined : findConditionKeyProblem(field.text);
    if (found === undefined) return;
    report({ field, message: `the condition's key is ${shown(field.text)}, ${found.problem}`, fix: found.fix });
  },
};

const noMissingValues: Rule<Condition> = {
  name: 'no-condition-without-values',
  severity: 'error',
  title: 'a condition has `values` or `notValues`',
  why: 'a condition that compares with nothing could hold always or never',
  check(condition, report) {
    if (!listsOf(condition).every(({ isEmpty }) => isEmpty)) return;
    report({
      field: condition,
      message: `the condition on ${shown(condition.at('key').text)} has no values`,
      fix: 'add `values`, e.g. `["*"]` for any value, or `notValues`',
    });
  },
};

const noEmptyValue: Rule<Condition> = {
  name: 'no-empty-condition-value',
  severity: 'error',
  title: 'the values of a condition are not empty',
  why: 'an attribute that a request has is not empty, so the value would match none',
  check(condition, report) {
    for (const field of valuesOf(condition)) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the value, or remove the entry' });
    }
  },
};

const IP_KEYS: ReadonlySet<string> = new Set(['destination.ip', 'remote.ip', 'source.ip']);

const validIp: Rule<Condition> = {
  name: 'valid-condition-ip',
  severity: 'error',
  saidBy: ['no-empty-condition-value'],
  title: 'a condition on an IP address compares with IP addresses or ranges',
  why: 'no connection has such an address, so the value would match none',
  check(condition, report) {
    if (!IP_KEYS.has(condition.at('key').text)) return;
    for (const field of valuesOf(condition)) {
      if (isIpSubnet(field.text)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(field.text)}, which is no IP address and no range`,
        fix: 'write an address like "10.0.0.1" or a range like "10.0.0.0/8"',
      });
    }
  },
};

const validPort: Rule<Condition> = {
  name: 'valid-condition-port',
  severity: 'error',
  saidBy: ['no-empty-condition-value'],
  title: 'a condition on a port compares with numbers up to 65535',
  why: 'no connection is to such a port, so the value would match none',
  check(condition, report) {
    if (condition.at('key').text !== 'destination.port') return;
    for (const field of valuesOf(condition)) {
      if (isPortText(field.text)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(field.text)}, which is no port number`,
        fix: 'write the number of one of the workload\'s ports, like "8080"',
      });
    }
  },
};

const validServiceAccount: Rule<Condition> = {
  name: 'valid-condition-service-account',
  severity: 'error',
  saidBy: ['no-empty-condition-value'],
  title: `a condition on a service account compares with up to ${MOST_SERVICE_ACCOUNTS} of them, as \`name\` or \`namespace/name\``,
  why: 'no workload runs under such a service account, so the value would match none',
  check(condition, report) {
    if (condition.at('key').text !== 'source.serviceAccount') return;
    for (const list of listsOf(condition)) {
      if (list.items().length > MOST_SERVICE_ACCOUNTS) {
        const message = `\`${list.name}\` has ${list.items().length} service accounts, and ${MOST_SERVICE_ACCOUNTS} can be named`;
        report({ field: list, message, fix: 'move the others to a rule of their own' });
      }
      for (const field of list.items()) {
        const problem = findServiceAccountProblem(field.text);
        if (problem === undefined) continue;
        const message = `the service account ${shown(field.text)} ${problem}`;
        report({ field, message, fix: 'write "name", or "namespace/name" for one of another namespace' });
      }
    }
  },
};

const noTrustDomain: Rule<Condition> = {
  name: 'no-trust-domain-condition',
  severity: 'error',
  until: '1.29',
  title: 'no condition is on a trust domain',
  why: 'it does not know the attribute yet, so the condition would never hold',
  check(condition, report) {
    const field = condition.at('key');
    if (field.text !== 'source.trustDomain') return;
    report({
      field,
      message: 'the condition\'s key is "source.trustDomain", which Istio knows since 1.30.2',
      fix: 'write the key "source.principal", with values like "cluster.local/*"',
    });
  },
};

const validTrustDomain: Rule<Condition> = {
  name: 'valid-condition-trust-domain',
  severity: 'error',
  since: '1.30',
  title: 'a condition on a trust domain has a `*` only once, and at the start or end of a value',
  why: 'no identity is in such a trust domain, so the value would match none',
  check(condition, report) {
    if (condition.at('key').text !== 'source.trustDomain') return;
    for (const field of valuesOf(condition)) {
      if (isWildcardValue(field.text)) continue;
      report({
        field,
        message: `the trust domain ${shown(field.text)} has a \`*\` in its middle, or several`,
        fix: 'write a trust domain like "cluster.local", or with one `*` at its start or end',
      });
    }
  },
};

/** The rules of one condition. */
export const conditionRules: readonly Rule<Condition>[] = [
  noMissingKey,
  validKey,
  noMissingValues,
  noEmptyValue,
  validIp,
  validPort,
  validServiceAccount,
  noTrustDomain,
  validTrustDomain,
];
