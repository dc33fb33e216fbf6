import type { Rule } from '../rule';
import type { OutlierDetection } from './destination-rule';

const noConsecutiveErrors: Rule<OutlierDetection> = {
  name: 'no-consecutive-errors',
  severity: 'warning',
  title: '`consecutiveErrors` is not used',
  why: 'istiod reads it no more, so that no endpoint is put out for it',
  check(detection, report) {
    const field = detection.at('consecutiveErrors');
    if (field.number === 0) return;
    report({
      field,
      message: '`consecutiveErrors` is deprecated',
      fix: `write \`consecutive5xxErrors: ${field.number}\``,
    });
  },
};

const noUnsplitLocalErrors: Rule<OutlierDetection> = {
  name: 'no-local-failures-without-split',
  severity: 'error',
  title: '`consecutiveLocalOriginFailures` is set only with `splitExternalLocalOriginErrors`',
  why: 'local errors are not counted by themselves, so that the number would have no effect',
  check(detection, report) {
    const field = detection.at('consecutiveLocalOriginFailures');
    if (field.number <= 0 || detection.at('splitExternalLocalOriginErrors').flag) return;
    report({
      field,
      message: `\`consecutiveLocalOriginFailures\` is ${field.number}, but \`splitExternalLocalOriginErrors\` is not true`,
      fix: 'add `splitExternalLocalOriginErrors: true`',
    });
  },
};

const validPercent: Rule<OutlierDetection> = {
  name: 'valid-outlier-percent',
  severity: 'error',
  title: '`maxEjectionPercent` and `minHealthPercent` are from 0 to 100',
  why: 'they are a share of the endpoints',
  check(detection, report) {
    for (const field of [detection.at('maxEjectionPercent'), detection.at('minHealthPercent')]) {
      if (field.number >= 0 && field.number <= 100) continue;
      report({ field, message: `\`${field.name}\` is ${field.number}`, fix: 'write a number from 0 to 100' });
    }
  },
};

/** The rules of outlier detection. */
export const outlierDetectionRules: readonly Rule<OutlierDetection>[] = [
  noConsecutiveErrors,
  noUnsplitLocalErrors,
  validPercent,
];
