import type { Resource } from '../workloads/resources';
import { refusedIn, type Checker } from './checker';
import { timeProcess } from './time-process';

/** The same resources as they should be, and each of them broken. */
export interface Proof {
  readonly resources: readonly Resource[];
  readonly valid: string;
  readonly broken: string;
}

/** Makes sure that a checker looks at all resources: it accepts the valid file, and refuses each that is broken. */
export function proveChecker(checker: Checker, { resources, valid, broken }: Proof): void {
  const accepted = timeProcess([...checker.command, valid]);
  if (accepted.status !== 0 || refusedIn(accepted.output, checker).size > 0) {
    throw new Error(`${checker.name} refuses the valid file:\n${accepted.output.slice(0, 2000)}`);
  }
  const { status, output } = timeProcess([...checker.command, broken]);
  const refused = refusedIn(output, checker);
  const missed = resources
    .filter(({ kind }) => !checker.ignores?.includes(kind))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .filter((name) => !refused.has(name));
  if (status === 0 || missed.length > 0) {
    const found = `${missed.length} of ${resources.length} broken resources pass, first ${missed[0]}`;
    throw new Error(`${checker.name} ended with status ${status}, ${found}:\n${output.slice(0, 2000)}`);
  }
}
