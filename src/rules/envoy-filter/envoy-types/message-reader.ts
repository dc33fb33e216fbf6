import { findClosest } from '../../../diagnostics/did-you-mean';
import type { FieldPath } from '../../../diagnostics/pointer';
import { isRecord } from '../../../objects/object-identity';
import { alternatives, fieldName, shown } from '../../../schema/structural/findings';
import { findClosestType, findTypeOf, simpleName } from './closest-type';
import { givenFields } from './given-fields';
import type { GivenField } from './given-fields';
import type { MessageProblem, MessageProblemKind } from './message-problem';
import type { MessageField, MessageType, MessageTypes, ValueType } from './message-types';
import { findScalarProblem, isKey } from './scalars';
import type { Expected } from './scalars';
import { fixOfUnknown } from './unknown-field';
import { ANY, findOwnJson, isValueOfAny, isWrapper, TYPE } from './well-known';

type Values = Readonly<Record<string, unknown>>;

/** As deep as objects may be. */
const MOST_LEVELS = 500;
/** Of more problems nobody reads what was meant. */
const MOST_EXPLAINED = 200;
const PREFIX = 'type.googleapis.com/';
const LIST: Expected = { wanted: 'a list', fix: 'put it into a list' };
const UNWRAP = 'write what is in its `value` in its place';
const MAP: Expected = { wanted: 'an object', fix: 'write an object' };

/**
 * Reads messages out of JSON as istiod does, with Go's old package `jsonpb`. It differs from what protocol buffers say of
 * their JSON: durations are Go's, of two alternatives the last one counts, and a field that stands there under both of
 * its names is read under the JSON one. Go stops at the first problem; here all are found.
 */
export class MessageReader {
  readonly problems: MessageProblem[] = [];
  private readonly path: (string | number)[] = [];
  /** What was read as which types: a value may stand in many places, also below itself. */
  private readonly seen = new WeakMap<object, Set<MessageType>>();
  /** What stands as `name` beside the value that is read. */
  private extension = '';

  constructor(
    private readonly types: MessageTypes,
    /** The keys from the object that people know to the message. */
    private readonly place: FieldPath = [],
  ) {}

  /** Reads a value as a message; `isPlain` says that no list, map or `Any` is between it and the outermost one. */
  read(type: MessageType, value: unknown, isPlain = true): void {
    if (value === null || value === undefined || this.path.length > MOST_LEVELS) return;
    const findProblem = findOwnJson(type);
    if (findProblem) this.expect(value, findProblem(value));
    else if (isWrapper(type)) this.readWrapper(type, value);
    else if (!isRecord(value)) this.expect(value, expectedMessage(type));
    else if (this.isSeen(type, value)) return;
    else if (type.name === ANY) this.readAny(value);
    else this.readFields(type, value, isPlain);
  }

  private isSeen(type: MessageType, value: object): boolean {
    const types = this.seen.get(value);
    if (types?.has(type)) return true;
    if (types) types.add(type);
    else this.seen.set(value, new Set([type]));
    return false;
  }

  private readWrapper({ fields }: MessageType, value: unknown): void {
    const type = fields[0]!.type;
    if (type.is !== 'scalar') return;
    const expected = findScalarProblem(type.type, value);
    const isWrapped = isRecord(value) && Object.hasOwn(value, 'value') && !findScalarProblem(type.type, value['value']);
    this.expect(value, expected && isWrapped ? { ...expected, fix: UNWRAP } : expected);
  }

  private readAny(value: Values): void {
    const url = Object.hasOwn(value, TYPE) ? value[TYPE] : undefined;
    if (url === undefined) return this.report('missing-type', [], `has no \`${TYPE}\``, `add ${this.wantedType()}`);
    if (typeof url !== 'string' && url !== null) {
      const says = `is ${shown(url)}, it has to be the name of a type`;
      return this.report('missing-type', [TYPE], says, `write ${this.wantedType()}`);
    }
    const name = url === null ? '' : url.slice(url.lastIndexOf('/') + 1);
    const type = this.types.find(name);
    if (type === undefined) this.reportType(url, name);
    else if (!isValueOfAny(type)) this.readFields(type, value, false, true);
    else if (Object.hasOwn(value, 'value')) this.below('value', () => this.read(type, value['value'], false));
    else this.report('wrong-value', ['value'], 'is not set', `add \`value\` with the ${simpleName(name)}`);
  }

  private reportType(url: string | null, name: string): void {
    const closest = this.isExplaining ? findClosestType(name, this.types.names) : undefined;
    const isOld = /^envoy\..*\.v2(?:alpha\d*)?\./.test(name);
    const says = `is ${shown(url)}, ${isOld ? "a type of Envoy's old API, which is gone" : 'which is no type that istiod knows'}`;
    const fix = closest === undefined ? `write ${this.wantedType()}` : `did you mean "${PREFIX}${closest}"?`;
    this.report('unknown-type', [TYPE], says, fix);
  }

