import { median } from './statistics';
import type { Measurement } from './workloads/report';

export interface Comparison {
  readonly ours: Measurement;
  readonly base: Measurement;
  readonly ratio: number;
  readonly processorRatio: number;
}

/** The least of several runs of one thing: what else the machine does only adds. */
export function least(runs: readonly Measurement[]): Measurement {
  return {
    milliseconds: Math.min(...runs.map(({ milliseconds }) => milliseconds)),
    processorMilliseconds: Math.min(...runs.map(({ processorMilliseconds }) => processorMilliseconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** Measures two things in turn, several times. */
export function compare(ours: () => Measurement, base: () => Measurement, runs: number): Comparison {
  const rounds = Array.from({ length: runs }, () => ({ base: base(), ours: ours() }));
  const best = { ours: least(rounds.map((round) => round.ours)), base: least(rounds.map((round) => round.base)) };
  return {
    ...best,
    ratio: best.ours.milliseconds / best.base.milliseconds,
    processorRatio: best.ours.processorMilliseconds / best.base.processorMilliseconds,
  };
}
