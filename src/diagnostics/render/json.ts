import type { Diagnostic, Evidence, ObjectReference } from '../diagnostic';
import { docsPage } from '../diagnostic';
import type { Summary } from '../summary';
import { summaryOf } from '../summary';

/** What `check --format json` prints; its JSON schema is `docs/check-report.schema.json`. */
export interface CheckReport {
  /** Grows when a program that reads the report has to change. */
  readonly version: 1;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
}

/** One diagnostic in a report. */
export interface Finding extends Diagnostic {
  /** The page that explains the finding. */
  readonly docs: string;
}

/** The report of findings as data. */
export function reportOf(diagnostics: readonly Diagnostic[], objects: number): CheckReport {
  return { version: 1, summary: summaryOf(diagnostics, objects), findings: diagnostics.map(findingOf) };
}

/** The report of findings as JSON text. */
export function renderJson(diagnostics: readonly Diagnostic[], objects: number): string {
  return `${JSON.stringify(reportOf(diagnostics, objects), null, 2)}\n`;
}

/** Named one by one, so that the order is stable and nothing undocumented gets out. */
function findingOf(diagnostic: Diagnostic): Finding {
  const { id, severity, message, object, pointer, construct, file, line, column, why, fix, upstream } = diagnostic;
  const evidence = diagnostic.evidence.map(evidenceOf);
  const docs = docsPage(id);
  return {
    ...{ id, severity, message, object: object && referenceOf(object), pointer, construct, file, line, column },
    ...{ evidence, why, fix, docs, upstream },
  };
}

function evidenceOf({ message, object, pointer, file, line, column }: Evidence): Evidence {
  return { message, object: object && referenceOf(object), pointer, file, line, column };
}

function referenceOf({ apiVersion, kind, namespace, name }: ObjectReference): ObjectReference {
  return { apiVersion, kind, namespace, name };
}
