import type { Terminal } from './terminal';

/** A line on standard error that says how far long work is; nobody sees it for work under a second. */
export class Progress {
  private readonly start = Date.now();
  private last = 0;

  constructor(
    private readonly terminal: Pick<Terminal, 'interactive' | 'writeError'>,
    private readonly total: number,
  ) {}

  show(done: number, what: string): void {
    if (!this.terminal.interactive) return;
    const now = Date.now();
    if (now - this.start < 1000 || now - this.last < 100) return;
    this.last = now;
    this.terminal.writeError(`${CLEAR}${done}/${this.total} ${what}`);
  }

  end(): void {
    if (this.last) this.terminal.writeError(CLEAR);
  }
}

const CLEAR = '\r\x1b[K';
