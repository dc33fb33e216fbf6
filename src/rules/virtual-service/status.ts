import type { Rule } from '../rule';

const validStatus: Rule<number> = {
  name: 'valid-status',
  severity: 'error',
  title: 'the status of an answer is from 200 to 599',
  why: 'clients would not understand the answer',
  check(field, report) {
    // Istio takes 600 too.
    if (field.number >= 200 && field.number <= 600) return;
    const message = field.isSet ? `\`${field.name}\` is ${field.number}` : `\`${field.name}\` is not set`;
    report({ field, message, fix: 'write a status like 200, 404 or 503' });
  },
};

/** The rules of a status that the proxy answers with. */
export const statusRules: readonly Rule<number>[] = [validStatus];
