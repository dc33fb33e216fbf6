import { object, value } from '../shape';
import { duration } from './duration';

const limit = value([0, 1, 100], [-1, -2147483648, 2147483647]);

/** Limits of connections. */
export const connectionPool = object(
  {},
  {
    http: object(
      {},
      {
        http1MaxPendingRequests: limit,
        http2MaxRequests: limit,
        maxRequestsPerConnection: limit,
        maxRetries: limit,
        maxConcurrentStreams: limit,
        idleTimeout: duration,
        h2UpgradePolicy: value(['DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE']),
        useClientProtocol: value([true, false]),
        http2KeepAlive: object({ interval: duration, timeout: duration }),
      },
    ),
    tcp: object(
      {},
      {
        maxConnections: limit,
        connectTimeout: duration,
        maxConnectionDuration: duration,
        idleTimeout: duration,
        tcpKeepalive: object({}, { time: duration, interval: duration, probes: value([1]) }),
      },
    ),
  },
);

export const connectionPoolMessages: Readonly<Record<string, RegExp>> = {
  'no-empty-connection-pool': /^connection pool must have at least one field/,
  'no-negative-limit': /must be non-negative/,
  'no-upgrade-with-client-protocol': /^use client protocol must not be true/,
  'no-incomplete-keep-alive': /^http2 keepalive .* is required/,
};
