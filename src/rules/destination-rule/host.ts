import { shown } from '../../schema/structural/findings';
import { findWildcardDomainProblem } from '../primitives/host-name';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import type { DestinationRuleSpec } from './destination-rule';

const validHost: Rule<DestinationRuleSpec> = {
  name: 'valid-host',
  severity: 'error',
  title: "the host is a service's name, which may begin with a wildcard",
  why: 'no service could have this name, so that the rule would be about no traffic',
  check(spec, report) {
    const field = spec.at('host');
    const problem = findWildcardDomainProblem(field.text);
    if (problem === undefined) return;
    report({
      field,
      message: `the host ${shown(field.text)} ${problem}`,
      fix: fixOfHost(field.text, 'write the service like "web.shop.svc.cluster.local", without port and path'),
    });
  },
};

/** The rules of the host. */
export const hostRules: readonly Rule<DestinationRuleSpec>[] = [validHost];
