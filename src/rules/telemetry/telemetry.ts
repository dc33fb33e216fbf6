import type { PolicyScope } from '../parts/policy-scope/policy-scope';

/** What rules read of a Telemetry. */
export interface Telemetry {
  readonly spec: TelemetrySpec;
}

export interface TelemetrySpec extends PolicyScope {
  readonly tracing: readonly Tracing[];
  readonly metrics: readonly Metrics[];
  readonly accessLogging: readonly AccessLogging[];
}

export interface Provided {
  readonly providers: readonly { readonly name: string }[];
}

export interface Tracing extends Provided {
  readonly randomSamplingPercentage: number;
  readonly customTags: { readonly [name: string]: CustomTag };
}

export interface CustomTag {
  readonly literal: { readonly value: string };
  readonly header: { readonly name: string };
  readonly environment: { readonly name: string };
  readonly formatter: object;
}

export interface Metrics extends Provided {
  readonly overrides: readonly Override[];
}

export interface Override {
  readonly match: { readonly customMetric: string };
  readonly tagOverrides: { readonly [name: string]: TagOverride };
}

export interface TagOverride {
  readonly operation: string;
  readonly value: string;
}

export interface AccessLogging extends Provided {
  readonly filter: { readonly expression: string };
}
