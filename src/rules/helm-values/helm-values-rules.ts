import { kindRules, rulesOf } from '../rule';
import { VALUES_KINDS } from './chart-values';
import { failureRules } from './failures';
import { textRules } from './text';
import type { ValuesHolder } from './values-holder';
import { valueRules } from './values';

/** The rules of what Istio's charts are given, by files of values, Argo CD and Flux. */
export const helmValuesRules = kindRules<ValuesHolder>({
  slug: 'helm-values',
  kinds: VALUES_KINDS,
  parts: [rulesOf((holder) => [holder], [...textRules, ...valueRules, ...failureRules])],
});
