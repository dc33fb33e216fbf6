import { spawnSync } from 'node:child_process';

/** Commands by the Debian package that brings them. */
export type CommandPackages = Readonly<Record<string, string>>;

/** Makes sure that commands exist: what is missing is installed with apt-get, which takes root. */
export function installCommands(packages: CommandPackages): void {
  const missing = Object.keys(packages).filter((command) => !hasCommand(command));
  if (missing.length === 0) return;
  const wanted = [...new Set(missing.map((command) => packages[command] as string))];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !hasCommand('apt-get')) {
    throw new Error(`missing: ${missing.join(', ')}; install the Debian packages ${wanted.join(', ')}`);
  }
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
}

/** Whether a command is on the path. */
export function hasCommand(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command]).status === 0;
}

function run(command: string, args: readonly string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync(command, args, { encoding: 'utf8', env: environment });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stderr || String(result.error)}`);
  }
}
