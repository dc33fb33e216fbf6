import type { ConnectionPool } from '../parts/connection-pool/connection-pool';
import type {
  ClientTls,
  LocalitySetting,
  OutlierDetection,
  ZoneAwareSetting,
} from '../destination-rule/destination-rule';
import type { ExtensionProvider } from './extension-provider';

/** What rules read of the mesh configuration. */
export interface MeshConfig {
  readonly proxyListenPort: number;
  readonly connectTimeout: string;
  readonly protocolDetectionTimeout: string;
  readonly dnsRefreshRate: string;
  readonly hboneIdleTimeout: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  readonly serviceSettings: readonly { readonly hosts: readonly string[] }[];
  readonly meshMTLS: { readonly ecdhCurves: readonly string[] };
  readonly tlsDefaults: { readonly ecdhCurves: readonly string[] };
  readonly localityLbSetting: LocalitySetting;
  readonly zoneAwareLbSetting: ZoneAwareSetting;
  readonly outboundTrafficPolicy: { readonly mode: string };
  readonly defaultTrafficPolicy: {
    readonly connectionPool: ConnectionPool;
    readonly outlierDetection: OutlierDetection;
  };
  readonly defaultConfig: ProxyDefaults;
  readonly extensionProviders: readonly ExtensionProvider[];
  readonly defaultProviders: DefaultProviders;
  readonly accessLogFile: string;
  readonly accessLogFormat: string;
  readonly accessLogEncoding: string;
  readonly enableTracing: boolean;
}

/** The providers that are used where no Telemetry says otherwise. */
export interface DefaultProviders {
  readonly tracing: readonly string[];
  readonly metrics: readonly string[];
  readonly accessLogging: readonly string[];
}

/** `defaultConfig`: what all proxies have in common. */
export interface ProxyDefaults {
  readonly configPath: string;
  readonly binaryPath: string;
  readonly serviceCluster: string;
  readonly tracingServiceName: string;
  readonly drainDuration: string;
  readonly terminationDrainDuration: string;
  readonly discoveryRefreshDelay: string;
  readonly fileFlushInterval: string;
  readonly discoveryAddress: string;
  readonly statsdUdpAddress: string;
  readonly envoyMetricsServiceAddress: string;
  readonly envoyMetricsService: { readonly address: string };
  readonly envoyAccessLogService: { readonly address: string };
  readonly proxyAdminPort: number;
  readonly statusPort: number;
  readonly proxyMetadata: { readonly [name: string]: string };
  readonly privateKeyProvider: PrivateKeyProvider;
  readonly connectionSettings: ConnectionSettings;
  readonly tracing: Tracing;
}

/** Where a proxy has its private keys used. */
export interface PrivateKeyProvider {
  readonly cryptomb: { readonly pollDelay: string };
  readonly qat: { readonly pollDelay: string };
}

/** The older way to set up tracing, in `defaultConfig`. */
export interface Tracing {
  readonly zipkin: { readonly address: string };
  readonly lightstep: { readonly address: string; readonly accessToken: string };
  readonly datadog: { readonly address: string };
  readonly stackdriver: object;
  readonly openCensusAgent: { readonly address: string };
  readonly sampling: number;
  readonly tlsSettings: ClientTls;
}

/** Limits of the connections of a proxy. */
export interface ConnectionSettings {
  readonly listenerPerConnectionBufferLimitBytes: number;
  readonly clusterPerConnectionBufferLimitBytes: number;
  readonly httpIdleTimeout: string;
  readonly httpMaxConnectionDuration: string;
  readonly httpDrainTimeout: string;
  readonly httpRequestTimeout: string;
  readonly httpRequestHeadersTimeout: string;
  readonly httpStreamIdleTimeout: string;
  readonly httpMaxStreamDuration: string;
  readonly httpMaxConcurrentStreams: number;
  readonly http2InitialStreamWindowSize: number;
  readonly http2InitialConnectionWindowSize: number;
  readonly listenerConnectionLimit: number;
  readonly globalDownstreamConnectionLimit: number;
}
