import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { JsonObject } from '../cases/json';
import { isObject } from '../cases/json';

const CONFORMANCE = join(__dirname, '..');

/** The folder of the Istio module that the judge is built from. */
export function istioModule(): string {
  const command = ['list', '-m', '-f', '{{.Dir}}', 'istio.io/istio'];
  const { status, stdout, stderr } = spawnSync('go', command, { cwd: CONFORMANCE, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Istio's module is not found: ${stderr}`);
  return stdout.trim();
}

/** Istio's objects in all YAML files below a folder; files with templates in them are left out. */
export function givenObjects(folder: string): JsonObject[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.sort().flatMap((file) => documentsOf(readFileSync(file, 'utf8')));
}

function documentsOf(text: string): JsonObject[] {
  try {
    return (loadAll(text) as JsonObject[]).filter(isIstios).map(withoutExpectation);
  } catch {
    return [];
  }
}

function isIstios(document: JsonObject | null): boolean {
  return isObject(document ?? undefined) && /\.istio\.io\//.test(String(document?.['apiVersion']));
}

/** Istio's own test documents say in a field of their own which error they expect. */
function withoutExpectation({ _err: _expected, ...document }: JsonObject): JsonObject {
  return document;
}
