import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from '../objects/yaml/parse-document';
import { isRecord } from '../objects/object-identity';
import { UsageError } from './usage-error';

/** One text to read objects from. */
export interface Input {
  /** The path as the user would write it; `-` is standard input. */
  readonly path: string;
  /** Whether the user named the file, and did not only name a folder around it. */
  readonly named: boolean;
}

/** What a command reads. */
export interface Inputs {
  readonly files: readonly Input[];
  /** The Helm charts below the folders: their templates are no YAML, and left out. */
  readonly charts: readonly string[];
}

/**
 * The files of the paths that a command was given: each file once, folders with all `*.yaml`, `*.yml` and `*.json` below
 * them. Without a path it is the folder that `cdk8s synth` writes to.
 *
 * @throws UsageError that names each path that cannot be read, and why.
 */
export function findInputs(paths: readonly string[], cwd: string): Inputs {
  const files: Input[] = [];
  const charts: string[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  const add = (path: string, named: boolean): void => {
    const identity = path === '-' ? path : realpathSync(resolve(cwd, path));
    if (!seen.has(identity)) files.push({ path, named });
    seen.add(identity);
  };
  const found = { addFile: (path: string) => add(path, false), addChart: (path: string) => void charts.push(path) };
  for (const path of paths.length ? paths : [outputFolder(cwd)]) {
    try {
      if (path === '-') add(path, true);
      else if (!statSync(resolve(cwd, path)).isDirectory()) add(path, true);
      else if (addFolder(path, cwd, found) === 0)
        problems.push(`${path}: there is no *.yaml, *.yml or *.json file in this folder`);
    } catch (error) {
      problems.push(`${error instanceof UnreadableFile ? error.path : path}: ${reasonOf(error)}`);
    }
  }
  if (problems.length && !paths.length)
    problems.push('run `npx cdk8s synth` first, or give the files or folders to check');
  if (problems.length) throw new UsageError(problems.join('\n'));
  return { files, charts };
}

/** Why a file cannot be read, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = (error instanceof UnreadableFile ? error.reason : error) as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || message;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'this is a folder',
  ELOOP: 'the symbolic links go in a circle',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'permission denied',
};

/** Why something below a folder that the user named cannot be read. */
class UnreadableFile extends Error {
  constructor(
    readonly path: string,
    readonly reason: unknown,
  ) {
    super(path);
  }
}

const CHART = 'Chart.yaml';
/** What only Helm reads; the values and the resource definitions of a chart are YAML as any other. */
const OF_CHARTS: ReadonlySet<string> = new Set([CHART, 'Chart.lock', 'files', 'templates', 'values.schema.json']);

/** What is below a folder. */
interface Found {
  addFile(path: string): void;
  addChart(path: string): void;
}

/** Adds what is below a folder in order of name; gives its number. Other people's files are left out. */
function addFolder(folder: string, cwd: string, { addFile, addChart }: Found): number {
  const visited = new Set<string>();
  let count = 0;
  const visit = (path: string): void => {
    const identity = realpathSync(resolve(cwd, path));
    if (visited.has(identity)) return;
    visited.add(identity);
    const names = readdirSync(resolve(cwd, path)).sort();
    const isChart = names.includes(CHART);
    if (isChart) {
      count++;
      addChart(path);
    }
    for (const name of names) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (isChart && OF_CHARTS.has(name)) continue;
      const child = join(path, name);
      try {
        addChild(child, name);
      } catch (error) {
        throw error instanceof UnreadableFile ? error : new UnreadableFile(child, error);
      }
    }
  };
  const addChild = (child: string, name: string): void => {
    const isFolder = statSync(resolve(cwd, child), { throwIfNoEntry: false })?.isDirectory();
    if (isFolder) visit(child);
    else if (/\.(ya?ml|json)$/i.test(name)) {
      count++;
      addFile(child);
    }
  };
  visit(folder);
  return count;
}

function outputFolder(cwd: string): string {
  let text: string;
  try {
    text = readFileSync(join(cwd, 'cdk8s.yaml'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'dist';
    throw new UsageError(`cdk8s.yaml: ${reasonOf(error)}`);
  }
  const parsed = parseDocument(text);
  if ('problems' in parsed) throw new UsageError(`cdk8s.yaml: ${parsed.problems[0]!.message}`);
  const output = isRecord(parsed.value) ? parsed.value['output'] : undefined;
  return typeof output === 'string' && output !== '' ? output : 'dist';
}
