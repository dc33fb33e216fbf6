import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sortDiagnostics } from '../diagnostics/compare-diagnostics';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic';
import { renderJson } from '../diagnostics/render/json';
import { renderSummary, renderText } from '../diagnostics/render/text';
import { isAtLeast, summaryOf } from '../diagnostics/summary';
import type { DiagnoseOptions } from '../objects/diagnose-objects';
import { diagnoseObjects } from '../objects/diagnose-objects';
import { DEFAULT_NAMESPACE } from '../objects/object-identity';
import { locateHelmValues } from '../objects/helm-values';
import type { LocatedObject } from '../objects/origin';
import { notText, readDocuments } from '../objects/yaml/read-documents';
import '../rules/register';
import { findLabelProblem, nearestName } from '../schema/metadata/names';
import type { Command } from './command';
import type { Inputs } from './find-inputs';
import { findInputs, reasonOf } from './find-inputs';
import { Progress } from './progress';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

type OptionName = 'format' | 'istio' | 'namespace' | 'fail-on';

/** `check`: every finding of every level. */
export const checkCommand: Command<OptionName> = {
  name: 'check',
  summary: 'Finds what is wrong with Kubernetes objects, before they are applied',
  description: [
    'A PATH is a file, a folder (all *.yaml, *.yml and *.json files below it, but not in node_modules, in folders whose',
    'name begins with a dot or in the templates of Helm charts) or - for standard input; without one, the output folder',
    "of cdk8s.yaml (default 'dist').",
    'Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run.',
  ].join('\n'),
  options: {
    format: { value: 'FORMAT', choices: ['text', 'json'], help: 'how findings are written (text)' },
    istio: {
      value: 'VERSION',
      choices: ['1.28', '1.29', '1.30', '1.31'],
      help: 'the version that the mesh runs (1.31)',
    },
    namespace: { value: 'NAME', help: `the namespace of objects that name none (${DEFAULT_NAMESPACE})` },
    'fail-on': {
      value: 'SEVERITY',
      choices: ['error', 'warning', 'info'],
      help: 'what exit status 1 begins at (error)',
    },
  },
  async run({ values, paths }, terminal) {
    const istio = values.istio as DiagnoseOptions['istio'];
    const options = { namespace: namespaceOf(values.namespace), ...(istio && { istio }) };
    const { objects, found } = await readInputs(findInputs(paths, terminal.cwd), terminal);
    const diagnostics = sortDiagnostics([...found, ...diagnoseObjects(objects, options)]);
    terminal.writeOutput(render(diagnostics, objects.length, values.format, terminal.colour));
    const threshold = (values['fail-on'] ?? 'error') as Severity;
    return diagnostics.some(({ severity }) => isAtLeast(severity, threshold)) ? 1 : 0;
  },
};

function namespaceOf(given = DEFAULT_NAMESPACE): string {
  const problem = findLabelProblem(given);
  if (problem === undefined) return given;
  const nearest = nearestName(given);
  const hint = findLabelProblem(nearest) === undefined ? `; did you mean ${nearest}?` : '';
  throw new UsageError(`--namespace cannot be ${given}: it ${problem}${hint}`);
}

function render(
  diagnostics: readonly Diagnostic[],
  objects: number,
  format: string | undefined,
  colour: boolean,
): string {
  if (format === 'json') return renderJson(diagnostics, objects);
  const text = renderText(diagnostics, { colour });
  return `${text}${text && '\n'}${renderSummary(summaryOf(diagnostics, objects))}`;
}

async function readInputs(
  { files, charts }: Inputs,
  terminal: Terminal,
): Promise<{ objects: LocatedObject[]; found: Diagnostic[] }> {
  const objects: LocatedObject[] = [];
  const found: Diagnostic[] = [];
  const skipped = new Set<string>();
  const unreadable: string[] = [];
  const progress = new Progress(terminal, files.length);
  for (const [i, { path, named }] of files.entries()) {
    progress.show(i, `files read: ${path}`);
    const file = path === '-' ? '<stdin>' : path;
    const bytes = await readBytes(path, terminal).catch((error: unknown) =>
      unreadable.push(`${path}: ${reasonOf(error)}`),
    );
    if (typeof bytes === 'number') continue;
    if (!isUtf8(bytes)) {
      found.push(notText(file));
      continue;
    }
    const text = bytes.toString('utf8');
    if (!named && isOtherJson(path, text)) {
      skipped.add(path);
      continue;
    }
    const read = readDocuments(text, file);
    // Not a spread: it fails for more than about 100,000 objects.
    for (const object of read.objects) objects.push(object);
    found.push(...read.findings);
    for (const [at, other] of read.others.entries()) {
      const isInChart = charts.includes(dirname(path));
      const values = locateHelmValues(other, { name: at === 0 ? file : `${file}#${at + 1}`, isInChart });
      if (values) objects.push(values);
      else if (named) found.push(other.problem);
      else skipped.add(path);
    }
  }
  progress.end();
  if (unreadable.length) throw new UsageError(unreadable.join('\n'));
  for (const path of skipped) terminal.writeError(`${path}: left out what has neither \`apiVersion\` nor \`kind\`\n`);
  for (const path of charts) {
    terminal.writeError(`${path}: left out the templates of a Helm chart; give what \`helm template\` prints\n`);
  }
  return { objects, found };
}

/** Folders have JSON of all kinds; that of Kubernetes names its API version. */
function isOtherJson(path: string, text: string): boolean {
  return /\.json$/i.test(path) && !text.includes('"apiVersion"');
}

async function readBytes(path: string, terminal: Terminal): Promise<Buffer> {
  return path === '-' ? terminal.readInput() : readFileSync(resolve(terminal.cwd, path));
}
