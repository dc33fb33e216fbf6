import type { Diagnostic } from '../../src/diagnostics/diagnostic';

/** A finding with everything that a test does not ask about. */
export function makeDiagnostic(part: Partial<Diagnostic> = {}): Diagnostic {
  return {
    id: 'schema/type',
    severity: 'error',
    message: 'm',
    evidence: [],
    why: 'w',
    fix: 'f',
    upstream: [],
    ...part,
  };
}
