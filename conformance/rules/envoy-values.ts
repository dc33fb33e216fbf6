import type { Json, JsonObject } from '../cases/json';
import { setAt } from '../cases/json';
import type { Random } from '../cases/random';
import { envoyTypes } from '../../src/rules/envoy-filter/envoy-types/envoy-types';
import type {
  MessageField,
  MessageType,
  ScalarType,
  ValueType,
} from '../../src/rules/envoy-filter/envoy-types/message-types';
import { isValueOfAny } from '../../src/rules/envoy-filter/envoy-types/well-known';
import { ODD_KEYS, ODD_NAMES, ODD_VALUES } from './odd-envoy-values';

const DEEPEST = 5;
const PREFIX = 'type.googleapis.com/';
const types = envoyTypes();
const EXTENSIONS = types.names.filter((name) => /^envoy\.extensions\.[\w.]+\.v3\.\w+$/.test(name));
const FILTERS = types.names.filter((name) => /^envoy\.extensions\.filters\.(http|network)\.\w+\.v3\.\w+$/.test(name));
const PLAIN = types.names.filter((name) => name.startsWith('google.protobuf.'));
const EMPTY = 'envoy.extensions.filters.http.grpc_web.v3.GrpcWeb';

/** A place in a value where something can be put instead. */
interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string | number;
  readonly type: ValueType;
}

/** A message of a value, and what is to be there. */
interface Made {
  readonly values: JsonObject;
  readonly type: MessageType;
  readonly isInAny: boolean;
}

/** A value of one of Envoy's types; `oddness` is how likely one thing in it is broken. */
export function makeEnvoyValue(name: string, random: Random, oddness: number): Json {
  const maker = new Maker(random);
  const value = maker.message(types.find(name)!, 0);
  if (random.chance(oddness)) maker.breakOne();
  if (random.chance(oddness / 4)) maker.breakOne();
  return value;
}

class Maker {
  private readonly places: Place[] = [];
  private readonly messages: Made[] = [];
  private readonly anys: JsonObject[] = [];

  constructor(private readonly random: Random) {}

  message(type: MessageType, depth: number): Json {
    const { random } = this;
    switch (type.name) {
      case 'google.protobuf.Any':
        return this.any(depth);
      case 'google.protobuf.Duration':
        return random.pick(['10s', '1h30m', '0.5s', '0', '-1ms', '10us']);
      case 'google.protobuf.Timestamp':
        return random.pick(['2026-01-31T12:00:00Z', '2024-02-29T23:59:59.123456789+02:00']);
      case 'google.protobuf.Value':
        return random.pick<Json>([null, 1.5, 'a', true, [1, null], { a: { b: [] } }]);
      case 'google.protobuf.Struct':
        return random.pick<Json>([{}, { a: null, b: [{}] }, { constructor: 1, '@type': 5 }]);
      case 'google.protobuf.ListValue':
        return random.pick<Json>([[], [1, 'a', null, {}]]);
      default:
        return isValueOfAny(type) && type.fields.length > 0
          ? this.value(type.fields[0]!.type, depth)
          : this.fields(type, depth);
    }
  }

  private fields(type: MessageType, depth: number, values: JsonObject = {}): JsonObject {
    const { random } = this;
    this.messages.push({ values, type, isInAny: '@type' in values });
    const groups = new Set<number>();
    const share = random.pick([0.5, 2, 4]) / Math.max(4, type.fields.length);
    const sure = random.find(type.fields);
    for (const field of random.shuffle(type.fields)) {
      const isThere = field.name === 'typed_config' ? random.chance(0.85) : field === sure || random.chance(share);
      const isDeep = depth >= DEEPEST && field.type.is === 'message';
      if (!isThere || isDeep || (field.group !== undefined && groups.has(field.group))) continue;
      if (field.group !== undefined) groups.add(field.group);
      this.put(values, field, depth);
    }
    return values;
  }

  private put(values: JsonObject, field: MessageField, depth: number): void {
    const { random } = this;
    const key = random.chance(0.2) ? field.jsonName : field.name;
    const one = (holder: JsonObject | Json[], at: string | number): void => {
      (holder as Json[])[at as number] = this.value(field.type, depth + 1);
      this.places.push({ holder, key: at, type: field.type });
    };
    if (field.isList) {
      const items: Json[] = [];
      for (let at = 0, size = random.integer(0, 2); at < size; at++) one(items, at);
      values[key] = items;
    } else if (field.keys !== undefined) {
      const map: JsonObject = {};
      for (let left = random.integer(0, 2); left > 0; left--) one(map, this.key(field.keys));
      values[key] = map;
    } else one(values, key);
    if (field.isList || field.keys !== undefined) this.places.push({ holder: values, key, type: field.type });
  }

