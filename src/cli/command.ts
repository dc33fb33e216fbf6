import type { OptionType, ParsedOptions } from './parse-options';
import type { Terminal } from './terminal';

/** 0: nothing found, 1: findings, 2: could not run. */
export type ExitStatus = 0 | 1 | 2;

/** One command of the program. */
export interface Command<Name extends string = string> {
  readonly name: string;
  /** What it answers, in one line. */
  readonly summary: string;
  /** What its paths are, below the usage line of its help. */
  readonly description: string;
  readonly options: Readonly<Record<Name, OptionType>>;
  readonly run: (options: ParsedOptions<Name>, terminal: Terminal) => Promise<ExitStatus>;
}
