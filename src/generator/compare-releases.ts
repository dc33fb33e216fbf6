import type { NewerFields, VersionTable } from '../schema/istio-version';
import type { KindDefinition } from './input/kind-definition';
import type { ReleaseLine } from './input/newest-releases';
import type { OpenApiSchema } from './input/open-api-schema';

/**
 * What a release line's newest release has and older ones lack: kinds, fields and enum values, each with the first
 * release that has it. A field below one that is new itself is not listed.
 */
export function compareReleaseLine(line: ReleaseLine): VersionTable {
  const releases = [...line].reverse().map(({ version, kinds }) => ({ version: minorOf(version ?? ''), kinds }));
  const table: Record<string, Record<string, NewerFields>> = {};
  for (const kind of line[0].kinds) {
    const history = releases.map(({ version, kinds }) => ({ version, root: rootOf(kinds, kind) }));
    const comparison = new KindComparison();
    const since = firstHaving(history, ({ root }) => root !== undefined);
    if (since === undefined) comparison.compare('', history);
    const newer = since === undefined ? comparison.toNewerFields() : { since };
    if (Object.keys(newer).length > 0) (table[kind.group] ??= {})[kind.kind] = newer;
  }
  return { versions: releases.map(({ version }) => version), newer: table };
}

/** `1.28` of `1.28.0`. */
function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function rootOf(kinds: readonly KindDefinition[], { group, kind }: KindDefinition): OpenApiSchema | undefined {
  const schema = kinds.find((other) => other.group === group && other.kind === kind)?.versions[0]?.schema;
  if (!schema?.properties?.spec) return schema;
  return { type: 'object', properties: { spec: schema.properties.spec } };
}

interface Moment {
  readonly version: string;
  readonly root: OpenApiSchema | undefined;
}

/** The version since which something is there; undefined when all have it. */
function firstHaving(history: readonly Moment[], has: (moment: Moment) => boolean): string | undefined {
  const first = history.findIndex(has);
  return first > 0 ? history[first]!.version : undefined;
}

class KindComparison {
  private readonly fields: Record<string, string> = {};
  private readonly values: Record<string, Record<string, string>> = {};

  /** The history of one field: its schema in each release, the newest last. */
  compare(path: string, history: readonly Moment[]): void {
    const newest = history.at(-1)?.root;
    if (!newest) return;
    this.compareValues(path, history);
    for (const field of Object.keys(newest.properties ?? {})) {
      const below = history.map(({ version, root }) => ({ version, root: root?.properties?.[field] }));
      const fieldPath = `${path}/${field}`;
      const since = firstHaving(below, ({ root }) => root !== undefined);
      if (since === undefined) this.compare(fieldPath, below);
      else this.fields[fieldPath] = since;
    }
    if (newest.items)
      this.compare(
        `${path}/*`,
        step(history, ({ items }) => items),
      );
    if (typeof newest.additionalProperties === 'object') {
      this.compare(
        `${path}/*`,
        step(history, ({ additionalProperties: values }) => schemaOrNone(values)),
      );
    }
  }

  toNewerFields(): NewerFields {
    return {
      ...(Object.keys(this.fields).length > 0 ? { fields: this.fields } : {}),
      ...(Object.keys(this.values).length > 0 ? { values: this.values } : {}),
    };
  }

  private compareValues(path: string, history: readonly Moment[]): void {
    // A release without the list allowed everything.
    if (!history.every(({ root }) => root?.enum)) return;
    for (const value of history.at(-1)?.root?.enum ?? []) {
      const since = firstHaving(history, ({ root }) => root?.enum?.includes(value) ?? false);
      if (since !== undefined) (this.values[path] ??= {})[String(value)] = since;
    }
  }
}

function step(history: readonly Moment[], into: (schema: OpenApiSchema) => OpenApiSchema | undefined): Moment[] {
  return history.map(({ version, root }) => ({ version, root: root && into(root) }));
}

function schemaOrNone(values: OpenApiSchema['additionalProperties']): OpenApiSchema | undefined {
  return typeof values === 'object' ? values : undefined;
}
