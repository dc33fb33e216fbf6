import type { MessageField, MessageType } from './message-types';

/** A field of a message that stands in its JSON. */
export interface GivenField {
  readonly field: MessageField;
  /** Under which of its names it is read. */
  readonly key: string;
  readonly value: unknown;
  /** The field of the same group of alternatives that is read instead. */
  readonly lostTo: string | undefined;
}

/** What stands in the JSON of a message. */
export interface Given {
  readonly fields: readonly GivenField[];
  /** Keys that are the other name of a field that is read under its JSON name. */
  readonly unread: readonly string[];
  readonly unknown: readonly string[];
}

/** Sorts out the JSON of a message; of two alternatives the last one counts, in the order of the type. */
export function givenFields(type: MessageType, values: Readonly<Record<string, unknown>>): Given {
  const found: Omit<GivenField, 'lostTo'>[] = [];
  const [unread, unknown]: [string[], string[]] = [[], []];
  const winners = new Map<number, MessageField>();
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value === undefined) continue;
    const field = type.byName.get(key);
    if (field === undefined) unknown.push(key);
    else if (key !== field.jsonName && isGiven(values, field.jsonName)) unread.push(key);
    else {
      found.push({ field, key, value });
      if (field.group !== undefined && value !== null) {
        const other = winners.get(field.group);
        if (other === undefined || other.place < field.place) winners.set(field.group, field);
      }
    }
  }
  const keyOf = (wanted: MessageField | undefined): string | undefined =>
    found.find(({ field }) => field === wanted)?.key;
  const fields = found.map(({ field, key, value }) => {
    const winner = field.group === undefined || value === null ? field : winners.get(field.group);
    return { field, key, value, lostTo: winner === field ? undefined : keyOf(winner) };
  });
  return { fields, unread, unknown };
}

function isGiven(values: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(values, name) && values[name] !== undefined;
}
