import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCommand } from './install-commands';

/** What to build from which Go module. */
export interface GoBuild {
  /** The folder of go.mod. */
  readonly module: string;
  readonly packages: readonly string[];
  /** Where the binaries go. */
  readonly output: string;
  /** More flags of `go build`. */
  readonly flags?: readonly string[];
  /** Variables set at link time, by their full name. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Builds Go programs; quick when nothing changed, because Go keeps a cache. */
export function buildGo({ module, packages, output, flags = [], variables = {} }: GoBuild): void {
  if (!hasCommand('go')) throw new Error('missing: go, version 1.26 or newer');
  mkdirSync(output, { recursive: true });
  const set = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  const stripped = ['-ldflags', ['-s', '-w', ...set].join(' ')];
  const result = spawnSync('go', ['build', ...flags, ...stripped, '-o', join(output, '/'), ...packages], {
    cwd: module,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  if (result.status !== 0) throw new Error(`go build ${packages.join(' ')} failed:\n${result.stderr}`);
}
