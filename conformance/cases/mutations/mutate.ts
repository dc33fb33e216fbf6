import type { Kind } from '../definitions';
import type { JsonObject } from '../json';
import { clone, setAt } from '../json';
import { findPlaces, isWithin, type Place } from '../places';
import type { Random } from '../random';
import type { SchemaPath } from '../value-generator';
import { ValueGenerator } from '../value-generator';
import { METADATA_MUTATIONS } from './metadata-mutations';
import type { Mutation } from './mutation';
import { RULE_MUTATIONS } from './rule-mutations';
import { STRUCTURE_MUTATIONS } from './structure-mutations';
import { VALUE_MUTATIONS } from './value-mutations';

export const MUTATIONS: readonly Mutation[] = [
  ...VALUE_MUTATIONS,
  ...STRUCTURE_MUTATIONS,
  ...METADATA_MUTATIONS,
  ...RULE_MUTATIONS,
];

/** A document that the judge accepts, and the place of the schema that it was made to have. */
export interface Base {
  readonly kind: Kind;
  readonly document: JsonObject;
  readonly through: SchemaPath;
}

/** A copy of an accepted document with one change; undefined when it has no place for this change. */
export function mutate(base: Base, mutation: Mutation, random: Random): JsonObject | undefined {
  const document = clone(base.document);
  const {
    apiVersion: _apiVersion,
    kind: _kind,
    metadata: _metadata,
    ...properties
  } = base.kind.schema.properties ?? {};
  const places = findPlaces({ ...base.kind.schema, properties }, document).filter(({ path }) => path.length > 0);
  const choose = (condition: (place: Place) => boolean): Place | undefined => {
    const fitting = places.filter(condition);
    const near = random.chance(0.7) ? fitting.filter(({ path }) => isWithin(path, base.through)) : [];
    return random.find(near.length > 0 ? near : fitting);
  };
  const subject = {
    kind: base.kind,
    document,
    places,
    random,
    values: new ValueGenerator(random),
    choose,
    set: (path: Place['path'], value: Parameters<typeof setAt>[2]) => setAt(document, path, value),
  };
  return mutation.apply(subject) ? document : undefined;
}

/** Each mutation as often as its weight says. */
export const WEIGHTED: readonly Mutation[] = MUTATIONS.flatMap((mutation) =>
  Array.from({ length: mutation.weight }, () => mutation),
);
