import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine';
import { makeInput } from './make-input';

/** What the worker tells of one input; of inputs that are well only when they are the slowest so far. */
export interface Told {
  readonly index: number;
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

export interface WorkerData {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** The number of the input at work, and of findings so far: for who watches. */
  readonly progress: SharedArrayBuffer;
}

const MOST_MILLISECONDS = 1000;

function measure(seed: number, index: number): Told & { readonly findings: number } {
  const input = makeInput(seed, index);
  const before = process.cpuUsage();
  const { problems, findings } = examine(input);
  const { user, system } = process.cpuUsage(before);
  return { index, problems, findings, milliseconds: (user + system) / 1000 };
}

const { seed, from, count, progress } = workerData as WorkerData;
const shared = new Int32Array(progress);
let slowest = 0;
if (from < count) examine(makeInput(seed, from));
for (let index = from; index < count; index++) {
  Atomics.store(shared, 0, index);
  let told = measure(seed, index);
  // Once more: the collector may have had the work of earlier inputs.
  if (told.milliseconds > Math.min(slowest, MOST_MILLISECONDS)) {
    const again = measure(seed, index);
    if (again.milliseconds < told.milliseconds) told = again;
  }
  const { findings, milliseconds } = told;
  Atomics.add(shared, 1, findings);
  const problems = [...told.problems];
  if (milliseconds > MOST_MILLISECONDS) problems.push(`takes ${milliseconds.toFixed(0)} ms of processor time`);
  if (problems.length > 0 || milliseconds > slowest) {
    slowest = Math.max(slowest, milliseconds);
    parentPort!.postMessage({ index, problems, milliseconds } satisfies Told);
  }
}
