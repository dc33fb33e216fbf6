import type { Diagnostic, Evidence, ObjectReference, Severity } from '../diagnostic';
import { docsPage } from '../diagnostic';
import type { Summary } from '../summary';

/** How text is written. */
export interface TextOptions {
  /** Whether to write ANSI colours. @default false */
  readonly colour?: boolean;
}

/** Findings as text for people, one block each, in the order given. */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  const paint = options.colour ? paintAnsi : paintNothing;
  return diagnostics.map((diagnostic) => `${renderOne(diagnostic, paint)}\n`).join('\n');
}

/** The counts as one line: `2 errors and 1 warning in 14 objects`. */
export function renderSummary(summary: Summary): string {
  const counts = [
    plural(summary.errors, 'error'),
    plural(summary.warnings, 'warning'),
    plural(summary.infos, 'info'),
  ].filter((text) => !text.startsWith('0 '));
  const findings = counts.length > 1 ? `${counts.slice(0, -1).join(', ')} and ${counts[counts.length - 1]}` : counts[0];
  return `${findings ?? 'no findings'} in ${plural(summary.objects, 'object')}\n`;
}

type Style = Severity | 'label' | 'heading';
type Paint = (style: Style, text: string) => string;

const ANSI: Readonly<Record<Style, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  heading: '1',
  label: '2',
};
const paintAnsi: Paint = (style, text) => `\x1b[${ANSI[style]}m${text}\x1b[0m`;
const paintNothing: Paint = (_style, text) => text;

const LABEL_WIDTH = 11;

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const { id, severity, construct } = diagnostic;
  const row = (label: string, text: string) => `  ${paint('label', label.padEnd(LABEL_WIDTH))}${text}`;
  const place = placeOf(diagnostic);
  const lines = [`${paint(severity, severity)} ${paint('heading', `${id}:`)} ${oneLine(diagnostic.message)}`];
  if (construct !== undefined) lines.push(row('construct', oneLine(construct)));
  // A place in a program is the source of a construct's object; a place in a manifest is where the object itself is.
  const manifest = manifestOf(diagnostic, construct === undefined ? place : undefined);
  if (manifest) lines.push(row('manifest', oneLine(manifest)));
  if (construct !== undefined && place) lines.push(row('source', place));
  renderEvidence(diagnostic.evidence).forEach((text, i) => lines.push(row(i === 0 ? 'evidence' : '', text)));
  lines.push(row('why', oneLine(diagnostic.why)), row('fix', oneLine(diagnostic.fix)), row('docs', docsPage(id)));
  return lines.join('\n');
}

function manifestOf(diagnostic: Diagnostic, place: string | undefined): string | undefined {
  if (!diagnostic.object) return place;
  const field = diagnostic.pointer ? ` at ${diagnostic.pointer}` : '';
  return `${titleOf(diagnostic.object)}${field}${place ? `   (${place})` : ''}`;
}

function renderEvidence(evidence: readonly Evidence[]): string[] {
  const facts = evidence.map(({ message }, i) => `${i + 1}. ${oneLine(message)}`);
  const width = Math.max(0, ...facts.map((fact) => fact.length));
  return facts.map((fact, i) => {
    const place = placeOf(evidence[i]!);
    return place ? `${fact.padEnd(width)}   ${place}` : fact;
  });
}

function titleOf({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function placeOf({ file, line, column }: Pick<Evidence, 'file' | 'line' | 'column'>): string | undefined {
  if (file === undefined) return undefined;
  return oneLine([file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':'));
}

/** Longer lines are of values that somebody put where a name belongs; the JSON report has them whole. */
const LONGEST_LINE = 1000;

/** The user's own values may hold line breaks and control characters: they must not break the report or the terminal. */
function oneLine(text: string): string {
  const cut = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}...` : text;
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) =>
    character === '\n'
      ? '\\n'
      : character === '\t'
        ? '\\t'
        : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
