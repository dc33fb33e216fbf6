import { writeSync } from 'node:fs';
// Not the global one, which test runners replace.
import { setImmediate } from 'node:timers';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** The synth found errors; `message` is the whole report. */
export class SynthError extends Error {
  override readonly name = 'SynthError';

  constructor(
    message: string,
    /** The findings as data. */
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(message);
    // Who prints the stack of an error wants to know what is wrong: the lines of the report say where.
    Object.defineProperty(this, 'stack', { value: message, configurable: true, writable: true });
  }
}

/**
 * Lets a program that does not catch this error end with the report alone and exit status 1: Node would print the line
 * of this package that throws, too. What else the program throws or listens for stays as it is.
 */
export function reportIfUncaught(error: SynthError): void {
  const report = (thrown: unknown): void => {
    process.removeListener('uncaughtException', report);
    if (thrown !== error) {
      if (process.listenerCount('uncaughtException') > 0) return;
      writeToStandardError(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    } else {
      writeToStandardError(`${error.message}\n`);
    }
    process.exit(1);
  };
  if (process.listenerCount('uncaughtException') > 0) return;
  process.on('uncaughtException', report);
  setImmediate(() => process.removeListener('uncaughtException', report)).unref();
}

/** Writes all of a text before it returns, also to a full pipe. */
export function writeToStandardError(text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(2, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
