/**
 * Types of messages by package and name. The fields of a message are `name type`, with commas between them: a type is a
 * letter of `SCALARS`, the number of a message among all, or `e` and the number of an enum; `*` before it makes it a
 * list, `:s` a map with text as its keys, and `/0` after it one of the alternatives of group 0. The values of an enum are
 * names with commas between them.
 */
export interface MessageTable {
  readonly messages: Packages;
  readonly enums: Packages;
}

type Packages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Flags, numbers, text and bytes, by their letters in a table. */
const SCALARS = {
  b: 'bool',
  i: 'int32',
  I: 'int64',
  u: 'uint32',
  U: 'uint64',
  f: 'float',
  d: 'double',
  s: 'string',
  y: 'bytes',
} as const;

export type ScalarType = (typeof SCALARS)[keyof typeof SCALARS];

/** What a field holds, or each item of a list or a map. */
export type ValueType =
  | { readonly is: 'scalar'; readonly type: ScalarType }
  | { readonly is: 'enum'; readonly number: number }
  | { readonly is: 'message'; readonly number: number };

export interface MessageField {
  /** Which one of its message it is. */
  readonly place: number;
  readonly name: string;
  /** The name in JSON; the other one is read too. */
  readonly jsonName: string;
  readonly type: ValueType;
  readonly isList: boolean;
  /** What the keys of a map are; undefined for what is no map. */
  readonly keys: ScalarType | undefined;
  /** Which of the message's groups of alternatives it belongs to. */
  readonly group: number | undefined;
}

export interface MessageType {
  /** With its package. */
  readonly name: string;
  readonly fields: readonly MessageField[];
  /** The fields by both of their names. */
  readonly byName: ReadonlyMap<string, MessageField>;
}

/** The types of a table, each made on first use. */
export class MessageTypes {
  /** The names of all messages. */
  readonly names: readonly string[];
  private readonly texts: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly enums: readonly (readonly string[])[];
  private readonly made = new Map<number, MessageType>();

  constructor(table: MessageTable) {
    const messages = entriesOf(table.messages);
    this.names = messages.map(([name]) => name);
    this.texts = messages.map(([, text]) => text);
    this.numbers = new Map(this.names.map((name, number) => [name, number]));
    this.enums = entriesOf(table.enums).map(([, text]) => text.split(','));
  }

  /** A message by its name with the package. */
  find(name: string): MessageType | undefined {
    const number = this.numbers.get(name);
    return number === undefined ? undefined : this.message(number);
  }

  message(number: number): MessageType {
    let type = this.made.get(number);
    if (type === undefined) {
      const text = this.texts[number]!;
      const fields = text === '' ? [] : text.split(',').map(readField);
      const byName = new Map(
        fields.flatMap((field) => [
          [field.jsonName, field],
          [field.name, field],
        ]),
      );
      type = { name: this.names[number]!, fields, byName };
      this.made.set(number, type);
    }
    return type;
  }

  /** The names of an enum's values; by number it may have others too. */
  valuesOf(number: number): readonly string[] {
    return this.enums[number]!;
  }
}

function entriesOf(packages: Packages): (readonly [string, string])[] {
  return Object.entries(packages).flatMap(([name, types]) =>
    Object.entries(types).map(([type, text]) => [`${name}.${type}`, text] as const),
  );
}

const FIELD = /^(\w+) (?:(\*)|:(\w))?(?:(e)?(\d+)|(\w))(?:\/(\d+))?$/;

function readField(text: string, place: number): MessageField {
  const [, name, list, key, isEnum, number, letter, group] = FIELD.exec(text)!;
  return {
    place,
    name: name!,
    jsonName: name!.replace(/_([a-z])?/g, (_, next: string | undefined) => next?.toUpperCase() ?? ''),
    type:
      letter !== undefined
        ? { is: 'scalar', type: scalarOf(letter) }
        : { is: isEnum ? 'enum' : 'message', number: Number(number) },
    isList: list !== undefined,
    keys: key === undefined ? undefined : scalarOf(key),
    group: group === undefined ? undefined : Number(group),
  };
}

function scalarOf(letter: string): ScalarType {
  return SCALARS[letter as keyof typeof SCALARS];
}
