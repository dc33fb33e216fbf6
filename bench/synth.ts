import { compare, type Comparison } from './compare';
import { growthRows } from './growth';
import type { Plan } from './plan';
import { limited, noted, type Row } from './row';
import { runWorkload } from './run-workload';

/** What an app pays for typed and validated objects, over bare ApiObjects. */
export function benchSynth(plan: Plan): Row[] {
  return [1, 100].flatMap((charts) => synthRows(plan, charts));
}

function synthRows({ sizes, runs, runsOfLarge }: Plan, charts: number): Row[] {
  const inCharts = `${charts} chart${charts === 1 ? '' : 's'}`;
  const measure = (size: number): Comparison =>
    compare(
      () => runWorkload('synth', 'typed', String(size), String(charts)),
      () => runWorkload('synth', 'plain', String(size), String(charts)),
      size === sizes.large ? runsOfLarge : runs,
    );
  const rows: Row[] = [];
  const start = measure(sizes.start);
  const samples = [sizes.small, sizes.middle, sizes.large].map((size) => {
    const { ours, base, ratio, processorRatio } = measure(size);
    const name = `synth of ${size} resources in ${inCharts}`;
    if (size !== sizes.large) {
      rows.push(limited(`${name} over bare ApiObjects`, ratio, 1.1, 'x'));
      rows.push(noted('the same, in work of all processors', `${processorRatio.toFixed(2)}x`));
    }
    if (size !== sizes.small) {
      const memory = `${ours.peakMegabytes.toFixed(0)} MB, ${base.peakMegabytes.toFixed(0)} MB`;
      rows.push(noted(`${name}: peak memory, bare ApiObjects'`, memory));
    }
    return { size, time: ours.milliseconds };
  });
  return [...rows, ...growthRows(`synth in ${inCharts}`, start.ours.milliseconds, samples)];
}
