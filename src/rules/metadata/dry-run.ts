import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isBoolean } from '../primitives/boolean';
import type { Rule } from '../rule';
import type { AnyObject } from './any-object';

const DRY_RUN = 'istio.io/dry-run';
const WITH_DRY_RUN: ReadonlySet<string> = new Set(['', 'ALLOW', 'DENY']);

/** The annotation, where it is set. */
function findDryRun(object: Field<AnyObject>): Field<string> | undefined {
  const field = object.at('metadata').at('annotations').at(DRY_RUN);
  return field.isSet ? field : undefined;
}

const noDryRun: Rule<AnyObject> = {
  name: 'no-dry-run',
  severity: 'error',
  title: 'only an AuthorizationPolicy has the annotation `istio.io/dry-run`',
  why: 'other kinds have no dry run: the object would be in force',
  check(object, report, { kind }) {
    const field = findDryRun(object);
    if (!field || kind === 'AuthorizationPolicy') return;
    const message = `a ${kind} has no dry run, but the annotation \`${DRY_RUN}\``;
    report({ field, message, fix: `remove the annotation \`${DRY_RUN}\`` });
  },
};

const noDryRunAction: Rule<AnyObject> = {
  name: 'no-dry-run-of-other-actions',
  severity: 'error',
  title: 'an AuthorizationPolicy in dry run has the action ALLOW or DENY',
  why: 'other actions have no dry run: the policy would be in force',
  check(object, report, { kind }) {
    const field = findDryRun(object);
    const action = object.at('spec').at('action').text;
    if (!field || kind !== 'AuthorizationPolicy' || WITH_DRY_RUN.has(action)) return;
    report({
      field,
      message: `the action ${action} has no dry run, but the policy has the annotation \`${DRY_RUN}\``,
      fix: `remove the annotation \`${DRY_RUN}\`, or set \`spec.action\` to ALLOW or DENY`,
    });
  },
};

const validDryRun: Rule<AnyObject> = {
  name: 'valid-dry-run',
  severity: 'error',
  title: 'the annotation `istio.io/dry-run` is "true" or "false"',
  why: 'nobody could tell whether the policy denies requests or only logs',
  check(object, report, { kind }) {
    const field = findDryRun(object);
    if (!field || kind !== 'AuthorizationPolicy' || isBoolean(field.text)) return;
    if (!WITH_DRY_RUN.has(object.at('spec').at('action').text)) return;
    const message = `the annotation \`${DRY_RUN}\` is ${shown(field.value)}, which is neither true nor false`;
    report({ field, message, fix: 'write "true" or "false"' });
  },
};

/** The rules of the annotation that makes a policy only log what it would do. */
export const dryRunRules: readonly Rule<AnyObject>[] = [noDryRun, noDryRunAction, validDryRun];