  private wantedType(): string {
    const type = this.isExplaining ? findTypeOf(this.extension, this.types.names) : undefined;
    return type === undefined ? `the name of one of Envoy's types as \`${TYPE}\`` : `\`${TYPE}: ${PREFIX}${type}\``;
  }

  private readFields(type: MessageType, values: Values, isPlain: boolean, isInAny = false): void {
    const { fields, unread, unknown } = givenFields(type, values);
    for (const key of unread) this.reportUnread('field-twice', key, type.byName.get(key)!.jsonName);
    for (const { field, key, value, lostTo } of fields) {
      if (lostTo !== undefined) this.reportUnread('lost-alternative', key, lostTo);
      if (value === null) continue;
      this.extension = typeof values['name'] === 'string' ? values['name'] : '';
      this.below(key, () => this.readField(field, value, isPlain && lostTo === undefined));
    }
    for (const key of unknown) if (!isInAny || key !== TYPE) this.reportUnknown(key, type, fields);
    if (isPlain) this.checkTypedConfig(type, fields, values);
  }

  private readField(field: MessageField, value: unknown, isPlain: boolean): void {
    const { type, isList, keys } = field;
    if (isList) {
      if (!Array.isArray(value)) return this.expect(value, LIST);
      for (let at = 0; at < value.length; at++) this.below(at, () => this.readOne(type, value[at], false));
    } else if (keys !== undefined) {
      if (!isRecord(value)) return this.expect(value, MAP);
      for (const [key, item] of Object.entries(value)) {
        if (isKey(keys, key)) this.below(key, () => this.readOne(type, item, false));
        else this.report('wrong-value', [key], `is no key, which has to be of type ${keys}`, 'rename it');
      }
    } else this.readOne(type, value, isPlain);
  }

  private readOne(type: ValueType, value: unknown, isPlain: boolean): void {
    if (type.is === 'message') this.read(this.types.message(type.number), value, isPlain);
    else if (type.is === 'enum') this.readEnum(this.types.valuesOf(type.number), value);
    else this.expect(value, findScalarProblem(type.type, value));
  }

  private readEnum(values: readonly string[], value: unknown): void {
    if (typeof value !== 'string') {
      const wanted = `one of ${alternatives(values)}`;
      if (findScalarProblem('int32', value)) this.expect(value, { wanted, fix: `write ${wanted}` });
    } else if (!values.includes(value)) {
      const closest = this.isExplaining ? findClosest(value, values) : undefined;
      const fix = closest === undefined ? `write one of ${alternatives(values)}` : `did you mean ${closest}?`;
      this.report('unknown-enum-value', [], `is ${shown(value)}, which is none of its values`, fix);
    }
  }

  private reportUnread(kind: MessageProblemKind, key: string, other: string): void {
    this.report(kind, [key], `is not read, because \`${other}\` is set too`, `remove \`${key}\` or \`${other}\``);
  }

  private reportUnknown(key: string, type: MessageType, given: readonly GivenField[]): void {
    const fix = this.isExplaining
      ? fixOfUnknown(key, type, given, this.types, (below) => this.nameOf(below))
      : `remove \`${key}\``;
    this.report('unknown-field', [key], `is no field of \`${simpleName(type.name)}\``, fix);
  }

  /** Istio warns where an extension is known by its name alone, but it does not look into lists. */
  private checkTypedConfig({ byName }: MessageType, given: readonly GivenField[], { name }: Values): void {
    if (!byName.has('typed_config')) return;
    const isTyped = ({ field, value, lostTo }: GivenField): boolean =>
      value !== null && lostTo === undefined && (field.name === 'typed_config' || field.name === 'config_discovery');
    if (given.some(isTyped)) return;
    this.extension = typeof name === 'string' ? name : '';
    this.report('missing-typed-config', [], 'has no `typed_config`', `add \`typed_config\` with ${this.wantedType()}`);
  }

  private expect(value: unknown, expected: Expected | undefined): void {
    if (!expected) return;
    this.report('wrong-value', [], `is ${shown(value)}, it has to be ${expected.wanted}`, expected.fix);
  }

  private get isExplaining(): boolean {
    return this.problems.length < MOST_EXPLAINED;
  }

  private below(key: string | number, read: () => void): void {
    this.path.push(key);
    read();
    this.path.pop();
  }

  private nameOf(below: FieldPath): string {
    return fieldName([...this.place, ...this.path, ...below]);
  }

  private report(kind: MessageProblemKind, below: FieldPath, says: string, fix: string): void {
    this.problems.push({ kind, path: [...this.path, ...below], message: `\`${this.nameOf(below)}\` ${says}`, fix });
  }
}

function expectedMessage({ name, fields }: MessageType): Expected {
  if (name === ANY) return { wanted: `an object with \`${TYPE}\``, fix: `write an object with \`${TYPE}\`` };
  const names = fields.slice(0, 3).map((field) => field.name);
  return { wanted: 'an object', fix: names.length === 0 ? 'write {}' : `write an object, with ${alternatives(names)}` };
}
