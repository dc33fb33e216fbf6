// Checks the YAML of the seeds: all known mistakes are found, each at its line, and what the fix says ends it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { diagnoseObjects } from '../../src/objects/diagnose-objects';
import { readDocuments } from '../../src/objects/yaml/read-documents';
import '../../src/rules/register';
import { EXPECTED, OLD_VERSIONS } from './expected';
import type { ExpectedFinding } from './expected';
import { typeFix } from './type-fix';

const DEFAULT = join(__dirname, '../../../shared/seeds');

function run(): boolean {
  const { values } = parseArgs({ options: { seeds: { type: 'string', default: DEFAULT } } });
  if (!existsSync(values.seeds)) throw new Error(`there is no folder ${resolve(values.seeds)}: give one with --seeds`);
  const problems: string[] = [];
  const expected = new Set(EXPECTED);
  let old = 0;
  for (const file of readdirSync(values.seeds).sort()) {
    const text = readFileSync(join(values.seeds, file), 'utf8');
    for (const finding of check(text, file)) {
      const known = findExpected(finding, file);
      if (known === undefined) problems.push(`${nameOf(finding)}: nobody expects it`);
      else {
        problems.push(...problemsOf(finding, known, text));
        expected.delete(known);
      }
      if (known && finding.id === OLD_VERSIONS.id) old++;
    }
  }
  for (const { mistake, file, id, pointer = '' } of expected)
    problems.push(`${file}: ${id} ${pointer} is not found (${mistake})`);
  if (old !== OLD_VERSIONS.files) problems.push(`${old} older versions are found, not ${OLD_VERSIONS.files}`);
  const counts = new Map([[OLD_VERSIONS.mistake, old]] as [string, number][]);
  for (const { mistake } of EXPECTED) counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
  console.log(
    [...counts]
      .map(([mistake, count]) => `${mistake} ${count}`)
      .sort()
      .join(', '),
  );
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? 'every mistake is found, and every fix ends it' : `${problems.length} problems`);
  return problems.length === 0;
}

function check(text: string, file: string): Diagnostic[] {
  const { objects, findings } = readDocuments(text, file);
  return [...findings, ...diagnoseObjects(objects)];
}

function findExpected({ id, pointer, line }: Diagnostic, file: string): ExpectedFinding | undefined {
  if (id === OLD_VERSIONS.id && pointer === OLD_VERSIONS.pointer) return { ...OLD_VERSIONS, file, line: line! };
  return EXPECTED.find((one) => one.file === file && one.id === id && one.pointer === pointer);
}

/** What is wrong with the place of a finding, or with what comes of its fix. */
function problemsOf(finding: Diagnostic, { line, edit, reveals = [] }: ExpectedFinding, text: string): string[] {
  const problems: string[] = [];
  if (finding.line !== line) problems.push(`${nameOf(finding)}: it is at line ${line}`);
  const after = edit ? edit(text) : typeFix(text, finding);
  if (after === undefined) return [...problems, `${nameOf(finding)}: nobody can type in "${finding.fix}"`];
  const found = (given: string): string[] => check(given, finding.file!).map(({ id, message }) => `${id}: ${message}`);
  const before = new Set(found(text));
  const left = found(after);
  if (left.includes(`${finding.id}: ${finding.message}`)) problems.push(`${nameOf(finding)}: it stays after the fix`);
  for (const one of left) {
    if (!before.has(one) && !reveals.some((id) => one.startsWith(`${id}: `))) {
      problems.push(`${nameOf(finding)}: the fix makes a new finding, ${one}`);
    }
  }
  return problems;
}

function nameOf({ file, line, id, pointer = '' }: Diagnostic): string {
  return `${file}:${line} ${id} ${pointer}`;
}

process.exitCode = run() ? 0 : 1;
