import type { ConnectionPool } from '../parts/connection-pool/connection-pool';
import type { ServerTls } from '../parts/server-tls/server-tls';
import type { LabelSelector } from '../parts/workload-selector/workload-selector';

/** What rules read of a Sidecar. */
export interface Sidecar {
  readonly spec: SidecarSpec;
}

/** What the proxies of some workloads listen on, and which services they know. */
export interface SidecarSpec {
  readonly workloadSelector: LabelSelector;
  readonly ingress: readonly Ingress[];
  readonly egress: readonly Egress[];
  readonly inboundConnectionPool: ConnectionPool;
  readonly outboundTrafficPolicy: OutboundTrafficPolicy;
}

/** One listener for requests to the workload. */
export interface Ingress {
  readonly port: ListenerPort;
  readonly bind: string;
  readonly defaultEndpoint: string;
  readonly tls: IngressTls;
  readonly connectionPool: ConnectionPool;
}

/** How requests to the workload are decrypted. */
export interface IngressTls extends ServerTls {
  readonly subjectAltNames: readonly string[];
}

/** One listener for requests of the workload. */
export interface Egress {
  readonly port: ListenerPort;
  readonly bind: string;
  readonly captureMode: string;
  readonly hosts: readonly string[];
}

/** The port of a listener. */
export interface ListenerPort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
  readonly targetPort: number;
}

/** What happens to requests for hosts that the proxy does not know. */
export interface OutboundTrafficPolicy {
  readonly mode: string;
  readonly egressProxy: EgressProxy;
}

/** The service that requests for unknown hosts go to. */
export interface EgressProxy {
  readonly host: string;
  readonly subset: string;
  readonly port: { readonly number: number };
}
