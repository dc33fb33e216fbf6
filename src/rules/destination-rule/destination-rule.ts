import type { ConnectionPool } from '../parts/connection-pool/connection-pool';
import type { Field } from '../field';
import type { WorkloadSelector } from '../parts/workload-selector/workload-selector';

/** What rules read of a DestinationRule. */
export interface DestinationRule {
  readonly spec: DestinationRuleSpec;
}

export interface DestinationRuleSpec {
  readonly host: string;
  readonly trafficPolicy: TrafficPolicy;
  readonly subsets: readonly Subset[];
  readonly exportTo: readonly string[];
  readonly workloadSelector: WorkloadSelector;
}

export interface Subset {
  readonly name: string;
  readonly labels: { readonly [key: string]: string };
  readonly trafficPolicy: TrafficPolicy;
}

/** What a policy for one port, or for all of them, may say. */
export interface Policy {
  readonly connectionPool: ConnectionPool;
  readonly loadBalancer: LoadBalancer;
  readonly outlierDetection: OutlierDetection;
  readonly tls: ClientTls;
}

export interface TrafficPolicy extends Policy {
  readonly portLevelSettings: readonly PortPolicy[];
  readonly tunnel: Tunnel;
  readonly proxyProtocol: { readonly version: string };
  readonly retryBudget: { readonly percent: number };
}

export interface PortPolicy extends Policy {
  readonly port: { readonly number: number };
}

export interface Tunnel {
  readonly protocol: string;
  readonly targetHost: string;
  readonly targetPort: number;
}

export interface OutlierDetection {
  readonly baseEjectionTime: string;
  readonly interval: string;
  readonly consecutiveErrors: number;
  readonly consecutiveLocalOriginFailures: number;
  readonly splitExternalLocalOriginErrors: boolean;
  readonly maxEjectionPercent: number;
  readonly minHealthPercent: number;
}

export interface ClientTls {
  readonly mode: string;
  readonly credentialName: string;
  readonly clientCertificate: string;
  readonly privateKey: string;
  readonly caCertificates: string;
  readonly caCrl: string;
  readonly subjectAltNames: readonly string[];
  readonly insecureSkipVerify: boolean;
}

export interface LoadBalancer {
  readonly consistentHash: ConsistentHash;
  readonly localityLbSetting: LocalitySetting;
  readonly zoneAwareLbSetting: ZoneAwareSetting;
  readonly warmup: { readonly duration: string; readonly minimumPercent: number; readonly aggression: number };
}

export interface ConsistentHash {
  readonly httpCookie: {
    readonly name: string;
    readonly ttl: string;
    readonly attributes: readonly { readonly name: string }[];
  };
  readonly minimumRingSize: number;
  readonly ringHash: { readonly minimumRingSize: number };
  readonly maglev: { readonly tableSize: number };
}

export interface ZoneAwareSetting {
  readonly failover: readonly Failover[];
  readonly failoverPriority: readonly string[];
}

export interface LocalitySetting extends ZoneAwareSetting {
  readonly distribute: readonly { readonly from: string; readonly to: { readonly [locality: string]: number } }[];
}

export interface Failover {
  readonly from: string;
  readonly to: string;
}

/** The policies for all ports: of the host, and of each subset that has one. */
export function trafficPolicies(rule: Field<DestinationRule>): readonly Field<TrafficPolicy>[] {
  const policies: Field<TrafficPolicy>[] = [];
  const spec = rule.at('spec');
  for (const holder of [spec, ...spec.at('subsets').items()]) {
    const policy = holder.at('trafficPolicy');
    if (policy.isSet) policies.push(policy);
  }
  return policies;
}

/** The policies for one port. */
export function portPolicies(rule: Field<DestinationRule>): readonly Field<PortPolicy>[] {
  const policies: Field<PortPolicy>[] = [];
  for (const policy of rule.once(trafficPolicies)) policies.push(...policy.at('portLevelSettings').items());
  return policies;
}

/** All policies, of whatever subset and port. */
export function allPolicies(rule: Field<DestinationRule>): readonly Field<Policy>[] {
  return [...rule.once(trafficPolicies), ...rule.once(portPolicies)];
}

/** One part of all policies that have it. */
export function ofAllPolicies<Key extends keyof Policy>(
  rule: Field<DestinationRule>,
  key: Key,
): readonly Field<Policy[Key]>[] {
  const parts: Field<Policy[Key]>[] = [];
  for (const policy of rule.once(allPolicies)) {
    const part = policy.at(key) as unknown as Field<Policy[Key]>;
    if (part.isSet) parts.push(part);
  }
  return parts;
}
