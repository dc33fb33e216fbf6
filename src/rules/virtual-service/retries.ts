import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { Retries } from './virtual-service';

const CONDITIONS: ReadonlySet<string> = new Set([
  ...['5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream'],
  ...['retriable-status-codes', 'retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure'],
  ...['cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'],
]);

/** The registered status codes. */
const STATUS_CODES: readonly (readonly [first: number, last: number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

function isStatusCode(text: string): boolean {
  if (!/^[+-]?\d+$/.test(text)) return false;
  const number = Number(text);
  return STATUS_CODES.some(([first, last]) => number >= first && number <= last);
}

const noNegativeAttempts: Rule<Retries> = {
  name: 'no-negative-attempts',
  severity: 'error',
  title: '`attempts` is not negative',
  why: 'nothing can be tried less than never',
  check(retries, report) {
    const field = retries.at('attempts');
    if (field.number >= 0) return;
    report({ field, message: `\`attempts\` is ${field.number}`, fix: 'write 0 for no retries' });
  },
};

const noRetriesWithoutAttempts: Rule<Retries> = {
  name: 'no-retries-without-attempts',
  severity: 'error',
  title: '`retries` with any setting has `attempts`',
  why: 'without attempts there are no retries, and the other settings would have no effect',
  check(retries, report) {
    const field = retries.at('attempts');
    if (field.number !== 0) return;
    const others = (['perTryTimeout', 'retryOn', 'retryRemoteLocalities'] as const).map((name) => retries.at(name));
    const other = others.find((one) => one.isSet && one.value !== '');
    if (other === undefined) return;
    const message = `\`${other.name}\` is set, and \`attempts\` is ${field.isSet ? 0 : 'not set'}`;
    report({ field, message, fix: 'write `attempts`, e.g. 2, or remove the other settings' });
  },
};

const validRetryOn: Rule<Retries> = {
  name: 'valid-retry-on',
  severity: 'error',
  title: '`retryOn` has conditions of Envoy and status codes, separated by commas without spaces',
  why: 'Envoy would not retry for it',
  check(retries, report) {
    const field = retries.at('retryOn');
    if (field.text === '') return;
    const wrong = field.text.split(',').find((condition) => !CONDITIONS.has(condition) && !isStatusCode(condition));
    if (wrong === undefined) return;
    const isSpaced = CONDITIONS.has(wrong.trim()) || isStatusCode(wrong.trim());
    report({
      field,
      message: `\`retryOn\` has ${shown(wrong)}, ${isSpaced ? 'with a space' : 'which Envoy does not know'}`,
      fix: isSpaced
        ? `write ${shown(field.text.replace(/\s/g, ''))}`
        : 'write conditions like "5xx,reset,connect-failure" or codes like "503"',
    });
  },
};

/** The rules of retries. */
export const retryRules: readonly Rule<Retries>[] = [noNegativeAttempts, noRetriesWithoutAttempts, validRetryOn];
