import type { Construct } from 'constructs';
import type { NamedPort } from './ports';

/** What other constructs need to know of a mesh. */
export interface MeshFacts {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly clusterDomain: string;
  /** Whether a request that no policy allows is refused everywhere in the mesh. */
  readonly defaultDeny: boolean;
  /** Calls back, now or later, when requests that no policy allows are refused in a namespace of that name. */
  whenDenied(namespace: string, callback: () => void): void;
}

/** What other constructs need to know of a namespace of a mesh. */
export interface NamespaceFacts extends Construct {
  readonly name: string;
  readonly mesh: MeshFacts;
  /** Whether pods of the namespace get a sidecar. */
  readonly injected: boolean;
  /** Whether a request that no policy allows is refused in the namespace. */
  readonly defaultDeny: boolean;
  /** Makes a ServiceAccount of the namespace unless it exists. */
  ensureServiceAccount(scope: Construct, name: string): void;
}

/** What other constructs need to know of a service of a mesh. */
export interface ServiceFacts extends Construct {
  readonly name: string;
  readonly namespace: NamespaceFacts;
  /** The fully qualified host name of the service. */
  readonly host: string;
  readonly namedPorts: readonly NamedPort[];
  /** The labels by which the service finds its pods. */
  readonly workloadLabels: Readonly<Record<string, string>>;
  /** The labels of the pods of each version. */
  readonly versionLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Who calls, as the mesh proves it: the service account of the pods. */
export interface CallerIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Whether the caller has a proxy that proves it; without one the caller is nobody. */
  readonly isProven: boolean;
}

/** Something that policies can allow: a service, a gateway, or a service account of a namespace. */
export interface Caller {
  /** How reports name it, e.g. `service shop/web`. */
  readonly callerName: string;
  readonly callerIdentity: CallerIdentity;
}

/** Whether a value can be allowed by policies. */
export function isCaller(value: unknown): value is Caller {
  return typeof value === 'object' && value !== null && 'callerIdentity' in value && 'callerName' in value;
}