  private key(type: ScalarType): string {
    if (type === 'string') return this.random.pick(['a', 'envoy.filters.http.lua', 'constructor', '']);
    return type === 'bool' ? this.random.pick(['true', 'false']) : String(this.random.integer(0, 99));
  }

  private any(depth: number): Json {
    const { random } = this;
    const names = random.pick([FILTERS, FILTERS, FILTERS, EXTENSIONS, EXTENSIONS, PLAIN, types.names]);
    const type = types.find(depth >= DEEPEST ? EMPTY : random.pick(names))!;
    const values: JsonObject = { '@type': `${random.chance(0.95) ? PREFIX : ''}${type.name}` };
    this.anys.push(values);
    if (!isValueOfAny(type)) return this.fields(type, depth + 1, values);
    values['value'] = this.message(type, depth + 1);
    this.places.push({ holder: values, key: 'value', type: { is: 'message', number: types.names.indexOf(type.name) } });
    return values;
  }

  private value(type: ValueType, depth: number): Json {
    const { random } = this;
    if (type.is === 'message') return this.message(types.message(type.number), depth);
    if (type.is === 'enum')
      return random.chance(0.8) ? random.pick(types.valuesOf(type.number)) : random.integer(-1, 99);
    switch (type.type) {
      case 'bool':
        return random.chance(0.5);
      case 'string':
        return random.pick(['a', '', 'envoy.filters.http.router', 'x'.repeat(300)]);
      case 'bytes':
        return random.pick<Json>(['', 'aGVsbG8=', 'aGVs', [104, 101]]);
      case 'float':
      case 'double':
        return random.pick<Json>([0, 0.5, -1, '1.5', 'NaN', 1e30]);
      default:
        return random.pick<Json>([0, 1, 200, '5', '0']);
    }
  }

  /** Breaks one thing, or makes it unusual. */
  breakOne(): void {
    const { random } = this;
    const how = random.integer(0, 9);
    const any = random.find(this.anys);
    if (how <= 2 && any) this.breakAny(any);
    else if (how <= 5) this.breakField(random.pick(this.messages));
    else {
      const enums = this.places.filter(({ type }) => type.is === 'enum');
      const place = random.find(how === 6 && enums.length > 0 ? enums : this.places);
      if (place) (place.holder as JsonObject)[place.key] = this.odd(place.type);
      else this.breakField(random.pick(this.messages));
    }
  }

  private odd(type: ValueType): Json {
    const { random } = this;
    if (type.is === 'enum' && random.chance(0.6)) {
      const name = random.pick(types.valuesOf(type.number));
      return random.pick<Json>([
        name.toLowerCase(),
        `${name}S`,
        name.slice(1),
        ` ${name}`,
        'constructor',
        1.5,
        2 ** 31,
        '1',
      ]);
    }
    return random.pick(ODD_VALUES);
  }

  private breakAny(any: JsonObject): void {
    const { random } = this;
    const name = String(any['@type']).slice(PREFIX.length);
    const how = random.integer(0, 5);
    if (how === 0) delete any['@type'];
    else if (how === 1) delete any['value'];
    else if (how === 2) any['@type'] = `${PREFIX}${name.replace('.v3.', '.v2.')}x`;
    else if (how === 3) any['@type'] = `${PREFIX}${name.slice(0, -1)}`;
    else any['@type'] = random.pick(ODD_NAMES);
  }

  private breakField({ values, type, isInAny }: Made): void {
    const { random } = this;
    const field = random.find(type.fields);
    const how = random.integer(0, 3);
    if (field === undefined || how === 0) setAt(values, [this.unknownKey(isInAny)], random.pick(ODD_VALUES));
    else if (how === 1) values[`${field.name.slice(0, -1)}x`] = 1;
    else if (how === 2) {
      this.put(values, { ...field, jsonName: field.name }, DEEPEST);
      this.put(values, { ...field, name: field.jsonName }, DEEPEST);
    } else {
      const others = type.fields.filter(({ group }) => group !== undefined);
      for (const other of others.slice(0, 3)) this.put(values, other, DEEPEST);
    }
  }

  private unknownKey(isInAny: boolean): string {
    const key = this.random.pick(ODD_KEYS);
    return key === '@type' && isInAny ? 'type' : key;
  }
}
