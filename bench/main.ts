import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { benchConsumer } from './consumer';
import { limited, noted, renderRows, type Row } from './row';
import { compileWorkloads, runWorkload } from './run-workload';
import { growthExponent, median } from './statistics';
import type { Measurement } from './workloads/report';
import { makeResource } from './workloads/resources';

/**
 * Every number is a ratio of two things measured in turn in one run, so a slow or busy machine changes both. Beside
 * the ratio of the times stands that of the work of all processors, which has the compiler's and the collector's threads.
 * `--quick` only shows that everything runs: its sizes are too small to judge by.
 */
const ROOT = join(__dirname, '..');
const quick = process.argv.includes('--quick');
const SIZES = quick ? { small: 50, middle: 100, large: 200 } : { small: 1000, middle: 10_000, large: 40_000 };
const RUNS = quick ? 1 : 5;
const DOCUMENTS_PER_FILE = 100;
const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const BIN = join(ROOT, bin['cdk8s-istio']);
const workspace = mkdtempSync(join(tmpdir(), 'bench-'));

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

interface Comparison {
  readonly ours: Measurement;
  readonly base: Measurement;
  readonly ratio: number;
  readonly processorRatio: number;
}

/** The least of several runs of one thing: what else the machine does only adds. */
function least(runs: readonly Measurement[]): Measurement {
  return {
    milliseconds: Math.min(...runs.map(({ milliseconds }) => milliseconds)),
    processorMilliseconds: Math.min(...runs.map(({ processorMilliseconds }) => processorMilliseconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** Measures two things in turn, several times. */
function compare(ours: () => Measurement, base: () => Measurement, runs = RUNS): Comparison {
  const rounds = Array.from({ length: runs }, () => ({ base: base(), ours: ours() }));
  const best = { ours: least(rounds.map((round) => round.ours)), base: least(rounds.map((round) => round.base)) };
  return {
    ...best,
    ratio: best.ours.milliseconds / best.base.milliseconds,
    processorRatio: best.ours.processorMilliseconds / best.base.processorMilliseconds,
  };
}

function benchLoad(): Row[] {
  say('load');
  const runs = quick ? 1 : 21;
  const { ours, base } = compare(
    () => runWorkload('load', 'cdk8s', 'cdk8s-istio'),
    () => runWorkload('load', 'cdk8s'),
    runs,
  );
  const firstUse = ['cdk8s-istio#VirtualService', 'cdk8s-istio#Mesh'].map((name) => {
    const times = Array.from({ length: runs }, () => runWorkload('load', 'cdk8s', 'cdk8s-istio', name).milliseconds);
    return noted(`first use of ${name.replace('cdk8s-istio#', '')}`, `${median(times).toFixed(1)} ms`);
  });
  const name = `require('cdk8s-istio') after cdk8s (which takes ${base.milliseconds.toFixed(0)} ms)`;
  return [limited(name, ours.milliseconds, 15, ' ms'), ...firstUse];
}

function benchSynth(): Row[] {
  const rows: Row[] = [];
  for (const charts of [1, 100]) {
    const growth: { size: number; time: number }[] = [];
    for (const size of [SIZES.small, SIZES.middle, SIZES.large]) {
      say(`synth of ${size} in ${charts}`);
      const { ours, base, ratio, processorRatio } = compare(
        () => runWorkload('synth', 'typed', String(size), String(charts)),
        () => runWorkload('synth', 'plain', String(size), String(charts)),
        size === SIZES.large ? Math.min(RUNS, 2) : RUNS,
      );
      growth.push({ size, time: ours.milliseconds });
      const where = `${size} resources in ${charts} chart${charts === 1 ? '' : 's'}`;
      if (size !== SIZES.large) {
        rows.push(limited(`synth of ${where} over bare ApiObjects`, ratio, 1.1, 'x'));
        rows.push(noted('the same, in work of all processors', `${processorRatio.toFixed(2)}x`));
      }
      if (size !== SIZES.small) {
        rows.push(
          noted(
            `synth of ${where}: peak memory, bare ApiObjects'`,
            `${ours.peakMegabytes.toFixed(0)} MB, ${base.peakMegabytes.toFixed(0)} MB`,
          ),
        );
      }
    }
    const exponent = growthExponent(growth[0]!, growth[2]!);
    rows.push(
      limited(
        `synth in ${charts} chart${charts === 1 ? '' : 's'}, growth ${SIZES.small} to ${SIZES.large}`,
        exponent,
        1.05,
        '',
      ),
    );
  }
  return rows;
}

function writeManifests(size: number): string {
  const folder = join(workspace, `manifests-${size}`);
  mkdirSync(folder);
  for (let start = 0; start < size; start += DOCUMENTS_PER_FILE) {
    const length = Math.min(DOCUMENTS_PER_FILE, size - start);
    const documents = Array.from({ length }, (_, index) => dump(makeResource(start + index)));
    writeFileSync(join(folder, `${start}.yaml`), documents.join('---\n'));
  }
  return folder;
}

function benchCheck(): Row[] {
  const rows: Row[] = [];
  const growth: { size: number; time: number }[] = [];
  for (const size of [SIZES.small, SIZES.middle, SIZES.large]) {
    say(`check of ${size}`);
    const folder = writeManifests(size);
    const { ours, base, ratio, processorRatio } = compare(
      () => runWorkload('check', BIN, folder),
      () => runWorkload('parse', folder),
      size === SIZES.large ? Math.min(RUNS, 2) : RUNS,
    );
    growth.push({ size, time: ours.milliseconds });
    if (size === SIZES.middle) {
      rows.push(limited(`check of ${size} YAML resources over js-yaml alone`, ratio, 1.6, 'x'));
      rows.push(noted('the same, in work of all processors', `${processorRatio.toFixed(2)}x`));
    }
    if (size !== SIZES.small) {
      rows.push(
        noted(
          `check of ${size}: time, peak memory, js-yaml's`,
          `${ours.milliseconds.toFixed(0)} ms, ${ours.peakMegabytes.toFixed(0)} MB, ${base.peakMegabytes.toFixed(0)} MB`,
        ),
      );
    }
  }
  rows.push(
    limited(`check, growth ${SIZES.small} to ${SIZES.large}`, growthExponent(growth[0]!, growth[2]!), 1.05, ''),
  );
  return rows;
}

execFileSync(join(ROOT, 'node_modules/.bin/tsx'), ['scripts/build.ts'], { cwd: ROOT, stdio: 'inherit' });
compileWorkloads(['load', 'synth', 'parse', 'check']);
const rows = [...benchLoad(), ...benchSynth(), ...benchCheck(), ...benchConsumer(quick ? 1 : 3)];
rmSync(workspace, { recursive: true });
console.log(renderRows(quick ? rows.map(({ name, value }) => ({ name, value, goal: '' })) : rows));
const missed = rows.filter(({ met }) => met === false).length;
console.log(
  quick
    ? `${rows.length} rows; --quick judges nothing`
    : `${rows.filter(({ met }) => met).length} goals met, ${missed} missed`,
);
