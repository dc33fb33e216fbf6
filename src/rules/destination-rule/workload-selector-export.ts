import { isDnsLabel } from '../primitives/dns-label';
import type { Rule } from '../rule';
import type { DestinationRuleSpec } from './destination-rule';

const noExportWithSelector: Rule<DestinationRuleSpec> = {
  name: 'no-export-with-workload-selector',
  severity: 'error',
  title: 'a rule with a `workloadSelector` is exported to its own namespace only',
  why: 'it is about workloads of its own namespace, and other namespaces could not use it',
  check(spec, report, { namespace }) {
    if (!spec.at('workloadSelector').isSet) return;
    const field = spec.at('exportTo');
    const names = field.items().map(({ text }) => (text === '.' ? namespace : text));
    const seen = new Set(names.filter((name) => name === '*' || isDnsLabel(name)));
    if (seen.size === 0 || (seen.size === 1 && seen.has(namespace))) return;
    report({
      field,
      message: '`exportTo` names other namespaces, and the rule has a `workloadSelector`',
      fix: 'write `exportTo: [.]`, or remove one of the two',
    });
  },
};

/** The rules of `exportTo` beside a selector. */
export const workloadSelectorExportRules: readonly Rule<DestinationRuleSpec>[] = [noExportWithSelector];
