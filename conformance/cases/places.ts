import type { Schema } from './definitions';
import type { Json, Path } from './json';
import { isObject } from './json';
import type { SchemaPath } from './value-generator';

/** A value of a document with the schema it stands under. */
export interface Place {
  readonly path: Path;
  readonly schema: Schema;
  readonly value: Json;
  /** The object or list around it. */
  readonly parent?: Place;
  /** Its parent's schema demands it. */
  readonly required: boolean;
}

/** Every value of a document that a schema describes, the root first. */
export function findPlaces(schema: Schema, value: Json, path: Path = [], parent?: Place, required = true): Place[] {
  const place: Place = { path, schema, value, required, ...(parent && { parent }) };
  const found = [place];
  if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const inner = memberSchema(schema, name);
      if (!inner) continue;
      const demanded = schema.required?.includes(name) ?? false;
      found.push(...findPlaces(inner, member, [...path, name], place, demanded));
    }
  } else if (Array.isArray(value) && schema.items) {
    const items = schema.items;
    value.forEach((item, i) => found.push(...findPlaces(items, item, [...path, i], place, false)));
  }
  return found;
}

export function memberSchema(schema: Schema, name: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

/** A place of a schema with the schema there. */
export interface SchemaPlace {
  readonly path: SchemaPath;
  readonly schema: Schema;
}

const placesOfSchemas = new WeakMap<Schema, readonly SchemaPlace[]>();

/** Every place of a kind's schema, the root first, without metadata and status. */
export function schemaPlaces(schema: Schema): readonly SchemaPlace[] {
  const known = placesOfSchemas.get(schema) ?? collectPlaces(schema, []);
  placesOfSchemas.set(schema, known);
  return known;
}

function collectPlaces(schema: Schema, path: SchemaPath): SchemaPlace[] {
  const found = [{ path, schema }];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (path.length === 0 && (name === 'status' || name === 'metadata')) continue;
    found.push(...collectPlaces(property, [...path, name]));
  }
  if (schema.items) found.push(...collectPlaces(schema.items, [...path, '[]']));
  if (typeof schema.additionalProperties === 'object')
    found.push(...collectPlaces(schema.additionalProperties, [...path, '{}']));
  return found;
}

/** Whether a document's path is, or is below, a place of the schema. */
export function isWithin(path: Path, place: SchemaPath): boolean {
  if (path.length < place.length) return false;
  return place.every((step, i) => step === path[i] || (step === '[]' && typeof path[i] === 'number') || step === '{}');
}

/** Whether a document's path is, or is above, a place of the schema; of a list only the first item is. */
export function isAround(path: Path, place: SchemaPath): boolean {
  if (path.length > place.length) return false;
  return path.every((step, i) => step === place[i] || (place[i] === '[]' && step === 0) || place[i] === '{}');
}
