import type { Field } from '../field';
import type { Rule } from '../rule';
import type { AuthorizationPolicySpec, Condition, PolicyRule, Source } from './authorization-policy';

/** Actions that a policy without rules would never take; ALLOW without rules denies everything instead. */
const NEEDS_RULES: ReadonlySet<string> = new Set(['CUSTOM', 'DENY']);

const noActionWithoutRules: Rule<AuthorizationPolicySpec> = {
  name: 'no-action-without-rules',
  severity: 'error',
  title: 'a policy of the action DENY or CUSTOM has rules',
  why: 'the policy would be about no request, so that everything it is to deny would pass',
  check(spec, report) {
    const action = spec.at('action').text;
    if (!NEEDS_RULES.has(action) || !spec.at('rules').isEmpty) return;
    report({
      field: spec.at('rules'),
      message: `the action is ${action}, but the policy has no rules`,
      fix: 'add the rules, or `- {}` as the only one to mean every request',
    });
  },
};

const noMissingProvider: Rule<AuthorizationPolicySpec> = {
  name: 'no-missing-provider',
  severity: 'error',
  title: 'a policy of the action CUSTOM names its provider',
  why: 'it would be open who decides on the requests',
  check(spec, report) {
    const field = spec.at('provider').at('name');
    if (spec.at('action').text !== 'CUSTOM' || field.text !== '') return;
    report({
      field,
      message: 'the action is CUSTOM, but no provider decides',
      fix: `write the name of one of the mesh's \`extensionProviders\` in \`${field.name}\``,
    });
  },
};

const noProviderWithoutCustom: Rule<AuthorizationPolicySpec> = {
  name: 'no-provider-without-custom',
  severity: 'error',
  title: 'only a policy of the action CUSTOM has a `provider`',
  why: 'Istio decides on all other actions itself, and the provider would never be asked',
  check(spec, report) {
    const field = spec.at('provider');
    const action = spec.at('action').text;
    if (action === 'CUSTOM' || !field.isSet) return;
    report({
      field,
      message: `\`${field.name}\` is set, but the action is ${action || 'ALLOW, which is the default'}`,
      fix: `set \`${spec.at('action').name}\` to CUSTOM, or remove \`${field.name}\``,
    });
  },
};

/** Who a peer or a user is, which is not known before the provider is asked. */
const IDENTITIES: readonly (keyof Source)[] = [
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
  'trustDomains',
  'notTrustDomains',
  'principals',
  'notPrincipals',
  'requestPrincipals',
  'notRequestPrincipals',
];
const IDENTITY_KEYS: ReadonlySet<string> = new Set([
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
  'source.principal',
]);

function rulesIfCustom(spec: Field<AuthorizationPolicySpec>): readonly Field<PolicyRule>[] {
  return spec.at('action').text === 'CUSTOM' ? spec.at('rules').items() : [];
}

const noIdentityWithCustom: Rule<AuthorizationPolicySpec> = {
  name: 'no-identity-with-custom',
  severity: 'error',
  title: 'a policy of the action CUSTOM has no identities in its sources',
  why: 'the proxy asks the provider before it knows who sends the request, and could not tell whether to ask',
  check(spec, report) {
    for (const rule of rulesIfCustom(spec)) {
      for (const from of rule.at('from').items()) {
        for (const key of IDENTITIES) {
          const field = from.at('source').at(key);
          if (field.isEmpty) continue;
          report({
            field,
            message: `the action is CUSTOM, but the source has \`${key}\``,
            fix: `remove \`${field.name}\`, or say it in a policy of its own with the action DENY`,
          });
        }
      }
    }
  },
};

const noIdentityConditionWithCustom: Rule<AuthorizationPolicySpec> = {
  name: 'no-identity-condition-with-custom',
  severity: 'error',
  title: 'a policy of the action CUSTOM has no condition on identities',
  why: 'the proxy asks the provider before it knows who sends the request, and could not tell whether to ask',
  check(spec, report) {
    for (const rule of rulesIfCustom(spec)) {
      for (const field of rule.at('when').items().map(keyOf)) {
        if (!IDENTITY_KEYS.has(field.text) && !field.text.startsWith('request.auth.')) continue;
        report({
          field,
          message: `the action is CUSTOM, but a condition is on \`${field.text}\``,
          fix: 'remove the condition, or say it in a policy of its own with the action DENY',
        });
      }
    }
  },
};

function keyOf(condition: Field<Condition>): Field<string> {
  return condition.at('key');
}

/** The rules of which parts go with which action. */
export const actionRules: readonly Rule<AuthorizationPolicySpec>[] = [
  noActionWithoutRules,
  noMissingProvider,
  noProviderWithoutCustom,
  noIdentityWithCustom,
  noIdentityConditionWithCustom,
];
