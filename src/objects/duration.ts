type Unit = 'h' | 'm' | 's' | 'ms' | 'us' | 'µs' | 'ns';

/**
 * A length of time as Go writes it: `10s`, `1.5h`, `1h30m`.
 *
 * What the type cannot say, such as `1.50s` or a text made at run time, goes through `duration()`.
 */
export type Duration =
  | '0'
  | `${number}${Unit}`
  | `${number}h${number}m`
  | `${number}h${number}s`
  | `${number}h${number}ms`
  | `${number}m${number}s`
  | `${number}m${number}ms`
  | `${number}s${number}ms`
  | `${number}h${number}m${number}s`
  | `${number}h${number}m${number}ms`
  | `${number}h${number}s${number}ms`
  | `${number}m${number}s${number}ms`
  | `${number}h${number}m${number}s${number}ms`;

const GO_DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Checks a text that is known at run time only; throws when it is no duration. */
export function duration(text: string): Duration {
  if (!GO_DURATION.test(text)) throw new Error(`"${text}" is no duration: write one like 10s, 1.5h or 1h30m`);
  return text as Duration;
}
