import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildGo } from '../install/build-go';

export interface Reason {
  readonly path: string;
  readonly text: string;
  /** The CEL rule that is not met. */
  readonly rule?: string;
}

/** The API server's answer to a create, and the webhook's. */
export interface Verdict {
  readonly id: string;
  readonly known: boolean;
  readonly crd?: string;
  readonly errors?: readonly Reason[];
  readonly istio?: string;
  readonly warnings?: string;
}

const CONFORMANCE = join(__dirname, '..');

/** Builds the judge; a second build without changes takes a second. */
export function buildJudge(): string {
  const output = join(CONFORMANCE, '.cache');
  buildGo({ module: CONFORMANCE, packages: ['./manifest'], output });
  return join(output, 'manifest');
}

/** A running judge; answers come in the order of the questions. */
export class Judge<Answer = Verdict> {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  private complaints = '';
  private asked = 0;

  constructor(program: string, definitions: readonly string[]) {
    this.process = spawn(program, definitions);
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.waiting.shift()?.resolve(JSON.parse(line) as Answer);
    });
    this.process.stderr.on(
      'data',
      (chunk: Buffer) => (this.complaints = (this.complaints + chunk.toString()).slice(-4000)),
    );
    this.process.on('error', (error) => this.fail(error));
    this.process.on('close', (status) =>
      this.fail(new Error(`the judge ended with status ${status}: ${this.complaints}`)),
    );
  }

  judge(manifest: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.process.stdin.write(`${JSON.stringify({ id: String(this.asked++), manifest })}\n`);
    });
  }

  end(): void {
    this.process.stdin.end();
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
