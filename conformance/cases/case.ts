/** One document for both judges. */
export interface Case {
  readonly id: string;
  /** What the tables count it under: `networking.istio.io VirtualService`. */
  readonly kind: string;
  readonly mutation: string;
  /** JSON or YAML, as the judges read it. */
  readonly manifest: string;
}
