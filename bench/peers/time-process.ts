import { spawnSync } from 'node:child_process';

/** What a program took from its start to its end, in milliseconds, the start of Node or Go too. */
export interface Times {
  readonly time: number;
  /** What all processors worked for it. */
  readonly work: number;
}

/** What a program did. */
export interface ProcessRun extends Times {
  readonly status: number;
  /** What it wrote to standard output and standard error. */
  readonly output: string;
}

/** Bash times the program, because Node does not tell what a child worked. The times go to a pipe of their own. */
const SCRIPT = '{ time "$@" 2>&1; } 2>&3';

/** Runs a program and measures all of it. */
export function timeProcess(command: readonly string[]): ProcessRun {
  const result = spawnSync('bash', ['-c', SCRIPT, 'bash', ...command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TIMEFORMAT: '%3R %3U %3S' },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const times = /^(\S+) (\S+) (\S+)$/.exec(result.output?.[3]?.trim() ?? '')?.slice(1) ?? [];
  const [real, user, system] = times.map((seconds) => Number(seconds) * 1000);
  if (result.status === null || real === undefined || user === undefined || system === undefined) {
    throw new Error(`${command.join(' ')} did not run: ${result.error?.message ?? result.output?.join('\n')}`);
  }
  return { status: result.status, output: result.stdout, time: real, work: user + system };
}
