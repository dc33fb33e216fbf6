import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Measurement } from './workloads/report';

const ROOT = join(__dirname, '..');
const COMPILED = join(__dirname, 'dist');

/** Compiles the workloads, so that no TypeScript loader is in what is measured. */
export function compileWorkloads(names: readonly string[]): void {
  buildSync({
    entryPoints: names.map((name) => join(__dirname, 'workloads', `${name}.ts`)),
    outdir: COMPILED,
    bundle: true,
    packages: 'external',
    // The repository's own path mapping would put the sources in: the built package is measured.
    tsconfigRaw: {},
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  });
}

/** What runs a compiled workload. */
export function workloadCommand(name: string, ...options: readonly string[]): [program: string, ...args: string[]] {
  return [process.execPath, join(COMPILED, `${name}.js`), ...options];
}

/** Runs a workload in a process of its own. Its time is without starting Node. */
export function runWorkload(name: string, ...options: readonly string[]): Measurement {
  const [program, ...args] = workloadCommand(name, ...options);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !line.startsWith('{')) {
    throw new Error(`${name} ${options.join(' ')} ended with status ${status}\n${stdout.slice(-2000)}\n${stderr}`);
  }
  return JSON.parse(line);
}
