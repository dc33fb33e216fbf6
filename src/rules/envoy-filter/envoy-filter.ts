import type { LabelSelector } from '../parts/workload-selector/workload-selector';

/** What rules read of an EnvoyFilter. */
export interface EnvoyFilter {
  readonly spec: EnvoyFilterSpec;
}

export interface EnvoyFilterSpec {
  readonly workloadSelector: LabelSelector;
  readonly configPatches: readonly ConfigPatch[];
}

export interface ConfigPatch {
  readonly applyTo: string;
  readonly match: PatchMatch;
  readonly patch: {
    readonly operation: string;
    readonly value: PatchValue;
  };
}

export interface PatchMatch {
  readonly context: string;
  readonly proxy: { readonly proxyVersion: string };
  readonly listener: { readonly filterChain: { readonly filter: FilterMatch } };
  readonly routeConfiguration: object;
  readonly cluster: object;
  readonly waypoint: object;
}

export interface FilterMatch {
  readonly name: string;
  readonly subFilter: { readonly name: string };
}

/** What rules read of a part of Envoy's own configuration. */
export type PatchValue = { readonly [field: string]: unknown };
