import type { MeshConfig } from '../mesh-config/mesh-config';

/** What rules read of the values of Istio's charts. */
export interface HelmValues {
  readonly defaults: object;
  readonly profile: string;
  readonly platform: string;
  readonly compatibilityVersion: string;
  readonly global: { readonly profile: string; readonly platform: string };
  readonly meshConfig: MeshConfig;
}

/** What rules read of an object that gives Istio's charts their values. */
export interface ValuesHolder {
  readonly kind: string;
  /** Of a file of values: whose they are, and what they are. */
  readonly chart: string;
  readonly values: HelmValues & { readonly istiod: HelmValues };
  readonly spec: ArgoApplicationSpec & FluxReleaseSpec & { readonly template: { readonly spec: ArgoApplicationSpec } };
}

/** Of Argo CD's Application, and of the template of an ApplicationSet. */
export interface ArgoApplicationSpec {
  readonly source: ArgoSource;
  readonly sources: readonly ArgoSource[];
}

export interface ArgoSource {
  readonly repoURL: string;
  readonly chart: string;
  readonly helm: {
    readonly values: string;
    readonly valuesObject: HelmValues;
    readonly parameters: readonly HelmParameter[];
  };
}

/** A value that Argo CD gives to Helm as `--set` does. */
export interface HelmParameter {
  readonly name: string;
  readonly value: string;
}

/** Of Flux' HelmRelease. */
export interface FluxReleaseSpec {
  readonly chart: {
    readonly spec: { readonly chart: string; readonly sourceRef: { readonly name: string } };
  };
  readonly values: HelmValues;
}
