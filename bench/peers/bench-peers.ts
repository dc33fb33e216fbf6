import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { BIN } from '../bin';
import type { Plan } from '../plan';
import { limited, noted, type Row } from '../row';
import { workloadCommand } from '../run-workload';
import { makeResource } from '../workloads/resources';
import { breakResource } from './break-resource';
import type { Checker } from './checker';
import { istioctlCheckers } from './istioctl';
import { kubeconformCheckers } from './kubeconform';
import { proveChecker } from './prove-checker';
import { timeProcess, type Times } from './time-process';

type Contestant = Pick<Checker, 'name' | 'command'>;

const CACHE = join(__dirname, '../../conformance/.cache/peers');
const PARSE = 'js-yaml alone';
const OURS: Checker = {
  name: 'cdk8s-istio check',
  command: [process.execPath, BIN, 'check'],
  refusal: /^ {2}manifest {3}(?<kind>\w+) [^/\s]+\/(?<name>\S+) at /gm,
};

/** What `check` takes for one file, over what others take for it: whole processes, all in turn, the best of each. */
export function benchPeers({ sizes, runs }: Plan, crds: string): Row[] {
  const istioctl = istioctlCheckers(CACHE);
  const kubeconform = kubeconformCheckers(CACHE, crds);
  const workspace = mkdtempSync(join(tmpdir(), 'bench-peers-'));
  const resources = Array.from({ length: sizes.middle }, (_, index) => makeResource(index));
  const valid = writeManifest(join(workspace, 'valid'), resources);
  const broken = writeManifest(join(workspace, 'broken'), resources.map(breakResource));
  const checkers = [OURS, ...kubeconform, ...istioctl];
  for (const checker of checkers) proveChecker(checker, { resources, valid, broken });

  const contestants = [
    ...checkers.map(({ name, command }) => ({ name, command: [...command, valid] })),
    { name: PARSE, command: workloadCommand('parse', join(workspace, 'valid')) },
  ];
  const best = leastOfEach(contestants, runs);
  rmSync(workspace, { recursive: true });

  const over = (...names: readonly string[]): Times =>
    ratioOf(
      best.get(OURS.name)!,
      names.map((name) => best.get(name)!),
    );
  const rowsOver = (name: string, limit: number | undefined, { time, work }: Times): Row[] => [
    limit === undefined ? noted(name, `${time.toFixed(2)}x`) : limited(name, time, limit, 'x'),
    noted('the same, in work of all processors', `${work.toFixed(2)}x`),
  ];
  return [
    noted('resources in one file, rounds, processors', `${sizes.middle}, ${runs}, ${availableParallelism()}`),
    ...[...best].map(([name, { time, work }]) =>
      noted(`${name}: time, work of all processors`, `${time.toFixed(0)} ms, ${work.toFixed(0)} ms`),
    ),
    ...rowsOver('check over istioctl validate and analyze', 0.25, over(...istioctl.map(({ name }) => name))),
    ...kubeconform.flatMap(({ name, limit }) => rowsOver(`check over ${name}`, limit, over(name))),
    ...rowsOver(`check over ${PARSE}`, undefined, over(PARSE)),
  ];
}

function writeManifest(folder: string, resources: readonly object[]): string {
  const file = join(folder, 'resources.yaml');
  mkdirSync(folder);
  writeFileSync(file, resources.map((resource) => dump(resource)).join('---\n'));
  return file;
}

function leastOfEach(contestants: readonly Contestant[], rounds: number): Map<string, Times> {
  const best = new Map<string, Times>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of contestants) {
      const run = timeProcess(command);
      if (run.status !== 0) throw new Error(`${name} ended with status ${run.status}:\n${run.output}`);
      const before = best.get(name) ?? run;
      best.set(name, { time: Math.min(before.time, run.time), work: Math.min(before.work, run.work) });
    }
  }
  return best;
}

function ratioOf(ours: Times, others: readonly Times[]): Times {
  const sum = (pick: (times: Times) => number): number => others.reduce((all, times) => all + pick(times), 0);
  return { time: ours.time / sum(({ time }) => time), work: ours.work / sum(({ work }) => work) };
}
