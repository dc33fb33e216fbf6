/** What rules read of an IstioOperator. */
export interface IstioOperator {
  readonly kind: string;
  readonly spec: { readonly components: object; readonly meshConfig: object; readonly values: HelmValues };
}

/** The values of Istio's charts. */
export type HelmValues = object;
