import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { BIN } from './bin';
import { compare, type Comparison } from './compare';
import { growthRows } from './growth';
import type { Plan } from './plan';
import { limited, noted, type Row } from './row';
import { runWorkload } from './run-workload';
import { makeResource } from './workloads/resources';

const DOCUMENTS_PER_FILE = 100;

/** What `check` takes for folders of YAML, over reading them. */
export function benchCheck({ sizes, runs, runsOfLarge }: Plan): Row[] {
  const workspace = mkdtempSync(join(tmpdir(), 'bench-check-'));
  const measure = (size: number): Comparison => {
    const folder = writeManifests(join(workspace, String(size)), size);
    return compare(
      () => runWorkload('check', BIN, folder),
      () => runWorkload('parse', folder),
      size === sizes.large ? runsOfLarge : runs,
    );
  };
  const rows: Row[] = [];
  const start = measure(sizes.start);
  const samples = [sizes.small, sizes.middle, sizes.large].map((size) => {
    const { ours, base, ratio, processorRatio } = measure(size);
    if (size === sizes.middle) {
      rows.push(limited(`check of ${size} YAML resources over js-yaml alone`, ratio, 1.6, 'x'));
      rows.push(noted('the same, in work of all processors', `${processorRatio.toFixed(2)}x`));
    }
    if (size !== sizes.small) {
      const memory = `${ours.peakMegabytes.toFixed(0)} MB, ${base.peakMegabytes.toFixed(0)} MB`;
      rows.push(
        noted(`check of ${size}: time, peak memory, js-yaml's`, `${ours.milliseconds.toFixed(0)} ms, ${memory}`),
      );
    }
    return { size, time: ours.milliseconds };
  });
  rmSync(workspace, { recursive: true });
  return [...rows, ...growthRows('check', start.ours.milliseconds, samples)];
}

function writeManifests(folder: string, size: number): string {
  mkdirSync(folder);
  for (let start = 0; start < size; start += DOCUMENTS_PER_FILE) {
    const length = Math.min(DOCUMENTS_PER_FILE, size - start);
    const documents = Array.from({ length }, (_, index) => dump(makeResource(start + index)));
    writeFileSync(join(folder, `${start}.yaml`), documents.join('---\n'));
  }
  return folder;
}
