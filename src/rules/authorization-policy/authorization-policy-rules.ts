import type { Field } from '../field';
import { policyScopeRules, targetRules, targetsOf } from '../parts/policy-scope/policy-scope-rules';
import { kindRules, rulesOf } from '../rule';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';
import { actionRules } from './action';
import type { AuthorizationPolicy, PolicyRule } from './authorization-policy';
import { conditionRules } from './condition';
import { noDenyOfAllTcp } from './deny-all-tcp';
import { meshProviderRules } from './mesh-provider';
import { operationRules } from './operation';
import { sourceRules } from './source';

function rulesOfPolicy(policy: Field<AuthorizationPolicy>): readonly Field<PolicyRule>[] {
  return policy.at('spec').at('rules').items();
}

/** The rules of AuthorizationPolicy. */
export const authorizationPolicyRules = kindRules<AuthorizationPolicy>({
  slug: 'authorization-policy',
  kinds: ['security.istio.io/AuthorizationPolicy'],
  parts: [
    rulesOf((policy) => [policy.at('spec')], policyScopeRules),
    rulesOf((policy) => [policy.at('spec').at('selector')], workloadSelectorRules),
    rulesOf((policy) => targetsOf(policy.at('spec')), targetRules),
    rulesOf((policy) => [policy.at('spec')], [...actionRules, noDenyOfAllTcp, ...meshProviderRules]),
    rulesOf((policy) => rulesOfPolicy(policy).flatMap((rule) => rule.at('from').items()), sourceRules),
    rulesOf((policy) => rulesOfPolicy(policy).flatMap((rule) => rule.at('to').items()), operationRules),
    rulesOf((policy) => rulesOfPolicy(policy).flatMap((rule) => rule.at('when').items()), conditionRules),
  ],
});
