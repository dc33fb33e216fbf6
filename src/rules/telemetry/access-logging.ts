import { shown } from '../../schema/structural/findings';
import { findCelSyntaxProblem } from '../primitives/cel-syntax';
import type { Rule } from '../rule';
import type { AccessLogging } from './telemetry';

const validFilter: Rule<AccessLogging> = {
  name: 'valid-filter-expression',
  severity: 'error',
  title: 'the `expression` of a filter is one of the Common Expression Language',
  why: 'the proxy could not tell which requests to log',
  check(logging, report) {
    const filter = logging.at('filter');
    const field = filter.at('expression');
    const at = filter.isSet ? findCelSyntaxProblem(field.text) : undefined;
    if (at === undefined) return;
    const where = at < field.text.length ? `, which is wrong from character ${at + 1} on` : ', which ends too early';
    report({
      field,
      message: `\`${field.name}\` is ${field.isSet ? shown(field.text) + where : 'not set'}`,
      fix: 'write an expression like "response.code >= 400", or remove the filter to log every request',
    });
  },
};

/** The rules of one entry of `accessLogging`. */
export const accessLoggingRules: readonly Rule<AccessLogging>[] = [validFilter];
