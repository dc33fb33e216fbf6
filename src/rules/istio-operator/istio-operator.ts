/** What rules read of an IstioOperator. */
export interface IstioOperator {
  readonly kind: string;
  readonly spec: { readonly values: HelmValues };
}

/** The values of Istio's charts. */
export type HelmValues = object;
