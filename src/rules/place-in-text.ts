import type { TextPlace } from '../diagnostics/diagnostic';
import { FieldPositions } from '../objects/yaml/field-positions';
import type { TextPosition } from '../objects/yaml/field-positions';
import type { Field } from './field';

/** Where a field stands in the YAML that another field holds; nothing when it stands in the object itself. */
export function placeInText(field: Field<unknown>): TextPlace | undefined {
  const place = field.textHolder?.once(positionsIn).find(field.path);
  return place && countedFrom1(place);
}

/** A place that counts from 0, as findings count. */
export function countedFrom1({ line, column }: TextPosition): TextPlace {
  return { line: line + 1, column: column + 1 };
}

function positionsIn(holder: Field<string>): FieldPositions {
  return new FieldPositions(holder.text);
}
