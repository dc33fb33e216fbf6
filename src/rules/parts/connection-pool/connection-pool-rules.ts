import type { Field } from '../../field';
import { isOff } from '../../primitives/duration';
import type { Rule } from '../../rule';
import type { ConnectionPool } from './connection-pool';

const HTTP_LIMITS = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
] as const;

const noEmptyPool: Rule<ConnectionPool> = {
  name: 'no-empty-connection-pool',
  severity: 'error',
  title: 'a `connectionPool` has `http` or `tcp`',
  why: 'it would set no limit at all',
  check(pool, report) {
    if (!pool.isSet || pool.at('http').isSet || pool.at('tcp').isSet) return;
    report({
      field: pool,
      message: `\`${pool.name}\` has neither \`http\` nor \`tcp\``,
      fix: `add \`http\` or \`tcp\` with a limit, or remove \`${pool.name}\``,
    });
  },
};

const noNegativeLimit: Rule<ConnectionPool> = {
  name: 'no-negative-limit',
  severity: 'error',
  title: 'the limits of a `connectionPool` are not negative',
  why: 'no number of requests or connections is below zero',
  check(pool, report) {
    const ofHttp = pool.at('http').setFields(HTTP_LIMITS);
    for (const field of [...ofHttp, ...pool.at('tcp').setFields(['maxConnections'])]) {
      if (field.number >= 0) continue;
      const message = `\`${field.name}\` is ${field.number}`;
      report({ field, message, fix: 'write the most that you allow, or remove it for no limit of your own' });
    }
  },
};

const noUpgradeWithClientProtocol: Rule<ConnectionPool> = {
  name: 'no-upgrade-with-client-protocol',
  severity: 'error',
  title: '`useClientProtocol` is not true where `h2UpgradePolicy` is UPGRADE',
  why: "requests cannot both keep the client's protocol and become HTTP/2",
  check(pool, report) {
    const http = pool.at('http');
    const field = http.at('useClientProtocol');
    if (http.at('h2UpgradePolicy').text !== 'UPGRADE' || !field.flag) return;
    report({
      field,
      message: '`useClientProtocol` is true and `h2UpgradePolicy` is UPGRADE',
      fix: 'remove one of the two',
    });
  },
};

const noHalfKeepAlive: Rule<ConnectionPool> = {
  name: 'no-incomplete-keep-alive',
  severity: 'error',
  since: '1.31',
  title: '`http2KeepAlive` has `interval` and `timeout`',
  why: 'without both Envoy cannot tell when to ask, or how long to wait for the answer',
  check(pool, report) {
    const keepAlive = pool.at('http').at('http2KeepAlive');
    if (!keepAlive.isSet) return;
    for (const field of [keepAlive.at('interval'), keepAlive.at('timeout')]) {
      if (field.isSet) continue;
      report({ field, message: `\`${field.name}\` is not set`, fix: `add \`${field.name}\`, e.g. 30s` });
    }
  },
};

/** The rules of connection pools. */
export const connectionPoolRules: readonly Rule<ConnectionPool>[] = [
  noEmptyPool,
  noNegativeLimit,
  noUpgradeWithClientProtocol,
  noHalfKeepAlive,
];

/** The durations of a connection pool, without those that are off. */
export function poolDurations(pool: Field<ConnectionPool>): readonly Field<string>[] {
  const [http, tcp] = [pool.at('http'), pool.at('tcp')];
  return [
    ...http.setFields(['idleTimeout']),
    ...http.at('http2KeepAlive').setFields(['interval', 'timeout']),
    ...tcp.setFields(['connectTimeout', 'maxConnectionDuration']),
    ...tcp.at('tcpKeepalive').setFields(['time', 'interval']),
    ...tcp.setFields(['idleTimeout']).filter(({ text }) => !isOff(text)),
  ];
}
