import { meshConfigRules } from '../../../src/rules/mesh-config/mesh-config-rules';
import { trafficParts } from '../../../src/rules/mesh-config/traffic';
import { mesh, proxy } from '../mesh-config-examples';
import { testRules } from '../rule-examples';

testRules(
  { ...meshConfigRules, parts: trafficParts as never },
  {
    'no-verification-with-skip-verify': [
      {
        broken: proxy({ tracing: { tlsSettings: { mode: 'SIMPLE', insecureSkipVerify: true, caCertificates: '/a' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/tracing/tlsSettings/caCertificates':
            '`spec.meshConfig.defaultConfig.tracing.tlsSettings.caCertificates` is set, but `insecureSkipVerify` is true',
        },
        fixed: proxy({ tracing: { tlsSettings: { mode: 'SIMPLE', caCertificates: '/a' } } }),
      },
    ],
    'no-files-with-credential': [
      {
        broken: proxy({ tracing: { tlsSettings: { mode: 'SIMPLE', credentialName: 'a', caCertificates: '/a' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/tracing/tlsSettings/caCertificates':
            '`spec.meshConfig.defaultConfig.tracing.tlsSettings.caCertificates` is set beside `credentialName`',
        },
        fixed: proxy({ tracing: { tlsSettings: { mode: 'SIMPLE', credentialName: 'a' } } }),
      },
    ],
    'no-missing-client-certificate': [
      {
        broken: proxy({ tracing: { tlsSettings: { mode: 'MUTUAL', privateKey: '/a' } } }),
        finds: {
          '/spec/meshConfig/defaultConfig/tracing/tlsSettings/clientCertificate':
            'the mode is MUTUAL, but `spec.meshConfig.defaultConfig.tracing.tlsSettings.clientCertificate` is not set',
        },
        fixed: proxy({ tracing: { tlsSettings: { mode: 'ISTIO_MUTUAL' } } }),
      },
    ],
    'no-distribute-with-failover': [
      {
        broken: mesh({
          localityLbSetting: { distribute: [{ from: 'eu', to: { us: 100 } }], failover: [{ from: 'eu', to: 'us' }] },
        }),
        finds: {
          '/spec/meshConfig/localityLbSetting/failover':
            '`spec.meshConfig.localityLbSetting.failover` is set beside `distribute`',
        },
        fixed: mesh({ localityLbSetting: { failover: [{ from: 'eu', to: 'us' }] } }),
      },
    ],
    'no-failover-with-topology-priority': [
      {
        broken: mesh({
          localityLbSetting: {
            failover: [{ from: 'eu', to: 'us' }],
            failoverPriority: ['topology.kubernetes.io/zone'],
          },
        }),
        finds: {
          '/spec/meshConfig/localityLbSetting/failoverPriority/0':
            '`failoverPriority` has "topology.kubernetes.io/zone", and `failover` is set',
        },
        fixed: mesh({ localityLbSetting: { failoverPriority: ['topology.kubernetes.io/zone'] } }),
      },
    ],
    'valid-locality-weight': [
      {
        broken: mesh({ localityLbSetting: { distribute: [{ from: 'eu', to: { us: 100, ap: 0 } }] } }),
        finds: { '/spec/meshConfig/localityLbSetting/distribute/0/to/ap': 'the weight is 0' },
        fixed: mesh({ localityLbSetting: { distribute: [{ from: 'eu', to: { us: 100 } }] } }),
      },
    ],
    'valid-locality-weight-sum': [
      {
        broken: mesh({ localityLbSetting: { distribute: [{ from: 'eu', to: { us: 99 } }] } }),
        finds: { '/spec/meshConfig/localityLbSetting/distribute/0/to': 'the weights are 99 together' },
        fixed: mesh({ localityLbSetting: { distribute: [{ from: 'eu', to: { us: 100 } }] } }),
      },
    ],
    'valid-locality': [
      {
        broken: mesh({ localityLbSetting: { distribute: [{ from: 'eu//a', to: { us: 100 } }] } }),
        finds: { '/spec/meshConfig/localityLbSetting/distribute/0/from': 'the locality "eu//a" has an empty part' },
        fixed: mesh({ localityLbSetting: { distribute: [{ from: 'eu/*', to: { us: 100 } }] } }),
      },
    ],
    'no-topology-priority-with-zone-aware': [
      {
        broken: mesh({ zoneAwareLbSetting: { failoverPriority: ['topology.kubernetes.io/zone'] } }),
        finds: {
          '/spec/meshConfig/zoneAwareLbSetting/failoverPriority/0':
            '`failoverPriority` has "topology.kubernetes.io/zone"',
        },
        fixed: mesh({ zoneAwareLbSetting: { failoverPriority: ['a'] } }),
      },
    ],
    'no-failover-to-same-region': [
      {
        broken: mesh({ localityLbSetting: { failover: [{ from: 'eu', to: 'eu' }] } }),
        finds: { '/spec/meshConfig/localityLbSetting/failover/0/to': '`from` and `to` are both "eu"' },
        fixed: mesh({ localityLbSetting: { failover: [{ from: 'eu', to: 'us' }] } }),
      },
    ],
    'no-zone-in-failover': [
      {
        broken: mesh({ zoneAwareLbSetting: { failover: [{ from: 'eu/a', to: 'us' }] } }),
        finds: {
          '/spec/meshConfig/zoneAwareLbSetting/failover/0/from':
            '`spec.meshConfig.zoneAwareLbSetting.failover[0].from` is "eu/a", which is more than a region',
        },
        fixed: mesh({ zoneAwareLbSetting: { failover: [{ from: 'eu', to: 'us' }] } }),
      },
    ],
    'no-wildcard-in-failover': [
      {
        broken: mesh({ localityLbSetting: { failover: [{ from: 'eu', to: '*' }] } }),
        finds: {
          '/spec/meshConfig/localityLbSetting/failover/0/to':
            '`spec.meshConfig.localityLbSetting.failover[0].to` is "*"',
        },
        fixed: mesh({ localityLbSetting: { failover: [{ from: 'eu', to: 'us' }] } }),
      },
    ],
    'no-empty-connection-pool': [
      {
        broken: mesh({ defaultTrafficPolicy: { connectionPool: {} } }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/connectionPool':
            '`spec.meshConfig.defaultTrafficPolicy.connectionPool` has neither `http` nor `tcp`',
        },
        fixed: mesh({ defaultTrafficPolicy: { connectionPool: { http: {} } } }),
      },
    ],
    'no-negative-limit': [
      {
        broken: mesh({ defaultTrafficPolicy: { connectionPool: { tcp: { maxConnections: -1 } } } }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/connectionPool/tcp/maxConnections':
            '`spec.meshConfig.defaultTrafficPolicy.connectionPool.tcp.maxConnections` is -1',
        },
        fixed: mesh({ defaultTrafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } } }),
      },
    ],
    'no-upgrade-with-client-protocol': [
      {
        broken: mesh({
          defaultTrafficPolicy: { connectionPool: { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true } } },
        }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/connectionPool/http/useClientProtocol':
            '`useClientProtocol` is true and `h2UpgradePolicy` is UPGRADE',
        },
        fixed: mesh({ defaultTrafficPolicy: { connectionPool: { http: { h2UpgradePolicy: 'UPGRADE' } } } }),
      },
    ],
    'no-local-failures-without-split': [
      {
        broken: mesh({ defaultTrafficPolicy: { outlierDetection: { consecutiveLocalOriginFailures: 5 } } }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/outlierDetection/consecutiveLocalOriginFailures':
            '`consecutiveLocalOriginFailures` is 5, but `splitExternalLocalOriginErrors` is not true',
        },
        fixed: mesh({
          defaultTrafficPolicy: {
            outlierDetection: { consecutiveLocalOriginFailures: 5, splitExternalLocalOriginErrors: true },
          },
        }),
      },
    ],
    'valid-outlier-percent': [
      {
        broken: mesh({ defaultTrafficPolicy: { outlierDetection: { maxEjectionPercent: 101 } } }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/outlierDetection/maxEjectionPercent':
            '`spec.meshConfig.defaultTrafficPolicy.outlierDetection.maxEjectionPercent` is 101',
        },
        fixed: mesh({ defaultTrafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } } }),
      },
    ],
    'valid-duration': [
      {
        broken: mesh({
          defaultTrafficPolicy: { connectionPool: { tcp: { connectTimeout: '1us', idleTimeout: '-1s' } } },
        }),
        finds: {
          '/spec/meshConfig/defaultTrafficPolicy/connectionPool/tcp/connectTimeout':
            '`spec.meshConfig.defaultTrafficPolicy.connectionPool.tcp.connectTimeout` is "1us", which is shorter than 1ms',
          '/spec/meshConfig/defaultTrafficPolicy/connectionPool/tcp/idleTimeout':
            '`spec.meshConfig.defaultTrafficPolicy.connectionPool.tcp.idleTimeout` is "-1s", which is shorter than 1ms',
        },
        fixed: mesh({ defaultTrafficPolicy: { connectionPool: { tcp: { connectTimeout: '1s', idleTimeout: '0s' } } } }),
      },
    ],
  },
);
