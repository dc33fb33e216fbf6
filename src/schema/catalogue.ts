import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KindSchema, SchemaFile } from './node';

/** The generator's output; beside `src` in the repository, beside `lib/src` in the package. */
const IMPORTS = join(__dirname, '../../imports');

const files = new Map<string, SchemaFile | undefined>();

/** The group of an apiVersion: `networking.istio.io/v1` is of `networking.istio.io`, `v1` is of `core`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? 'core' : apiVersion.slice(0, slash);
}

/** The schemas of a group, read on first use; undefined for a group that is not generated. */
export function findSchemaFile(group: string): SchemaFile | undefined {
  if (!files.has(group)) {
    const path = join(IMPORTS, `${group}.schema.json`);
    const known = /^[a-z0-9.-]+$/.test(group) && existsSync(path);
    files.set(group, known ? (JSON.parse(readFileSync(path, 'utf8')) as SchemaFile) : undefined);
  }
  return files.get(group);
}

let groups: readonly string[] | undefined;

/** All groups that are generated. */
export function findGroups(): readonly string[] {
  const ending = '.schema.json';
  return (groups ??= readdirSync(IMPORTS)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort());
}

/** A table of facts of the generated ones beside the schemas, by its file. */
export function readTable<Table>(file: string): Table {
  return JSON.parse(readFileSync(join(IMPORTS, file), 'utf8')) as Table;
}

/** What is known of a kind, whatever its version; undefined for a kind that is not generated. */
export function findKind(apiVersion: string, kind: string): KindSchema | undefined {
  const kinds = findSchemaFile(groupOf(apiVersion))?.kinds;
  return kinds && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}
