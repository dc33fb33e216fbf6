import type { Diagnostic, Severity } from './diagnostic';

/** How many objects were looked at, and how many findings there are of each severity. */
export interface Summary {
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings. */
export function summaryOf(diagnostics: readonly Diagnostic[], objects: number): Summary {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { objects, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a finding is at least as bad as a threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] >= RANK[threshold];
}
