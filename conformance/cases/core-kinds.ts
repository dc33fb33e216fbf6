import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFile, SchemaNode } from '../../src/schema/node';
import type { Case } from './case';
import { CaseGenerator } from './case-generator';
import { Comparison } from './comparison';
import type { Kind, Schema } from './definitions';
import type { Json } from './json';
import type { Judge } from './judge';
import { ROOT } from './options';
import { findProblems } from './own-verdict';
import { findPlaces } from './places';
import type { Random } from './random';

const GROUPS = ['core', 'apps', 'batch'];
/** The findings about the shape, which is all that the judge tells of Kubernetes' own kinds. */
const SHAPE = ['schema/unknown-field', 'schema/type', 'schema/unknown-kind', 'schema/unknown-version'];

/**
 * Compares the shape of Kubernetes' own kinds: whatever the judge refuses we refuse, and what we refuse for its shape the
 * judge refuses.
 */
export async function compareCoreKinds(judge: Judge, count: number, random: Random): Promise<Comparison> {
  const comparison = new Comparison(judge, (manifest, { crd }) => {
    const problems = findProblems(manifest).filter(({ id }) => crd !== undefined || SHAPE.includes(id));
    return problems.length === 0 ? undefined : problems.map(({ message }) => message).join('; ');
  });
  const kinds = readCoreKinds(join(ROOT, 'imports'));
  for (const kind of kinds) {
    const cases = await new CaseGenerator(judge, random.fork()).cases(kind, Math.ceil(count / kinds.length));
    await comparison.run(cases.filter((one) => isComparable(kind, one)));
  }
  return comparison;
}

/** Formats are read as in definitions, where a time is any spelling of RFC 3339 and a list passes for a text of a format. */
function isComparable(kind: Kind, { mutation, manifest }: Case): boolean {
  if (mutation === 'status' || mutation === 'format') return false;
  const places = findPlaces(kind.schema, JSON.parse(manifest) as Json);
  return !places.some(({ schema, value }) => schema.format !== undefined && Array.isArray(value));
}

/** Kubernetes' own kinds have no definitions: they are read from what the generator made of them. */
function readCoreKinds(imports: string): Kind[] {
  return GROUPS.flatMap((group) => {
    const file = JSON.parse(readFileSync(join(imports, `${group}.schema.json`), 'utf8')) as SchemaFile;
    return Object.entries(file.kinds).flatMap(([kind, { scope, versions }]) =>
      Object.entries(versions).map(([version, root]) => {
        const schema = toSchema(file, root);
        return { group: group === 'core' ? '' : group, version, kind, scope, schema };
      }),
    );
  });
}

function toSchema(file: SchemaFile, index: number): Schema {
  const { properties, items, additionalProperties, oneOf, anyOf, allOf, not, ...node } = file.nodes[
    index
  ] as SchemaNode;
  const all = (indices: readonly number[] | undefined): Schema[] | undefined =>
    indices?.map((one) => toSchema(file, one));
  const {
    intOrString,
    preserveUnknown,
    listType,
    listMapKeys,
    embedded: _embedded,
    mapType: _mapType,
    rules: _rules,
    ...plain
  } = node;
  const named = Object.entries(properties ?? {}).map(([name, one]) => [name, toSchema(file, one)] as const);
  return JSON.parse(
    JSON.stringify({
      ...plain,
      ...(properties && { properties: Object.fromEntries(named) }),
      ...(items !== undefined && { items: toSchema(file, items) }),
      ...(additionalProperties !== undefined && { additionalProperties: toSchema(file, additionalProperties) }),
      ...(not !== undefined && { not: toSchema(file, not) }),
      oneOf: all(oneOf),
      anyOf: all(anyOf),
      allOf: all(allOf),
      'x-kubernetes-int-or-string': intOrString,
      'x-kubernetes-preserve-unknown-fields': preserveUnknown,
      'x-kubernetes-list-type': listType,
      'x-kubernetes-list-map-keys': listMapKeys,
    }),
  ) as Schema;
}
