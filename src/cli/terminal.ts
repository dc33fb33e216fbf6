/** What a command reads from and writes to. */
export interface Terminal {
  /** The folder that relative paths start at. */
  readonly cwd: string;
  /** Whether findings are written in colour. */
  readonly colour: boolean;
  /** Whether somebody watches standard error. */
  readonly interactive: boolean;
  readonly readInput: () => Promise<Buffer>;
  readonly writeOutput: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // Who reads only the beginning, like `head`, closes the pipe: that is no failure of this program.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    cwd: process.cwd(),
    colour: stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    interactive: stderr.isTTY === true,
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    writeOutput: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  };
}
