import { shown } from '../../schema/structural/findings';
import { isLabelKey, isLabelValue } from '../primitives/label';
import type { Rule } from '../rule';
import type { WorkloadGroupSpec } from './workload-group';

const noMissingTemplate: Rule<WorkloadGroupSpec> = {
  name: 'no-missing-template',
  severity: 'error',
  isInSchema: true,
  title: 'a WorkloadGroup has a `template`',
  why: 'a workload that joins the group would be made of nothing',
  check(spec, report) {
    const field = spec.at('template');
    if (field.isSet) return;
    report({
      field,
      message: 'the WorkloadGroup has no `template`',
      fix: 'add `template` with the `serviceAccount` and the `ports` of its workloads',
    });
  },
};

const validLabels: Rule<WorkloadGroupSpec> = {
  name: 'valid-labels',
  severity: 'error',
  title: 'the labels that workloads of the group get are ones that a pod can have',
  why: 'the WorkloadEntry of a workload that joins the group could not be made',
  check(spec, report) {
    for (const { key, field } of spec.at('metadata').at('labels').entries()) {
      if (isLabelKey(key) && isLabelValue(field.text)) continue;
      report({
        field,
        message: `the group has the label ${shown(`${key}: ${field.text}`)}, which no pod can have`,
        fix: 'write a label of letters, digits, `-`, `_` and `.`, like `app: web`',
      });
    }
  },
};

/** The rules of the group as a whole. */
export const objectRules: readonly Rule<WorkloadGroupSpec>[] = [noMissingTemplate, validLabels];
