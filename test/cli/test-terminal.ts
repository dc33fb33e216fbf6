import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../src/cli/run-cli';
import type { Terminal } from '../../src/cli/terminal';

/** What a run of the program did. */
export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the given files. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A terminal that keeps what is written to it. */
export function testTerminal(part: Partial<Terminal> = {}): Terminal & { stdout: string; stderr: string } {
  const terminal = {
    cwd: tmpdir(),
    colour: false,
    interactive: false,
    stdout: '',
    stderr: '',
    readInput: () => Promise.resolve(Buffer.from('')),
    writeOutput: (text: string) => void (terminal.stdout += text),
    writeError: (text: string) => void (terminal.stderr += text),
    ...part,
  };
  return terminal;
}

/** Runs the program in this process. */
export async function run(args: readonly string[], part: Partial<Terminal> = {}): Promise<CliRun> {
  const terminal = testTerminal(part);
  const status = await runCli(args, terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}
