import type { IstioVersion } from '../../schema/istio-version';

/** What Istio says of a label or an annotation of its own. */
export interface KnownKey {
  /**
   * The resources that it lists for it: kinds, `Pod` also for the template of one, `Gateway` for that of the Gateway API,
   * and `Any`.
   */
  readonly on: readonly string[];
  /** Where it reads it besides; `Configuration` is every kind of Istio and of the Gateway API. */
  readonly alsoOn?: readonly string[];
  /** The first version that reads it, where 1.28 does not. */
  readonly since?: IstioVersion;
  /** It is deprecated, and this is to be typed for it. */
  readonly instead?: string;
  /** Istio sets it itself; people need not. */
  readonly isIstios?: true;
  /** Istio reads it, and does not list it. */
  readonly isUnlisted?: true;
}
