import { durationRules } from '../parts/duration/duration-rules';
import type { Field } from '../field';
import { policyScopeRules, targetRules, targetsOf } from '../parts/policy-scope/policy-scope-rules';
import { kindRules, rulesOf } from '../rule';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';
import { jwtRules } from './jwt-rule';
import type { JwtRule, RequestAuthentication } from './request-authentication';

function issuersOf(object: Field<RequestAuthentication>): readonly Field<JwtRule>[] {
  return object.at('spec').at('jwtRules').items();
}

/** The rules of RequestAuthentication. */
export const requestAuthenticationRules = kindRules<RequestAuthentication>({
  slug: 'request-authentication',
  kinds: ['security.istio.io/RequestAuthentication'],
  parts: [
    rulesOf((object) => [object.at('spec')], policyScopeRules),
    rulesOf((object) => [object.at('spec').at('selector')], workloadSelectorRules),
    rulesOf((object) => targetsOf(object.at('spec')), targetRules),
    rulesOf(issuersOf, jwtRules),
    rulesOf((object) => issuersOf(object).map((rule) => rule.at('timeout')), durationRules),
  ],
});
