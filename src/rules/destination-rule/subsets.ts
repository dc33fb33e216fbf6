import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { isLabelKey, isLabelValue } from '../primitives/label';
import type { Rule } from '../rule';
import type { DestinationRuleSpec } from './destination-rule';

const noDuplicateSubset: Rule<DestinationRuleSpec> = {
  name: 'no-duplicate-subset',
  severity: 'error',
  title: 'the names of subsets differ',
  why: 'a route to the subset could mean either one',
  check(spec, report) {
    const seen = new Set<string>();
    for (const subset of spec.at('subsets').items()) {
      const field = subset.at('name');
      if (seen.has(field.text)) {
        report({
          field,
          message: `there are two subsets with the name ${shown(field.text)}`,
          fix: 'give it a name of its own, or merge the two',
        });
      }
      seen.add(field.text);
    }
  },
};

const validSubsetName: Rule<DestinationRuleSpec> = {
  name: 'valid-subset-name',
  severity: 'error',
  title: "a subset's name is a DNS label",
  why: 'routes could not name the subset',
  check(spec, report) {
    for (const subset of spec.at('subsets').items()) {
      const field = subset.at('name');
      if (isDnsLabel(field.text)) continue;
      report({
        field,
        message: `a subset has the name ${shown(field.text)}, which is no DNS label`,
        fix: 'write a name of at most 63 letters, digits and dashes, like "v1"',
      });
    }
  },
};

const validSubsetLabels: Rule<DestinationRuleSpec> = {
  name: 'valid-subset-labels',
  severity: 'error',
  title: 'the labels of a subset are ones that a pod can have',
  why: 'no pod could have such a label, so that the subset would be empty and requests to it fail with 503',
  check(spec, report) {
    for (const subset of spec.at('subsets').items()) {
      for (const { key, field } of subset.at('labels').entries()) {
        if (isLabelKey(key) && isLabelValue(field.text)) continue;
        report({
          field,
          message: `a subset has the label ${shown(`${key}: ${field.text}`)}, which no pod can have`,
          fix: 'write the label of the pods, like `version: v1`',
        });
      }
    }
  },
};

/** The rules of subsets. */
export const subsetRules: readonly Rule<DestinationRuleSpec>[] = [
  noDuplicateSubset,
  validSubsetName,
  validSubsetLabels,
];
