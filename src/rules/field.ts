import { pointerOf } from '../diagnostics/pointer';
import type { FieldPath } from '../diagnostics/pointer';
import { isRecord } from '../objects/object-identity';
import { fieldName } from '../schema/structural/findings';

/** The keys of every member of a union. */
export type KeysOf<Value> = Value extends readonly unknown[] ? never : Value extends object ? keyof Value : never;
/** What a key holds, in whichever member of a union has it. */
export type ValueAt<Value, Key> = Value extends unknown
  ? Key extends keyof Value
    ? Exclude<Value[Key], null | undefined>
    : never
  : never;
type ItemOf<Value> = Value extends readonly (infer Item)[] ? Item : never;
type EntryOf<Value> = Value extends { readonly [key: string]: infer Entry } ? Exclude<Entry, undefined> : never;

/** Whether something of another type than expected was read, so that conclusions from it mean nothing. */
export interface Reading {
  wasMisread: boolean;
}

/**
 * A place in an object, with what stands there, so that a finding cannot point elsewhere. `Value` is what should stand
 * there and names the fields below. What does stand there may be anything: it reads as if it was absent when it has
 * another type, and the rule that has read it stays silent, for that is the schema's finding. As in Istio's own API an
 * absent text is '', an absent number 0 and an absent flag false.
 */
export class Field<Value> {
  private list: readonly Field<unknown>[] | undefined;
  private derived: Map<unknown, unknown> | undefined;

  private constructor(
    /** What stands there, whatever it is. */
    readonly value: unknown,
    private readonly reading: Reading,
    private readonly parent?: Field<unknown>,
    private readonly key: string | number = '',
    private readonly holder?: Field<unknown>,
  ) {}

  /** The place of a whole object. */
  static root<Value>(object: unknown, reading: Reading = { wasMisread: false }): Field<Value> {
    return new Field<Value>(object, reading);
  }

  /** The place of an object that is the text of a field: all places in it have that field's pointer. */
  static inside<Value>(holder: Field<string>, object: unknown): Field<Value> {
    return new Field<Value>(object, holder.reading, undefined, '', holder);
  }

  at<Key extends KeysOf<Value> & string>(key: Key): Field<ValueAt<Value, Key>> {
    const { value } = this;
    const isThere = this.expect(isRecord(value)) && Object.hasOwn(value as object, key);
    const there = isThere ? (value as Mapping)[key] : undefined;
    return new Field<ValueAt<Value, Key>>(there, this.reading, this, key);
  }

  /** Those of the fields below that are set. */
  setFields<Key extends KeysOf<Value> & string>(keys: readonly Key[]): readonly Field<ValueAt<Value, Key>>[] {
    const { value } = this;
    if (!this.expect(isRecord(value))) return NONE;
    const map = value as Mapping;
    const set: Field<ValueAt<Value, Key>>[] = [];
    for (const key of keys) {
      if (Object.hasOwn(map, key) && map[key] !== undefined && map[key] !== null) set.push(this.at(key));
    }
    return set;
  }

  /** The items of a list; none when it is no list. */
  items(): readonly Field<ItemOf<Value>>[] {
    const { value, reading } = this;
    if (!this.expect(Array.isArray(value))) return NONE;
    if (this.list === undefined) {
      const items = value as readonly unknown[];
      const list: Field<unknown>[] = [];
      // By index, so that a place where nothing is set is an item too.
      for (let index = 0; index < items.length; index++)
        list.push(new Field<unknown>(items[index], reading, this, index));
      this.list = list;
    }
    return this.list as readonly Field<ItemOf<Value>>[];
  }

  /** The values of a map whose keys the user chooses; none when it is no map. */
  entries(): readonly Entry<EntryOf<Value>>[] {
    const { value, reading } = this;
    if (!this.expect(isRecord(value))) return NONE;
    const map = value as Mapping;
    return Object.keys(map).map((key) => ({ key, field: new Field<EntryOf<Value>>(map[key], reading, this, key) }));
  }

  /** What a function finds from here, found once however many rules ask for it. */
  once<Found>(find: (field: Field<Value>) => Found): Found {
    this.derived ??= new Map();
    if (!this.derived.has(find)) this.derived.set(find, find(this));
    return this.derived.get(find) as Found;
  }

  /** Whether something is set there; null is nothing. */
  get isSet(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** Whether a list or a map holds nothing, or nothing is set. */
  get isEmpty(): boolean {
    const { value } = this;
    if (Array.isArray(value)) return value.length === 0;
    return !this.expect(isRecord(value)) || Object.keys(value as object).length === 0;
  }

  get text(): string {
    return this.expect(typeof this.value === 'string') ? (this.value as string) : '';
  }

  get number(): number {
    return this.expect(typeof this.value === 'number') ? (this.value as number) : 0;
  }

  get flag(): boolean {
    return this.expect(typeof this.value === 'boolean') && this.value === true;
  }

  /** The JSON pointer of the place. */
  get pointer(): string {
    const { holder } = this.outermost;
    return holder ? holder.pointer : pointerOf(this.path);
  }

  /** The place as people write it: `spec.servers[0].tls`. */
  get name(): string {
    return fieldName(this.path);
  }

  /** The field in whose text it stands, so that the pointer is only that field's. */
  get textHolder(): Field<string> | undefined {
    return this.outermost.holder as Field<string> | undefined;
  }

  /** Whether it stands in the text of a field. */
  get isInText(): boolean {
    return this.textHolder !== undefined;
  }

  /** The keys from the outermost object to this place. */
  get path(): (string | number)[] {
    return this.parent ? [...this.parent.path, this.key] : [];
  }

  private get outermost(): Field<unknown> {
    return this.parent ? this.parent.outermost : this;
  }

  private expect(isOfType: boolean): boolean {
    if (!isOfType && this.isSet) this.reading.wasMisread = true;
    return isOfType;
  }
}

/** The field at a path below another one. */
export function fieldAt(field: Field<unknown>, path: FieldPath): Field<unknown> {
  return path.reduce<Field<unknown>>((at, key) => {
    if (Array.isArray(at.value)) return (at as Field<readonly unknown[]>).items()[Number(key)]!;
    return (at as Field<Mapping>).at(String(key));
  }, field);
}

/** One value of a map, with its key. */
export interface Entry<Value> {
  readonly key: string;
  readonly field: Field<Value>;
}

const NONE: readonly never[] = [];

type Mapping = Readonly<Record<string, unknown>>;
