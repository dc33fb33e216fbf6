import { findClosest } from '../../../diagnostics/did-you-mean';
import { shown } from '../../../schema/structural/findings';
import type { Field } from '../../field';
import type { Rule } from '../../rule';
import type { PolicyScope, TargetReference } from './policy-scope';

/** The kinds that a policy can be attached to, with their groups; the core group may also be left empty. */
const GROUPS: Readonly<Record<string, string>> = {
  Gateway: 'gateway.networking.k8s.io',
  GatewayClass: 'gateway.networking.k8s.io',
  Service: 'core',
  ServiceEntry: 'networking.istio.io',
};

/** All that a policy is attached to. */
export function targetsOf(scope: Field<PolicyScope>): readonly Field<TargetReference>[] {
  return [...[scope.at('targetRef')].filter(({ isSet }) => isSet), ...scope.at('targetRefs').items()];
}

const noSecondScope: Rule<PolicyScope> = {
  name: 'no-second-scope',
  severity: 'error',
  isInSchema: true,
  title: 'only one of `selector`, `targetRef` and `targetRefs` is set',
  why: 'workloads are chosen by labels or by what stands before them, and it would be open which of both counts',
  check(scope, report) {
    const single = [scope.at('selector'), scope.at('targetRef')].filter(({ isSet }) => isSet);
    const [first, second] = [...single, ...[scope.at('targetRefs')].filter(({ isEmpty }) => !isEmpty)];
    if (first === undefined || second === undefined) return;
    report({
      field: second,
      message: `both \`${first.name}\` and \`${second.name}\` are set`,
      fix: `remove \`${first.name}\` or \`${second.name}\``,
    });
  },
};

const noMissingTargetName: Rule<TargetReference> = {
  name: 'no-missing-target-name',
  severity: 'error',
  isInSchema: true,
  title: 'a target has a name',
  why: 'nothing has an empty name, so the object would be about nothing',
  check(target, report) {
    const field = target.at('name');
    if (field.text !== '') return;
    report({ field, message: 'the target has no name', fix: `write the name of the target in \`${field.name}\`` });
  },
};

const noTargetNamespace: Rule<TargetReference> = {
  name: 'no-target-namespace',
  severity: 'error',
  isInSchema: true,
  title: "a target is in the object's own namespace, and names none",
  why: 'nobody may change the traffic of another namespace by a reference to it',
  check(target, report) {
    const field = target.at('namespace');
    if (field.text === '') return;
    report({
      field,
      message: `the target is in the namespace ${shown(field.text)}`,
      fix: `remove \`${field.name}\`, and put the object into the namespace of its target`,
    });
  },
};

const validTargetKind: Rule<TargetReference> = {
  name: 'valid-target-kind',
  severity: 'error',
  title: 'a target is a Service, a ServiceEntry, or a Gateway or GatewayClass of the Gateway API',
  why: 'Istio can put policies before these only, so the object would be in force nowhere',
  check(target, report) {
    const [kind, group] = [target.at('kind').text, target.at('group').text];
    const expected = Object.hasOwn(GROUPS, kind) ? GROUPS[kind]! : undefined;
    if (expected === (group || 'core')) return;
    if (expected !== undefined) {
      report({
        field: target.at('group'),
        message: `the group of the target's kind ${kind} is ${shown(group)}`,
        fix: `set \`${target.at('group').name}\` to ${expected === 'core' ? '"" or remove it' : `"${expected}"`}`,
      });
      return;
    }
    const closest = findClosest(kind, Object.keys(GROUPS));
    report({
      field: target.at('kind'),
      message: `the target's kind is ${shown(kind)}, which no policy can be attached to`,
      fix: closest
        ? `did you mean "${closest}" of the group "${GROUPS[closest]!}"?`
        : 'write `kind: Service` without a group, or `kind: Gateway` with `group: gateway.networking.k8s.io`',
    });
  },
};

/** The rules of what a policy is about, beside those of its selector. */
export const policyScopeRules: readonly Rule<PolicyScope>[] = [noSecondScope];

/** The rules of one target. */
export const targetRules: readonly Rule<TargetReference>[] = [noMissingTargetName, noTargetNamespace, validTargetKind];
