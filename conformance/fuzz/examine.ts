import { isUtf8 } from 'node:buffer';
import { sortDiagnostics } from '../../src/diagnostics/compare-diagnostics';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { renderJson } from '../../src/diagnostics/render/json';
import { renderSummary, renderText } from '../../src/diagnostics/render/text';
import { summaryOf } from '../../src/diagnostics/summary';
import { diagnoseObjects } from '../../src/objects/diagnose-objects';
import { locateHelmValues } from '../../src/objects/helm-values';
import { isRecord } from '../../src/objects/object-identity';
import { notText, readDocuments } from '../../src/objects/yaml/read-documents';
import { applyRules } from '../../src/rules/apply-rules';
import '../../src/rules/register';
import { validateObject } from '../../src/schema/validate';
import type { Input } from './input';

/** What the library says of an input, as people and programs read it. */
interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
  readonly json: string;
}

/** What is wrong with how the library takes an input; nothing when all is well. */
export function examine(input: Input): { readonly problems: readonly string[]; readonly findings: number } {
  let said: Said;
  try {
    said = input.is === 'text' ? sayOfText(input.bytes) : sayOfValue(input.value);
  } catch (error) {
    return { problems: [`throws ${error instanceof Error ? error.stack : String(error)}`], findings: 0 };
  }
  return { problems: problemsOf(said, input), findings: said.diagnostics.length };
}

function sayOfText(bytes: Buffer): Said {
  if (!isUtf8(bytes)) return say([notText('web.yaml')], 0);
  const { objects, findings, others } = readDocuments(bytes.toString('utf8'), 'web.yaml');
  const values = others.flatMap((other) => locateHelmValues(other, { name: 'values.yaml' }) ?? []);
  const problems = [...findings, ...others.map(({ problem }) => problem)];
  return say([...problems, ...diagnoseObjects([...objects, ...values])], objects.length);
}

function sayOfValue(value: unknown): Said {
  const ofSchema = validateObject(value);
  if (!isRecord(value)) return say(ofSchema, 1);
  const ofRules = applyRules(value, { istio: '1.28' });
  const together = diagnoseObjects([
    { manifest: value, origin: { construct: 'app/web', findPosition: () => undefined } },
  ]);
  return say([...ofSchema, ...ofRules, ...together], 1);
}

function say(diagnostics: readonly Diagnostic[], objects: number): Said {
  const sorted = sortDiagnostics([...diagnostics]);
  const text = renderText(sorted, { colour: false }) + renderSummary(summaryOf(sorted, objects));
  return { diagnostics: sorted, text, json: renderJson(sorted, objects) };
}

/** Far more than any finding needs, far less than the longest values. */
const LONGEST_LINE = 10_000;

function problemsOf({ diagnostics, text, json }: Said, input: Input): string[] {
  const problems: string[] = [];
  const trace = /^\s*at .*[:(]\d+:\d+\)?$|\/(?:node_modules|src)\/[\w./-]+\.[jt]s:\d+|RangeError|TypeError/m;
  if (trace.test(text) || trace.test(json)) problems.push('a stack trace is in the output');
  const control = /[^\n\P{Cc}]|[\u2028\u2029]/u.exec(text);
  if (control) problems.push(`${JSON.stringify(control[0])} goes to the terminal: ${around(text, control.index)}`);
  const longest = text.split('\n').find(({ length }) => length > LONGEST_LINE);
  if (longest !== undefined) problems.push(`a line of ${longest.length} characters: ${longest.slice(0, 200)}`);
  const last = input.is === 'text' ? input.bytes.toString('latin1').split(/\r\n|\r|\n/).length : 0;
  for (const { id, message, why, fix, line, column, severity } of diagnostics) {
    const said = `${id}: ${message} | ${fix}`;
    if (!message || !why || !fix) problems.push(`a part is empty: ${said}`);
    if (!['error', 'warning', 'info'].includes(severity)) problems.push(`severity ${severity}: ${said}`);
    if (input.is === 'value' && /\[object \w+\]|\bfunction\s*\(|=>\s/.test(said))
      problems.push(`a value is shown as code: ${said}`);
    if (line !== undefined && input.is === 'text' && (line < 1 || line > last + 1))
      problems.push(`line ${line}: ${said}`);
    if (column !== undefined && column < 1) problems.push(`column ${column}: ${said}`);
  }
  return [...new Set(problems)].slice(0, 5);
}

function around(text: string, index: number): string {
  return JSON.stringify(text.slice(Math.max(0, index - 60), index + 20));
}
