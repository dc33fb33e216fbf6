import { shown } from '../../../schema/structural/findings';
import type { Field } from '../../field';
import type { Rule } from '../../rule';

/** Which workloads an object is about. */
export interface WorkloadSelector {
  readonly matchLabels: Labels;
}

/** Which workloads a ServiceEntry or a Sidecar is about. */
export interface LabelSelector {
  readonly labels: Labels;
}

interface Labels {
  readonly [key: string]: string;
}

/** Where a selector has its labels. */
type LabelsOf<Selector> = (selector: Field<Selector>) => Field<Labels>;

const noEmptyKey = <Selector>(labelsOf: LabelsOf<Selector>): Rule<Selector> => ({
  name: 'no-empty-selector-key',
  severity: 'error',
  isInSchema: true,
  title: 'a selector has no empty label key',
  why: 'no workload has a label without a name, so the object would be about none',
  check(selector, report) {
    for (const { key, field } of labelsOf(selector).entries()) {
      if (key !== '') continue;
      report({
        field,
        message: 'the selector has an empty label key',
        fix: 'write the label key, or remove the entry',
      });
    }
  },
});

const noWildcard = <Selector>(labelsOf: LabelsOf<Selector>): Rule<Selector> => ({
  name: 'no-selector-wildcard',
  severity: 'error',
  isInSchema: true,
  title: 'a selector has no `*` in a label key or value',
  why: 'labels are compared as they are, so the object would be about no workload',
  check(selector, report) {
    for (const { key, field } of labelsOf(selector).entries()) {
      if (!key.includes('*') && !field.text.includes('*')) continue;
      report({
        field,
        message: `the selector has the label ${shown(`${key}: ${field.text}`)} with a "*"`,
        fix: 'write the whole label, or remove the entry',
      });
    }
  },
});

const noEmptySelector = <Selector>(labelsOf: LabelsOf<Selector>): Rule<Selector> => ({
  name: 'no-empty-selector',
  severity: 'warning',
  title: 'a selector selects by at least one label',
  why: 'a selector without labels selects every workload of the namespace, as no selector does',
  check(selector, report) {
    if (!selector.isSet || !labelsOf(selector).isEmpty) return;
    report({
      field: selector,
      message: 'the selector has no labels',
      fix: `add the labels of the workload to \`${labelsOf(selector).name}\`, or remove \`${selector.name}\``,
    });
  },
});

function selectorRules<Selector>(labelsOf: LabelsOf<Selector>): readonly Rule<Selector>[] {
  return [noEmptyKey(labelsOf), noWildcard(labelsOf), noEmptySelector(labelsOf)];
}

/** The rules of a selector by `matchLabels`. */
export const workloadSelectorRules = selectorRules<WorkloadSelector>((selector) => selector.at('matchLabels'));

/** The rules of a selector by `labels`. */
export const labelSelectorRules = selectorRules<LabelSelector>((selector) => selector.at('labels'));
