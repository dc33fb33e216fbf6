import { groupOf, readTable } from './catalogue';

/** An Istio version that objects can be judged by. */
export type IstioVersion = '1.28' | '1.29' | '1.30' | '1.31';

/** The content of `imports/istio-versions.json`: what is newer than the oldest known version. */
export interface VersionTable {
  /** The compared versions, the oldest first. */
  readonly versions: readonly string[];
  /** By group, then by kind. */
  readonly newer: Readonly<Record<string, Readonly<Record<string, NewerFields>>>>;
}

/** What of a kind is newer than the oldest known version; each version is the first that has it. */
export interface NewerFields {
  /** The kind itself. */
  readonly since?: string;
  /** Fields by path, with `*` for any element or key. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Values of an enum by path, then by value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A use of something that the given version does not have. */
export interface NewerUse {
  readonly what: 'kind' | 'field' | 'value';
  /** The first version that has it. */
  readonly since: string;
  /** From the object's root; empty for a kind. */
  readonly path: readonly (string | number)[];
}

let table: VersionTable | undefined;

/** Everything an object uses that an Istio version does not have yet. */
export function findNewer(object: unknown, version: IstioVersion): NewerUse[] {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  table ??= readTable<VersionTable>('istio-versions.json');
  const kinds = table.newer[groupOf(apiVersion)];
  if (!kinds || !Object.hasOwn(kinds, kind)) return [];
  const { since } = kinds[kind]!;
  if (since !== undefined) return isNewer(since, version) ? [{ what: 'kind', since, path: [] }] : [];
  return findNewerFields(object, kinds[kind]!, version);
}

/** Every field and value of a list of newer ones that an Istio version does not have yet. */
export function findNewerFields(
  object: unknown,
  { fields = {}, values = {} }: NewerFields,
  version: IstioVersion,
): NewerUse[] {
  const uses: NewerUse[] = [];
  for (const [path, first] of Object.entries(fields)) {
    if (!isNewer(first, version)) continue;
    for (const found of valuesAt(object, path)) uses.push({ what: 'field', since: first, path: found.path });
  }
  for (const [path, sinceOf] of Object.entries(values)) {
    for (const found of valuesAt(object, path)) {
      const text = typeof found.value === 'string' ? found.value : undefined;
      const first = text !== undefined && Object.hasOwn(sinceOf, text) ? sinceOf[text]! : undefined;
      if (first !== undefined && isNewer(first, version)) {
        uses.push({ what: 'value', since: first, path: found.path });
      }
    }
  }
  return uses;
}

/** Did something come after a version? */
export function isNewer(since: string, version: IstioVersion): boolean {
  return Number(since.split('.')[1]) > Number(version.split('.')[1]);
}

interface Found {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/** All values at a path of the table, nulls too: a server refuses a field that it does not know whatever it holds. */
function valuesAt(object: unknown, path: string): Found[] {
  let found: Found[] = [{ value: object, path: [] }];
  for (const segment of path.split('/').slice(1)) {
    found = found.flatMap((parent) => (segment === '*' ? elementsOf(parent) : fieldOf(parent, segment)));
  }
  return found;
}

function elementsOf({ value, path }: Found): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.map((key) => ({ value: (value as Record<string | number, unknown>)[key], path: [...path, key] }));
}

function fieldOf({ value, path }: Found, field: string): Found[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return [];
  const child = (value as Record<string, unknown>)[field];
  return child === undefined ? [] : [{ value: child, path: [...path, field] }];
}
