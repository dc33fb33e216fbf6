import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isIpSubnet } from '../primitives/ip-address';
import { findServiceAccountProblem } from '../primitives/service-account';
import { isWildcardValue } from '../primitives/wildcard-value';
import type { Rule } from '../rule';
import type { From, Source } from './authorization-policy';

/** More would make the proxy's own configuration too large. */
export const MOST_SERVICE_ACCOUNTS = 16;

const ADDRESSES: readonly (keyof Source)[] = ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const NAMES: readonly (keyof Source)[] = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'];
const ACCOUNTS: readonly (keyof Source)[] = ['serviceAccounts', 'notServiceAccounts'];
const TRUST_DOMAINS: readonly (keyof Source)[] = ['trustDomains', 'notTrustDomains'];
const USERS: readonly (keyof Source)[] = ['requestPrincipals', 'notRequestPrincipals'];
const ALL = [...ADDRESSES, ...NAMES, ...ACCOUNTS, ...TRUST_DOMAINS, ...USERS];

function valuesOf(from: Field<From>, keys: readonly (keyof Source)[]): readonly Field<string>[] {
  return from
    .at('source')
    .setFields(keys)
    .flatMap((list) => list.items());
}

const noMissingSource: Rule<From> = {
  name: 'no-missing-source',
  severity: 'error',
  title: 'an entry of `from` has a `source`',
  why: 'an entry that names nobody could mean everybody or nobody',
  check(from, report) {
    const field = from.at('source');
    if (field.isSet) return;
    report({ field, message: `\`${field.name}\` is not set`, fix: `add the source, or remove \`${from.name}\`` });
  },
};

const noEmptySource: Rule<From> = {
  name: 'no-empty-source',
  severity: 'error',
  title: 'a `source` says something of who sends a request',
  why: 'an empty source could mean everybody or nobody',
  check(from, report) {
    const field = from.at('source');
    if (!field.isSet || !field.setFields(ALL).every(({ isEmpty }) => isEmpty)) return;
    report({
      field,
      message: `\`${field.name}\` says nothing of who sends a request`,
      fix: `add \`principals\`, \`namespaces\` or \`ipBlocks\`, or remove \`${from.name}\``,
    });
  },
};

const noServiceAccountsWithNames: Rule<From> = {
  name: 'no-service-accounts-with-names',
  severity: 'error',
  isInSchema: true,
  title: 'a `source` with service accounts has no principals and no namespaces',
  why: 'a service account is already in one namespace and has one principal',
  check(from, report) {
    const isUsed = (key: keyof Source): boolean => !from.at('source').at(key).isEmpty;
    const [account, name] = [ACCOUNTS.find(isUsed), NAMES.find(isUsed)];
    if (account === undefined || name === undefined) return;
    report({
      field: from.at('source').at(name),
      message: `the source has both \`${account}\` and \`${name}\``,
      fix: `remove \`${name}\`, and write service accounts of other namespaces as "namespace/name"`,
    });
  },
};

const noEmptyValue: Rule<From> = {
  name: 'no-empty-source-value',
  severity: 'error',
  title: 'the lists of a `source` have no empty texts',
  why: 'nobody has an empty name or address, so the entry would match no request',
  check(from, report) {
    for (const field of valuesOf(from, ALL)) {
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is empty`, fix: 'write the value, or remove the entry' });
    }
  },
};

const validIp: Rule<From> = {
  name: 'valid-source-ip',
  severity: 'error',
  saidBy: ['no-empty-source-value'],
  title: 'the IP blocks of a `source` are IP addresses or ranges',
  why: 'no connection comes from such an address, so the entry would match no request',
  check(from, report) {
    for (const field of valuesOf(from, ADDRESSES)) {
      if (isIpSubnet(field.text)) continue;
      report({
        field,
        message: `\`${field.name}\` is ${shown(field.text)}, which is no IP address and no range`,
        fix: 'write an address like "10.0.0.1" or a range like "10.0.0.0/8"',
      });
    }
  },
};

const validServiceAccount: Rule<From> = {
  name: 'valid-service-account',
  severity: 'error',
  saidBy: ['no-empty-source-value'],
  title: `a \`source\` has up to ${MOST_SERVICE_ACCOUNTS} service accounts, as \`name\` or \`namespace/name\``,
  why: 'no workload runs under such a service account, so the entry would match no request',
  check(from, report) {
    for (const list of ACCOUNTS.map((key) => from.at('source').at(key))) {
      if (list.items().length > MOST_SERVICE_ACCOUNTS) {
        const message = `\`${list.name}\` has ${list.items().length} service accounts, and ${MOST_SERVICE_ACCOUNTS} can be named`;
        report({ field: list, message, fix: 'move the others to a second entry of `from`' });
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

const validTrustDomain: Rule<From> = {
  name: 'valid-trust-domain',
  severity: 'error',
  saidBy: ['no-empty-source-value'],
  since: '1.30',
  title: 'a trust domain has no slash, and a `*` only once and at its start or end',
  why: 'no identity is in such a trust domain, so the entry would match no request',
  check(from, report) {
    for (const field of valuesOf(from, TRUST_DOMAINS)) {
      if (isWildcardValue(field.text) && !field.text.includes('/')) continue;
      report({
        field,
        message: `the trust domain ${shown(field.text)} ${field.text.includes('/') ? 'has a slash' : 'has a `*` in its middle, or several'}`,
        fix: 'write a trust domain like "cluster.local", or with one `*` at its start or end',
      });
    }
  },
};

/** The rules of one entry of `from`. */
export const sourceRules: readonly Rule<From>[] = [
  noMissingSource,
  noEmptySource,
  noServiceAccountsWithNames,
  noEmptyValue,
  validIp,
  validServiceAccount,
  validTrustDomain,
];
