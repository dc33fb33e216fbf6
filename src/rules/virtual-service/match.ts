import { shown } from '../../schema/structural/findings';
import { isLabelKey, isLabelValue } from '../primitives/label';
import type { Rule } from '../rule';
import type { AnyMatch } from './virtual-service';

const validSourceLabels: Rule<AnyMatch> = {
  name: 'valid-source-labels',
  severity: 'error',
  title: '`sourceLabels` are ones that a pod can have',
  why: 'no pod could have such a label, so that the match would never hold',
  check(match, report) {
    for (const { key, field } of match.at('sourceLabels').entries()) {
      if (isLabelKey(key) && isLabelValue(field.text)) continue;
      report({
        field,
        message: `\`sourceLabels\` has ${shown(`${key}: ${field.text}`)}, which no pod can have`,
        fix: 'write the label of the pods, like `app: web`',
      });
    }
  },
};

/** The rules of matches of any protocol. */
export const matchRules: readonly Rule<AnyMatch>[] = [validSourceLabels];
