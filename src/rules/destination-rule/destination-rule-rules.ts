import { connectionPoolRules, poolDurations } from '../parts/connection-pool/connection-pool-rules';
import { durationRules } from '../parts/duration/duration-rules';
import { exportToRules } from '../parts/export-to/export-to';
import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';
import { clientTlsRules } from './client-tls';
import type { DestinationRule, LoadBalancer, Policy } from './destination-rule';
import { allPolicies, ofAllPolicies, portPolicies, trafficPolicies } from './destination-rule';
import { hostRules } from './host';
import { loadBalancerRules } from './load-balancer';
import { failoverDetectionRules, failoverRules, failovers, localityRules, zoneAwareRules } from './locality';
import { outlierDetectionRules } from './outlier-detection';
import { portPolicyRules } from './port-level-settings';
import { subsetRules } from './subsets';
import { trafficPolicyRules } from './traffic-policy';
import { workloadSelectorExportRules } from './workload-selector-export';

function durations(policy: Field<Policy>): readonly Field<string>[] {
  return [
    ...poolDurations(policy.at('connectionPool')),
    ...policy.at('outlierDetection').setFields(['baseEjectionTime', 'interval']),
    ...policy.at('loadBalancer').at('warmup').setFields(['duration']),
  ];
}

function balancedPolicies(rule: Field<DestinationRule>): readonly Field<Policy>[] {
  return rule.once(allPolicies).filter((policy) => policy.at('loadBalancer').isSet);
}

function ofLoadBalancers<Key extends 'localityLbSetting' | 'zoneAwareLbSetting'>(
  rule: Field<DestinationRule>,
  key: Key,
): readonly Field<LoadBalancer[Key]>[] {
  return rule
    .once(balancedPolicies)
    .map((policy) => policy.at('loadBalancer').at(key) as unknown as Field<LoadBalancer[Key]>)
    .filter(({ isSet }) => isSet);
}

/** The rules of DestinationRule. */
export const destinationRuleRules = kindRules<DestinationRule>({
  slug: 'destination-rule',
  kinds: ['networking.istio.io/DestinationRule'],
  parts: [
    rulesOf((rule) => [rule.at('spec')], [...hostRules, ...subsetRules, ...workloadSelectorExportRules]),
    rulesOf((rule) => [rule.at('spec')], exportToRules({ allowsNone: false })),
    rulesOf((rule) => [rule.at('spec').at('workloadSelector')], workloadSelectorRules),
    rulesOf((rule) => rule.once(trafficPolicies), trafficPolicyRules),
    rulesOf((rule) => rule.once(portPolicies), portPolicyRules),
    rulesOf((rule) => ofAllPolicies(rule, 'connectionPool'), connectionPoolRules),
    rulesOf((rule) => ofAllPolicies(rule, 'outlierDetection'), outlierDetectionRules),
    rulesOf((rule) => ofAllPolicies(rule, 'loadBalancer'), loadBalancerRules),
    rulesOf((rule) => ofLoadBalancers(rule, 'localityLbSetting'), localityRules),
    rulesOf((rule) => ofLoadBalancers(rule, 'zoneAwareLbSetting'), zoneAwareRules),
    rulesOf((rule) => rule.once(balancedPolicies), failoverDetectionRules),
    rulesOf((rule) => rule.once(balancedPolicies).flatMap(failovers), failoverRules),
    rulesOf((rule) => ofAllPolicies(rule, 'tls'), clientTlsRules),
    rulesOf((rule) => rule.once(allPolicies).flatMap(durations), durationRules),
  ],
});
