import { parseGoDuration } from '../../schema/go/duration';

const MILLISECOND = 1_000_000n;

/** Why a text is no duration that Envoy can keep, as the end of a sentence; undefined for a good one. */
export function findDurationProblem(text: string): string | undefined {
  const nanoseconds = parseGoDuration(text);
  if (nanoseconds === undefined) return 'is no duration';
  if (nanoseconds < MILLISECOND) return 'is shorter than 1ms';
  return nanoseconds % MILLISECOND === 0n ? undefined : 'is no whole number of milliseconds';
}

/** Is this a duration of less than a millisecond, in either direction? Where 0 means off, Istio takes it as 0. */
export function isOff(text: string): boolean {
  const nanoseconds = parseGoDuration(text);
  return nanoseconds !== undefined && nanoseconds / MILLISECOND === 0n;
}
