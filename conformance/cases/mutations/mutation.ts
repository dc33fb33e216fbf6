import type { Kind, Schema } from '../definitions';
import type { Json, JsonObject, Path } from '../json';
import type { Place } from '../places';
import type { Random } from '../random';
import type { ValueGenerator } from '../value-generator';

/** One accepted document, to be changed by one step. */
export interface Subject {
  readonly kind: Kind;
  /** A copy of its own: mutations change it in place. */
  readonly document: JsonObject;
  /** The values below `spec` and its siblings. */
  readonly places: readonly Place[];
  readonly random: Random;
  readonly values: ValueGenerator;
  /** One of the places that meet a condition, more likely one where the document was made to go. */
  choose(condition: (place: Place) => boolean): Place | undefined;
  set(path: Path, value: Json): boolean;
}

/** A one-step change; false when the document has no place for it. */
export interface Mutation {
  readonly name: string;
  readonly weight: number;
  /** The schemas that it needs, where few schemas are so. */
  seeks?(schema: Schema): boolean;
  apply(subject: Subject): boolean;
}
