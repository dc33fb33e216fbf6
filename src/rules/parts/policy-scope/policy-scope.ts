import type { WorkloadSelector } from '../workload-selector/workload-selector';

/** What a policy is about: workloads by their labels, or the Services and gateways it is attached to. */
export interface PolicyScope {
  readonly selector: WorkloadSelector;
  readonly targetRef: TargetReference;
  readonly targetRefs: readonly TargetReference[];
}

export interface TargetReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}
