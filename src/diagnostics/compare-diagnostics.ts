import type { Diagnostic } from './diagnostic';

/** The order findings are reported in: by file and line, then by construct, object and field. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.construct, b.construct) ||
    compareText(nameOf(a), nameOf(b)) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.id, b.id) ||
    compareText(a.message, b.message)
  );
}

/** Findings in the order they are reported in, each once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((diagnostic, i) => i === 0 || compareDiagnostics(diagnostic, sorted[i - 1]!) !== 0);
}

function nameOf(diagnostic: Diagnostic): string {
  const object = diagnostic.object;
  return object ? `${object.kind} ${object.namespace ?? ''}/${object.name}` : '';
}

/** By code points with numbers by value, so `/http/2` comes before `/http/10`; what is absent comes last. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const [partsA, partsB] = [a.split(NUMBERS), b.split(NUMBERS)];
  for (let i = 0; i < Math.min(partsA.length, partsB.length); i++) {
    const [partA, partB] = [partsA[i]!, partsB[i]!];
    if (partA === partB) continue;
    const byValue = i % 2 ? Number(partA) - Number(partB) : 0;
    return byValue || (partA < partB ? -1 : 1);
  }
  return partsA.length - partsB.length || (a < b ? -1 : 1);
}

const NUMBERS = /(\d+)/;
