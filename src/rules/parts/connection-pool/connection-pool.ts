/** Limits of the connections to a host. */
export interface ConnectionPool {
  readonly http: HttpPool;
  readonly tcp: TcpPool;
}

interface HttpPool {
  readonly http1MaxPendingRequests: number;
  readonly http2MaxRequests: number;
  readonly maxRequestsPerConnection: number;
  readonly maxRetries: number;
  readonly maxConcurrentStreams: number;
  readonly idleTimeout: string;
  readonly h2UpgradePolicy: string;
  readonly useClientProtocol: boolean;
  readonly http2KeepAlive: { readonly interval: string; readonly timeout: string };
}

interface TcpPool {
  readonly maxConnections: number;
  readonly connectTimeout: string;
  readonly maxConnectionDuration: string;
  readonly idleTimeout: string;
  readonly tcpKeepalive: { readonly time: string; readonly interval: string };
}
