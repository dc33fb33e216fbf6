import type { Construct } from 'constructs';
import { findClosest } from '../../diagnostics/did-you-mean';
import { isRecord } from '../../objects/object-identity';
import type { Source } from '../../objects/source';
import { describeValue } from './describe-value';
import type { PropRule } from './prop-rules';
import { anyObject } from './prop-rules';
import { reportProblem } from './report-problem';

/** What `checkProps` needs to know of the call it checks. */
export interface CheckedCall {
  /** How the user wrote it, e.g. `SecureGateway` or `edge.route`. */
  readonly name: string;
  /** @default - where the construct was created */
  readonly source?: Source;
}

/**
 * The props without what has the wrong type or is unknown; each of those is reported.
 *
 * TypeScript catches these at compile time; this is for plain JavaScript and for values that come from files.
 */
export function checkProps<Props extends object>(
  construct: Construct,
  call: CheckedCall,
  given: Props,
  rules: Readonly<Record<string, PropRule>>,
): Props {
  const accepted: Record<string, unknown> = {};
  const values: Record<string, unknown> = isRecord(given) ? given : {};
  if (!isRecord(given)) report(construct, call, 'props', anyObject, given);
  for (const name of Object.keys(values)) {
    const value = values[name];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (value === undefined) continue;
    if (!rule) {
      const closest = findClosest(name, Object.keys(rules));
      reportProblem(construct, {
        id: 'schema/unknown-field',
        message: `${call.name} has no property \`${name}\``,
        why: 'it would be ignored',
        fix: closest ? `did you mean \`${closest}\`?` : `use one of ${Object.keys(rules).join(', ')}`,
        source: call.source,
      });
    } else if (rule.accepts(value)) accepted[name] = value;
    else report(construct, call, name, rule, value);
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (!('fallback' in rule) || accepted[name] !== undefined) continue;
    if (values[name] === undefined && isRecord(given)) {
      reportProblem(construct, {
        id: 'schema/required',
        message: `${call.name} needs \`${name}\``,
        why: 'nothing can be made without it',
        fix: `add \`${name}\`: ${rule.expected}`,
        source: call.source,
      });
    }
    accepted[name] = rule.fallback;
  }
  return accepted as Props;
}

function report(construct: Construct, call: CheckedCall, name: string, rule: PropRule, value: unknown): void {
  const { expected, words } = rule;
  const closest = words && typeof value === 'string' ? findClosest(value, words) : undefined;
  reportProblem(construct, {
    id: 'schema/type',
    message: `\`${name}\` of ${call.name} is ${describeValue(value)}, not ${expected}`,
    why: 'nothing can be made of it',
    fix: closest === undefined ? `give ${expected}` : `did you mean \`'${closest}'\`?`,
    source: call.source,
  });
}
