import { shown } from '../../schema/structural/findings';
import type { Entry, Field } from '../field';
import { validPort, validPortName } from '../parts/port/port-rules';
import { findDomainProblem } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import { kindRules, rulesOf } from '../rule';
import { hasUnixAddress } from '../parts/workload/workload';
import type { Workload } from '../parts/workload/workload';
import { workloadAddressRules, workloadLabelRules } from '../parts/workload/workload-rules';

interface WorkloadEntry {
  readonly spec: Workload;
}

const validAddress: Rule<Workload> = {
  name: 'valid-address',
  severity: 'error',
  title: 'the `address` is an IP address, a domain name or a Unix socket',
  why: 'no request could reach the workload',
  check(workload, report) {
    const field = workload.at('address');
    if (field.text === '' || hasUnixAddress(workload) || isIpAddress(field.text)) return;
    const problem = findDomainProblem(field.text);
    if (problem === undefined) return;
    report({
      field,
      message: `the address ${shown(field.text)} ${problem}`,
      fix: fixOfHost(field.text, "write the workload's IP address or domain name, without scheme, port and path"),
    });
  },
};

function portsOf(workload: Field<Workload>): readonly Entry<number>[] {
  return workload.at('ports').entries();
}

const portRules: readonly Rule<Workload>[] = [
  validPortName((workload) => portsOf(workload).map(({ key, field }) => ({ field, value: key })), { isInSchema: true }),
  validPort((workload) => portsOf(workload).map(({ field }) => ({ field, value: field.number })), { isInSchema: true }),
];

/** The rules of WorkloadEntry. */
export const workloadEntryRules = kindRules<WorkloadEntry>({
  slug: 'workload-entry',
  kinds: ['networking.istio.io/WorkloadEntry'],
  parts: [
    rulesOf((entry) => [entry.at('spec')], workloadAddressRules),
    rulesOf((entry) => [entry.at('spec')], workloadLabelRules),
    rulesOf((entry) => [entry.at('spec')], [validAddress, ...portRules]),
  ],
});
