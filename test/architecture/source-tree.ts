import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, posix, relative } from 'node:path';
import { readImports, type ModuleImport } from './read-imports';

const ROOT = join(__dirname, '../..');
const NOT_OURS = new Set(['node_modules', 'dist', 'lib', '.cache']);

/** One import of one file, with the file of the repository that it names. */
export interface FileImport extends ModuleImport {
  readonly from: string;
  /** The file's path in the repository; absent for packages and for paths that name no file. */
  readonly to?: string;
}

/** The paths of all files below a folder of the repository, sorted, relative to the repository. */
export function listFiles(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return NOT_OURS.has(entry.name) && entry.isDirectory() ? [] : listFiles(path);
    })
    .sort();
}

/** The names of the folders directly in a folder of the repository. */
export function listFolders(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** The text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The layer a file belongs to: a folder of `src`, `imports`, or undefined for what stands directly in one of them. */
export function findLayer(path: string): string | undefined {
  const [first, second, ...rest] = path.split('/');
  if (first === 'imports') return rest.length > 0 ? 'imports' : undefined;
  return first === 'src' && rest.length > 0 ? second : undefined;
}

function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier === 'cdk8s-istio') return 'src/index.ts';
  if (specifier.startsWith('cdk8s-istio/')) return `imports/${specifier.slice('cdk8s-istio/'.length)}.ts`;
  if (!specifier.startsWith('.')) return undefined;
  const path = relative(ROOT, join(ROOT, dirname(from), specifier))
    .split('\\')
    .join('/');
  const candidates = extname(path) === '.json' ? [path] : [`${path}.ts`];
  return candidates.find((candidate) => existsSync(join(ROOT, candidate)));
}

const known = new Map<string, FileImport[]>();

/** What a TypeScript file imports. */
export function importsOf(path: string): FileImport[] {
  const found =
    known.get(path) ??
    readImports(readText(path)).map((one) => {
      const to = resolveImport(path, one.specifier);
      return { ...one, from: path, ...(to === undefined ? {} : { to }) };
    });
  known.set(path, found);
  return found;
}

/** Every file that a file needs, directly or through others, itself included. */
export function reachableFrom(path: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || !next.endsWith('.ts')) continue;
    seen.add(next);
    open.push(...importsOf(next).flatMap(({ to }) => (to === undefined ? [] : [to])));
  }
  return seen;
}

/** The chains of files that lead back to their start. */
export function findCycles(files: readonly string[]): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file) || !file.endsWith('.ts')) return;
    for (const { to } of importsOf(file)) if (to !== undefined) visit(to, [...trail, file]);
    done.add(file);
  };
  files.forEach((file) => visit(file, []));
  return cycles;
}
