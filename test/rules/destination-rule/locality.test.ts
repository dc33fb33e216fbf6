import { destinationRuleRules } from '../../../src/rules/destination-rule/destination-rule-rules';
import {
  failoverDetectionRules,
  failoverRules,
  localityRules,
  zoneAwareRules,
} from '../../../src/rules/destination-rule/locality';
import { withBalancer, withLocality, withPolicy } from '../destination-rule-examples';
import { testRules } from '../rule-examples';

const at = (field: string): string => `/spec/trafficPolicy/loadBalancer/localityLbSetting/${field}`;
const name = (field: string): string => `\`spec.trafficPolicy.loadBalancer.localityLbSetting.${field}\``;
const failover = [{ from: 'eu', to: 'us' }];
const weights = (to: object, from = 'eu'): object => withLocality({ distribute: [{ from, to }] });
const own: readonly (readonly unknown[])[] = [localityRules, zoneAwareRules, failoverDetectionRules, failoverRules];
const parts = destinationRuleRules.parts.filter(({ rules }) => own.includes(rules));

testRules(
  { ...destinationRuleRules, parts },
  {
    'no-distribute-with-failover': [
      {
        broken: withLocality({ distribute: [{ from: 'eu', to: { us: 100 } }], failover }),
        finds: { [at('failover')]: `${name('failover')} is set beside \`distribute\`` },
        fixed: withLocality({ failover }),
      },
    ],
    'no-failover-with-topology-priority': [
      {
        broken: withLocality({ failover, failoverPriority: ['a', 'topology.kubernetes.io/zone'] }),
        finds: {
          [at('failoverPriority/1')]: '`failoverPriority` has "topology.kubernetes.io/zone", and `failover` is set',
        },
        fixed: withLocality({ failover, failoverPriority: ['a'] }),
      },
    ],
    'no-topology-priority-with-zone-aware': [
      {
        broken: withBalancer({ zoneAwareLbSetting: { failoverPriority: ['topology.istio.io/subzone'] } }),
        finds: {
          '/spec/trafficPolicy/loadBalancer/zoneAwareLbSetting/failoverPriority/0':
            '`failoverPriority` has "topology.istio.io/subzone"',
        },
        fixed: withBalancer({ zoneAwareLbSetting: { failoverPriority: ['a'] } }),
      },
    ],
    'valid-locality-weight': [
      {
        broken: weights({ us: 101, eu: 0 }),
        finds: { [at('distribute/0/to/us')]: 'the weight is 101', [at('distribute/0/to/eu')]: 'the weight is 0' },
        fixed: weights({ us: 100 }),
      },
    ],
    'valid-locality-weight-sum': [
      {
        broken: weights({ us: 50, ap: 40 }),
        finds: { [at('distribute/0/to')]: 'the weights are 90 together' },
        fixed: weights({ us: 60, ap: 40 }),
      },
    ],
    'valid-locality': [
      {
        broken: weights({ 'us/*': 50, 'us/a/b': 50 }, 'eu/*/x'),
        finds: {
          [at('distribute/0/from')]: 'the locality "eu/*/x" has a `*` elsewhere than once at its end',
          [at('distribute/0/to/us~1a~1b')]: 'the locality "us/a/b" overlaps "us/*"',
        },
        fixed: weights({ 'us/a/*': 50, 'us/b/*': 50 }, 'eu/*'),
      },
      {
        broken: weights({ 'us//a': 100 }),
        finds: { [at('distribute/0/to/us~1~1a')]: 'the locality "us//a" has an empty part' },
        fixed: weights({ us: 100 }),
      },
    ],
    'no-failover-without-outlier-detection': [
      {
        broken: withPolicy({ loadBalancer: { localityLbSetting: { failover } } }),
        finds: { [at('failover')]: `${name('failover')} is set, but the policy has no \`outlierDetection\`` },
        fixed: withPolicy({ loadBalancer: { localityLbSetting: { failover } }, outlierDetection: {} }),
      },
    ],
    'no-failover-to-same-region': [
      {
        broken: withLocality({ failover: [{ from: 'eu', to: 'eu' }] }),
        finds: { [at('failover/0/to')]: '`from` and `to` are both "eu"' },
        fixed: withLocality({ failover }),
      },
    ],
    'no-zone-in-failover': [
      {
        broken: withLocality({ failover: [{ from: 'eu/a', to: 'us' }] }),
        finds: { [at('failover/0/from')]: `${name('failover[0].from')} is "eu/a", which is more than a region` },
        fixed: withLocality({ failover }),
      },
    ],
    'no-wildcard-in-failover': [
      {
        broken: withBalancer({ zoneAwareLbSetting: { failover: [{ from: 'eu', to: '*' }] } }),
        finds: {
          '/spec/trafficPolicy/loadBalancer/zoneAwareLbSetting/failover/0/to':
            '`spec.trafficPolicy.loadBalancer.zoneAwareLbSetting.failover[0].to` is "*"',
        },
        fixed: withLocality({ failover }),
      },
    ],
  },
);
