import type { Rule } from '../rule';
import type { PortPolicy } from './destination-rule';

const FIELDS = ['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'] as const;

const noMissingPort: Rule<PortPolicy> = {
  name: 'no-missing-policy-port',
  severity: 'error',
  title: 'an entry of `portLevelSettings` has a port',
  why: 'it would be about no port',
  check(policy, report) {
    const field = policy.at('port');
    if (field.isSet) return;
    report({
      field,
      message: `\`${field.name}\` is not set`,
      fix: 'add `port` with the `number` of a port of the service',
    });
  },
};

const noEmptyPortPolicy: Rule<PortPolicy> = {
  name: 'no-empty-port-policy',
  severity: 'error',
  title: 'an entry of `portLevelSettings` says something of its port',
  why: 'it replaces the policy for all ports by nothing: the port would lose its `tls` and its limits',
  check(policy, report) {
    if (policy.setFields(FIELDS).length > 0) return;
    report({
      field: policy,
      message: `\`${policy.name}\` says nothing of its port`,
      fix: `add ${FIELDS.map((name) => `\`${name}\``).join(', ')}, or remove the entry`,
    });
  },
};

/** The rules of a policy for one port. */
export const portPolicyRules: readonly Rule<PortPolicy>[] = [noMissingPort, noEmptyPortPolicy];
