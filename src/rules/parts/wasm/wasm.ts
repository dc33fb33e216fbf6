/** A program that runs in the proxy. */
export interface Wasm {
  readonly url: string;
  readonly sha256: string;
  readonly imagePullSecret: string;
  readonly pluginName: string;
  readonly vmConfig: { readonly env: readonly Variable[] };
}

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly valueFrom: string;
}

/** Which traffic a program sees. */
export interface TrafficSelector {
  readonly ports: readonly { readonly number: number }[];
}
