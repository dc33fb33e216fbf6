import { connectionPoolRules, poolDurations } from '../connection-pool/connection-pool-rules';
import { durationRules } from '../duration/duration-rules';
import { exportToRules } from '../export-to/export-to';
import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import { workloadSelectorRules } from '../workload-selector/workload-selector';
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
  const outlierDetection = policy.at('outlierDetection');
  return [
    ...poolDurations(policy.at('connectionPool')),
    outlierDetection.at('baseEjectionTime'),
    outlierDetection.at('interval'),
    policy.at('loadBalancer').at('warmup').at('duration'),
  ];
}

function balancedPolicies(rule: Field<DestinationRule>): readonly Field<Policy>[] {
  return allPolicies(rule).filter((policy) => policy.at('loadBalancer').isSet);
}

function ofLoadBalancers<Key extends 'localityLbSetting' | 'zoneAwareLbSetting'>(
  rule: Field<DestinationRule>,
  key: Key,
): readonly Field<LoadBalancer[Key]>[] {
  return balancedPolicies(rule)
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
    rulesOf(trafficPolicies, trafficPolicyRules),
    rulesOf(portPolicies, portPolicyRules),
    rulesOf((rule) => ofAllPolicies(rule, 'connectionPool'), connectionPoolRules),
    rulesOf((rule) => ofAllPolicies(rule, 'outlierDetection'), outlierDetectionRules),
    rulesOf((rule) => ofAllPolicies(rule, 'loadBalancer'), loadBalancerRules),
    rulesOf((rule) => ofLoadBalancers(rule, 'localityLbSetting'), localityRules),
    rulesOf((rule) => ofLoadBalancers(rule, 'zoneAwareLbSetting'), zoneAwareRules),
    rulesOf(balancedPolicies, failoverDetectionRules),
    rulesOf((rule) => balancedPolicies(rule).flatMap(failovers), failoverRules),
    rulesOf((rule) => ofAllPolicies(rule, 'tls'), clientTlsRules),
    rulesOf((rule) => allPolicies(rule).flatMap(durations), durationRules),
  ],
});
