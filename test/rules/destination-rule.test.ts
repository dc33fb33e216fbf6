import { connectionPoolRules } from '../../src/rules/parts/connection-pool/connection-pool-rules';
import { destinationRuleRules } from '../../src/rules/destination-rule/destination-rule-rules';
import { loadBalancerRules } from '../../src/rules/destination-rule/load-balancer';
import {
  failoverDetectionRules,
  failoverRules,
  localityRules,
  zoneAwareRules,
} from '../../src/rules/destination-rule/locality';
import { rule, withBalancer, withPolicy, withTls } from './destination-rule-examples';
import { testRules } from './rule-examples';

const policy = '/spec/trafficPolicy';
const web = { matchLabels: { app: 'web' } };
const tunnel = { targetHost: 'www.example.com', targetPort: 443 };
const others = [
  loadBalancerRules,
  localityRules,
  zoneAwareRules,
  failoverDetectionRules,
  failoverRules,
  connectionPoolRules,
] as readonly (readonly unknown[])[];
const parts = destinationRuleRules.parts.filter(
  ({ rules }) => !others.includes(rules) && !rules.some(({ name }) => name === 'valid-export'),
);

testRules(
  { ...destinationRuleRules, parts },
  {
    'valid-host': [
      {
        broken: rule({ host: 'web:8080' }),
        finds: { '/spec/host': 'the host "web:8080" has the label "web:8080", which is no DNS label' },
        fixed: rule({ host: '*.shop.svc.cluster.local' }),
      },
    ],
    'no-duplicate-subset': [
      {
        broken: rule({ subsets: [{ name: 'v1' }, { name: 'v2' }, { name: 'v1' }] }),
        finds: { '/spec/subsets/2/name': 'there are two subsets with the name "v1"' },
        fixed: rule({ subsets: [{ name: 'v1' }, { name: 'v2' }] }),
      },
    ],
    'valid-subset-name': [
      {
        broken: rule({ subsets: [{ name: 'v1.0' }, { name: '' }] }),
        finds: {
          '/spec/subsets/0/name': 'a subset has the name "v1.0", which is no DNS label',
          '/spec/subsets/1/name': 'a subset has the name "", which is no DNS label',
        },
        fixed: rule({ subsets: [{ name: 'v1-0' }] }),
      },
    ],
    'valid-subset-labels': [
      {
        broken: rule({ subsets: [{ name: 'v1', labels: { 'a b': 'x', version: '*', 'a/b': '' } }] }),
        finds: {
          '/spec/subsets/0/labels/a b': 'a subset has the label "a b: x", which no pod can have',
          '/spec/subsets/0/labels/version': 'a subset has the label "version: *", which no pod can have',
        },
        fixed: rule({ subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
      },
    ],
    'no-export-with-workload-selector': [
      {
        broken: rule({ exportTo: ['.', 'edge'], workloadSelector: web }),
        finds: { '/spec/exportTo': '`exportTo` names other namespaces, and the rule has a `workloadSelector`' },
        fixed: rule({ exportTo: ['.'], workloadSelector: web }),
      },
      {
        broken: rule({ exportTo: ['*'], workloadSelector: web }),
        finds: { '/spec/exportTo': '`exportTo` names other namespaces, and the rule has a `workloadSelector`' },
        fixed: rule({ exportTo: ['*'] }),
      },
    ],
    'no-empty-selector-key': [
      {
        broken: rule({ workloadSelector: { matchLabels: { '': 'web' } } }),
        finds: { '/spec/workloadSelector/matchLabels/': 'the selector has an empty label key' },
        fixed: rule({ workloadSelector: web }),
      },
    ],
    'no-selector-wildcard': [
      {
        broken: rule({ workloadSelector: { matchLabels: { app: '*' } } }),
        finds: { '/spec/workloadSelector/matchLabels/app': 'the selector has the label "app: *" with a "*"' },
        fixed: rule({ workloadSelector: web }),
      },
    ],
    'no-empty-selector': [
      {
        broken: rule({ workloadSelector: { matchLabels: {} } }),
        finds: { '/spec/workloadSelector': 'the selector has no labels' },
        fixed: rule({}),
      },
    ],
    'no-empty-traffic-policy': [
      {
        broken: rule({ trafficPolicy: { portLevelSettings: [] }, subsets: [{ name: 'v1', trafficPolicy: {} }] }),
        finds: {
          [policy]: '`spec.trafficPolicy` is empty',
          '/spec/subsets/0/trafficPolicy': '`spec.subsets[0].trafficPolicy` is empty',
        },
        fixed: withPolicy({ retryBudget: {} }),
      },
    ],
    'no-tunnel-with-proxy-protocol': [
      {
        broken: withPolicy({ tunnel, proxyProtocol: {} }),
        finds: { [`${policy}/proxyProtocol`]: '`spec.trafficPolicy.proxyProtocol` is set beside `tunnel`' },
        fixed: withPolicy({ tunnel }),
      },
    ],
    'valid-tunnel-protocol': [
      {
        broken: withPolicy({ tunnel: { ...tunnel, protocol: 'connect' } }),
        finds: { [`${policy}/tunnel/protocol`]: 'the protocol of the tunnel is "connect"' },
        fixed: withPolicy({ tunnel: { ...tunnel, protocol: 'CONNECT' } }),
      },
    ],
    'valid-tunnel-host': [
      {
        broken: withPolicy({ tunnel: { ...tunnel, targetHost: '*.example.com' } }),
        finds: {
          [`${policy}/tunnel/targetHost`]:
            'the target of the tunnel "*.example.com" has the label "*", which is no DNS label',
        },
        fixed: withPolicy({ tunnel: { ...tunnel, targetHost: '10.0.0.1' } }),
      },
    ],
    'valid-tunnel-port': [
      {
        broken: withPolicy({ tunnel: { ...tunnel, targetPort: 65536 } }),
        finds: { [`${policy}/tunnel/targetPort`]: 'the target port of the tunnel is 65536' },
        fixed: withPolicy({ tunnel }),
      },
    ],
    'no-missing-policy-port': [
      {
        broken: withPolicy({ portLevelSettings: [{ tls: {} }] }),
        finds: {
          [`${policy}/portLevelSettings/0/port`]: '`spec.trafficPolicy.portLevelSettings[0].port` is not set',
        },
        fixed: withPolicy({ portLevelSettings: [{ port: { number: 80 }, tls: {} }] }),
      },
    ],
    'no-empty-port-policy': [
      {
        broken: withPolicy({ portLevelSettings: [{ port: { number: 80 } }] }),
        finds: {
          [`${policy}/portLevelSettings/0`]: '`spec.trafficPolicy.portLevelSettings[0]` says nothing of its port',
        },
        fixed: withPolicy({ portLevelSettings: [{ port: { number: 80 }, tls: {} }] }),
      },
    ],
    'no-consecutive-errors': [
      {
        broken: withPolicy({ outlierDetection: { consecutiveErrors: 5 } }),
        finds: { [`${policy}/outlierDetection/consecutiveErrors`]: '`consecutiveErrors` is deprecated' },
        fixed: withPolicy({ outlierDetection: { consecutiveGatewayErrors: 5 } }),
      },
    ],
    'no-local-failures-without-split': [
      {
        broken: withPolicy({ outlierDetection: { consecutiveLocalOriginFailures: 5 } }),
        finds: {
          [`${policy}/outlierDetection/consecutiveLocalOriginFailures`]:
            '`consecutiveLocalOriginFailures` is 5, but `splitExternalLocalOriginErrors` is not true',
        },
        fixed: withPolicy({
          outlierDetection: { consecutiveLocalOriginFailures: 5, splitExternalLocalOriginErrors: true },
        }),
      },
    ],
    'valid-outlier-percent': [
      {
        broken: withPolicy({ outlierDetection: { maxEjectionPercent: 101, minHealthPercent: -1 } }),
        finds: {
          [`${policy}/outlierDetection/maxEjectionPercent`]:
            '`spec.trafficPolicy.outlierDetection.maxEjectionPercent` is 101',
          [`${policy}/outlierDetection/minHealthPercent`]:
            '`spec.trafficPolicy.outlierDetection.minHealthPercent` is -1',
        },
        fixed: withPolicy({ outlierDetection: { maxEjectionPercent: 100, minHealthPercent: 0 } }),
      },
    ],
    'valid-config-map-credential': [
      {
        broken: withTls({ credentialName: 'configmap://edge/ca' }),
        finds: {
          [`${policy}/tls/credentialName`]:
            '`credentialName` is "configmap://edge/ca", which names no ConfigMap of the namespace shop',
        },
        fixed: withTls({ credentialName: 'configmap://shop/ca' }),
      },
    ],
    'no-verification-with-skip-verify': [
      {
        broken: withTls({ mode: 'SIMPLE', insecureSkipVerify: true, caCertificates: '/ca.pem' }),
        finds: {
          [`${policy}/tls/caCertificates`]:
            '`spec.trafficPolicy.tls.caCertificates` is set, but `insecureSkipVerify` is true',
        },
        fixed: withTls({ mode: 'SIMPLE', caCertificates: '/ca.pem' }),
      },
      {
        broken: withTls({ mode: 'MUTUAL', insecureSkipVerify: true, subjectAltNames: ['a'], credentialName: 'a' }),
        finds: {
          [`${policy}/tls/subjectAltNames`]:
            '`spec.trafficPolicy.tls.subjectAltNames` is set, but `insecureSkipVerify` is true',
        },
        fixed: withTls({ mode: 'MUTUAL', insecureSkipVerify: true, credentialName: 'a' }),
      },
    ],
    'no-files-with-credential': [
      {
        broken: withTls({ mode: 'SIMPLE', credentialName: 'a', caCertificates: '/ca.pem' }),
        finds: {
          [`${policy}/tls/caCertificates`]: '`spec.trafficPolicy.tls.caCertificates` is set beside `credentialName`',
        },
        fixed: withTls({ mode: 'SIMPLE', credentialName: 'a' }),
      },
    ],
    'no-missing-client-certificate': [
      {
        broken: withTls({ mode: 'MUTUAL', clientCertificate: '/c.pem' }),
        finds: {
          [`${policy}/tls/privateKey`]: 'the mode is MUTUAL, but `spec.trafficPolicy.tls.privateKey` is not set',
        },
        fixed: withTls({ mode: 'ISTIO_MUTUAL' }),
      },
    ],
    'valid-duration': [
      {
        broken: withPolicy({
          outlierDetection: { interval: '1.5ms' },
          connectionPool: { tcp: { idleTimeout: '1d', connectTimeout: '0s' } },
        }),
        finds: {
          [`${policy}/outlierDetection/interval`]:
            '`spec.trafficPolicy.outlierDetection.interval` is "1.5ms", which is no whole number of milliseconds',
          [`${policy}/connectionPool/tcp/idleTimeout`]:
            '`spec.trafficPolicy.connectionPool.tcp.idleTimeout` is "1d", which is no duration',
          [`${policy}/connectionPool/tcp/connectTimeout`]:
            '`spec.trafficPolicy.connectionPool.tcp.connectTimeout` is "0s", which is shorter than 1ms',
        },
        fixed: withPolicy({ connectionPool: { tcp: { idleTimeout: '0s', connectTimeout: '10s' } } }),
      },
      {
        broken: withBalancer({ warmup: { duration: '1us' } }),
        finds: {
          [`${policy}/loadBalancer/warmup/duration`]:
            '`spec.trafficPolicy.loadBalancer.warmup.duration` is "1us", which is shorter than 1ms',
        },
        fixed: withBalancer({ warmup: { duration: '1m' } }),
      },
    ],
  },
);
