import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';

/** Which workloads an object is about. */
export interface WorkloadSelector {
  readonly matchLabels: { readonly [key: string]: string };
}

const noEmptyKey: Rule<WorkloadSelector> = {
  name: 'no-empty-selector-key',
  severity: 'error',
  isInSchema: true,
  title: 'a selector has no empty label key',
  why: 'no workload has a label without a name, so the object would be about none',
  check(selector, report) {
    for (const { key, field } of selector.at('matchLabels').entries()) {
      if (key !== '') continue;
      report({
        field,
        message: 'the selector has an empty label key',
        fix: 'write the label key, or remove the entry',
      });
    }
  },
};

const noWildcard: Rule<WorkloadSelector> = {
  name: 'no-selector-wildcard',
  severity: 'error',
  isInSchema: true,
  title: 'a selector has no `*` in a label key or value',
  why: 'labels are compared as they are, so the object would be about no workload',
  check(selector, report) {
    for (const { key, field } of selector.at('matchLabels').entries()) {
      if (!key.includes('*') && !field.text.includes('*')) continue;
      report({
        field,
        message: `the selector has the label ${shown(`${key}: ${field.text}`)} with a "*"`,
        fix: 'write the whole label, or remove the entry',
      });
    }
  },
};

const noEmptySelector: Rule<WorkloadSelector> = {
  name: 'no-empty-selector',
  severity: 'warning',
  title: 'a selector selects by at least one label',
  why: 'a selector without labels selects every workload of the namespace, as no selector does',
  check(selector, report) {
    if (!selector.isSet || !selector.at('matchLabels').isEmpty) return;
    report({
      field: selector,
      message: 'the selector has no labels',
      fix: `add the labels of the workload to \`${selector.at('matchLabels').name}\`, or remove \`${selector.name}\``,
    });
  },
};

/** The rules of a selector by labels. */
export const workloadSelectorRules: readonly Rule<WorkloadSelector>[] = [noEmptyKey, noWildcard, noEmptySelector];
