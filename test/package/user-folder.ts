import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What a command did. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder outside the repository, as one of a user who installed the package from its tarball. */
export class UserFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-istio-user-')));

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  delete(name: string): void {
    rmSync(join(this.path, name), { recursive: true, force: true });
  }

  /** Installs a fresh `npm pack` of this package, packages, and what package.json asks for. */
  install(...packages: readonly string[]): void {
    this.npm('install', '--prefer-offline', '--no-audit', '--no-fund', this.pack(), ...packages);
  }

  run(program: string, ...options: readonly string[]): Outcome {
    // Users run their programs without what jest sets for itself.
    const { NODE_ENV: _nodeEnvironment, JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, ...environment } = process.env;
    const { status, stdout, stderr } = spawnSync(program, options, {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...environment, CDK8S_CHECK_UPGRADE: 'false', NO_COLOR: '1', CI: 'true' },
    });
    return { status, stdout, stderr };
  }

  /** Runs a program that was installed here. */
  runInstalled(name: string, ...options: readonly string[]): Outcome {
    return this.run(join(this.path, 'node_modules/.bin', name), ...options);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private pack(): string {
    if (!existsSync(join(ROOT, 'lib/src/index.js'))) throw new Error('nothing to pack: run `npm run build` first');
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', this.path], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ filename }] = JSON.parse(output);
    return join(this.path, filename);
  }

  private npm(...options: readonly string[]): void {
    const { status, stdout, stderr } = this.run('npm', ...options);
    if (status !== 0) throw new Error(`npm ${options.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

/** What a successful command leaves; the whole output where it failed. */
export function succeeded({ status, stdout, stderr }: Outcome): string {
  if (status !== 0) throw new Error(`exit status ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
