import { shown } from '../../../schema/structural/findings';
import { findDurationProblem } from '../../primitives/duration';
import type { Rule } from '../../rule';

const validDuration: Rule<string> = {
  name: 'valid-duration',
  severity: 'error',
  title: 'a duration is at least 1ms, and a whole number of milliseconds',
  why: 'Envoy counts in milliseconds and could not keep it',
  check(duration, report) {
    const problem = duration.isSet ? findDurationProblem(duration.text) : undefined;
    if (problem === undefined) return;
    report({
      field: duration,
      message: `\`${duration.name}\` is ${shown(duration.text)}, which ${problem}`,
      fix: 'write a duration like "10s", "1m30s" or "500ms"',
    });
  },
};

/** The rules of durations. */
export const durationRules: readonly Rule<string>[] = [validDuration];
