import { connectionPoolRules } from '../../../src/rules/parts/connection-pool/connection-pool-rules';
import { destinationRuleRules } from '../../../src/rules/destination-rule/destination-rule-rules';
import { withPolicy } from '../destination-rule-examples';
import { testRules } from '../rule-examples';

const policy = '/spec/trafficPolicy';
const parts = destinationRuleRules.parts.filter(({ rules }) => rules === connectionPoolRules);

testRules(
  { ...destinationRuleRules, parts },
  {
    'no-empty-connection-pool': [
      {
        broken: withPolicy({ connectionPool: {} }),
        finds: { [`${policy}/connectionPool`]: '`spec.trafficPolicy.connectionPool` has neither `http` nor `tcp`' },
        fixed: withPolicy({ connectionPool: { tcp: {} } }),
      },
    ],
    'no-negative-limit': [
      {
        broken: withPolicy({ connectionPool: { http: { maxRetries: -1 }, tcp: { maxConnections: -2 } } }),
        finds: {
          [`${policy}/connectionPool/http/maxRetries`]: '`spec.trafficPolicy.connectionPool.http.maxRetries` is -1',
          [`${policy}/connectionPool/tcp/maxConnections`]:
            '`spec.trafficPolicy.connectionPool.tcp.maxConnections` is -2',
        },
        fixed: withPolicy({ connectionPool: { http: { maxRetries: 0 } } }),
      },
    ],
    'no-upgrade-with-client-protocol': [
      {
        broken: withPolicy({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true } } }),
        finds: {
          [`${policy}/connectionPool/http/useClientProtocol`]:
            '`useClientProtocol` is true and `h2UpgradePolicy` is UPGRADE',
        },
        fixed: withPolicy({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE' } } }),
      },
    ],
    'no-incomplete-keep-alive': [
      {
        broken: withPolicy({ connectionPool: { http: { http2KeepAlive: { interval: '10s' } } } }),
        finds: {
          [`${policy}/connectionPool/http/http2KeepAlive/timeout`]:
            '`spec.trafficPolicy.connectionPool.http.http2KeepAlive.timeout` is not set',
        },
        fixed: withPolicy({ connectionPool: { http: { http2KeepAlive: { interval: '10s', timeout: '5s' } } } }),
      },
    ],
  },
);
