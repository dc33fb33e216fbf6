import type { Field } from '../field';

/** What rules read of a WorkloadGroup. */
export interface WorkloadGroup {
  readonly spec: WorkloadGroupSpec;
}

/** The template of workloads, what they are labelled with, and how it is known that they are ready. */
export interface WorkloadGroupSpec {
  readonly metadata: { readonly labels: { readonly [key: string]: string } };
  readonly template: { readonly [field: string]: unknown };
  readonly probe: Probe;
}

/** How it is known that a workload is ready. */
export interface Probe {
  readonly initialDelaySeconds: number;
  readonly timeoutSeconds: number;
  readonly periodSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly httpGet: HttpGet;
  readonly tcpSocket: { readonly port: number };
  readonly exec: { readonly command: readonly string[] };
  readonly grpc: { readonly port: number };
}

interface HttpGet {
  readonly port: number;
  readonly scheme: string;
  readonly httpHeaders: readonly { readonly name: string }[];
}

const METHODS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/** How to ask: of several ways, which the resource definition refuses, Istio takes the last. */
export function findMethod(probe: Field<Probe>): (typeof METHODS)[number] | undefined {
  return [...METHODS].reverse().find((name) => probe.at(name).isSet);
}
