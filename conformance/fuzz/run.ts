// Gives the library what nobody expects it to be given: it must answer, soon, and in its own words.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { ROOT } from '../cases/options';
import type { Input } from './input';
import { makeInput } from './make-input';
import type { Told, WorkerData } from './worker';

/** An input at which the worker is this long hangs. */
const HANGS_AFTER_MILLISECONDS = 30_000;

interface Failure {
  readonly seed: number;
  readonly index: number;
  readonly family: string;
  readonly problems: readonly string[];
  readonly input: string;
}

interface Ended {
  readonly told: readonly Told[];
  /** The input that the worker did not survive, and how it died. */
  readonly died?: { readonly index: number; readonly problem: string };
  readonly findings: number;
}

/** Examines inputs in a thread, which may hang or run out of memory without taking this program with it. */
function examineFrom(seed: number, from: number, count: number): Promise<Ended> {
  const progress = new SharedArrayBuffer(8);
  const shared = new Int32Array(progress);
  const workerData: WorkerData = { seed, from, count, progress };
  const start = `require('tsx/cjs'); require(${JSON.stringify(join(__dirname, 'worker.ts'))})`;
  const worker = new Worker(start, {
    eval: true,
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 2048, stackSizeMb: 1 },
  });
  const told: Told[] = [];
  let problem: string | undefined;
  let last = { index: -1, since: Date.now() };
  const watch = setInterval(() => {
    const index = Atomics.load(shared, 0);
    if (index !== last.index) last = { index, since: Date.now() };
    else if (Date.now() - last.since > HANGS_AFTER_MILLISECONDS) {
      problem = `hangs: no answer after ${HANGS_AFTER_MILLISECONDS / 1000} s`;
      void worker.terminate();
    }
  }, 500);
  return new Promise((done) => {
    worker.on('message', (one: Told) => told.push(one));
    worker.on('error', (error: Error) => (problem ??= `ends the thread: ${error.stack ?? error.message}`));
    worker.on('exit', () => {
      clearInterval(watch);
      const findings = Atomics.load(shared, 1);
      done({ told, findings, ...(problem !== undefined && { died: { index: Atomics.load(shared, 0), problem } }) });
    });
  });
}

function shown(input: Input): string {
  if (input.is === 'value') return inspect(input.value, { depth: 8, maxArrayLength: 50, maxStringLength: 5000 });
  const text = input.bytes.toString('utf8');
  return Buffer.from(text).equals(input.bytes) ? text : `base64 ${input.bytes.toString('base64')}`;
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} is a whole number, not ${text}`);
  return number;
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      /** The first input, to see one again: `--from 4711 --count 1`. */
      from: { type: 'string', default: '0' },
      output: { type: 'string', default: join(ROOT, 'conformance/.cache/fuzz-failures.jsonl') },
    },
  });
  const [seed, from] = [readNumber('seed', values.seed), readNumber('from', values.from)];
  const count = from + readNumber('count', values.count);
  console.log(`seed ${seed}`);
  const told: Told[] = [];
  let findings = 0;
  for (let next = from; next < count;) {
    const ended = await examineFrom(seed, next, count);
    told.push(...ended.told);
    findings += ended.findings;
    if (ended.died) told.push({ index: ended.died.index, problems: [ended.died.problem], milliseconds: 0 });
    next = ended.died ? ended.died.index + 1 : count;
  }
  const slowest = told.reduce((most, one) => (one.milliseconds > most.milliseconds ? one : most));
  const failures = told.filter(({ problems }) => problems.length > 0).map((one) => failureOf(seed, one));
  report(failures, slowest, seed, values.output);
  console.log(`${count - from} inputs, ${findings} findings, ${failures.length} failures`);
  return failures.length === 0;
}

function failureOf(seed: number, { index, problems }: Told): Failure {
  const input = makeInput(seed, index);
  return { seed, index, family: input.family, problems, input: shown(input) };
}

function report(failures: readonly Failure[], slowest: Told, seed: number, output: string): void {
  const smallestFirst = [...failures].sort((a, b) => a.input.length - b.input.length);
  mkdirSync(join(output, '..'), { recursive: true });
  writeFileSync(output, smallestFirst.map((one) => `${JSON.stringify(one)}\n`).join(''));
  for (const { index, family, problems } of smallestFirst.slice(0, 10)) {
    console.log(`input ${index} (${family}): ${problems.join('\n  ').slice(0, 1500)}`);
  }
  if (failures.length > 0) console.log(`all in ${resolve(output)}, the smallest first`);
  const input = makeInput(seed, slowest.index);
  const text = shown(input);
  console.log(
    `slowest: input ${slowest.index} (${input.family}, ${text.length} characters), ${slowest.milliseconds.toFixed(0)} ms of processor time: ${JSON.stringify(text.slice(0, 300))}`,
  );
}

void run().then(
  (isWell) => (process.exitCode = isWell ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
