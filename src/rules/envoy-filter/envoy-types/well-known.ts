import { parseGoDuration } from '../../../schema/go/duration';
import { isTimestamp } from '../../../schema/go/timestamp';
import { isRecord } from '../../../objects/object-identity';
import type { MessageType } from './message-types';
import type { Expected } from './scalars';

/** Any message, by its type's name. */
export const ANY = 'google.protobuf.Any';
/** Where it has its type's name. */
export const TYPE = '@type';

const WRAPPERS: ReadonlySet<string> = new Set(
  ['Bool', 'Bytes', 'String', 'Int32', 'UInt32', 'Float', 'Int64', 'UInt64', 'Double'].map(
    (name) => `google.protobuf.${name}Value`,
  ),
);

/** Is this a type whose values are those of its one field? */
export function isWrapper({ name }: MessageType): boolean {
  return WRAPPERS.has(name);
}

type Find = (value: unknown) => Expected | undefined;

/** Types that have a JSON of their own: why a value is none of them. */
const OWN_JSON: ReadonlyMap<string, Find> = new Map<string, Find>([
  ['google.protobuf.Duration', (value) => (isDuration(value) ? undefined : expectedDuration(value))],
  ['google.protobuf.Timestamp', (value) => (isPointInTime(value) ? undefined : TIME)],
  ['google.protobuf.Struct', (value) => (isRecord(value) ? undefined : OBJECT)],
  ['google.protobuf.ListValue', (value) => (Array.isArray(value) ? undefined : LIST)],
  ['google.protobuf.Value', () => undefined],
]);

/** How values of a type are read that has a JSON of its own; undefined for other types. */
export function findOwnJson({ name }: MessageType): Find | undefined {
  return OWN_JSON.get(name);
}

/** Does `@type` stand beside `value`, and not beside the fields of the type? */
export function isValueOfAny(type: MessageType): boolean {
  return isWrapper(type) || OWN_JSON.has(type.name) || type.name === ANY || type.name === 'google.protobuf.Empty';
}

const OBJECT: Expected = { wanted: 'an object', fix: 'write an object' };
const LIST: Expected = { wanted: 'a list', fix: 'put it into a list' };
const TIME: Expected = {
  wanted: 'a point in time, like "2026-01-31T12:00:00Z"',
  fix: 'write a point in time, like "2026-01-31T12:00:00Z"',
};

function isDuration(value: unknown): boolean {
  return typeof value === 'string' && parseGoDuration(value) !== undefined;
}

/** Go takes hours of one digit. */
function isPointInTime(value: unknown): boolean {
  return typeof value === 'string' && isTimestamp(value.replace(/T(?=\d:)/, 'T0'));
}

function expectedDuration(value: unknown): Expected {
  const seconds = isRecord(value) ? value['seconds'] : value;
  const isPlain = /^\d{1,9}(\.\d{1,9})?$/.test(String(seconds));
  return { wanted: 'a duration, like "10s"', fix: isPlain ? `write "${String(seconds)}s"` : 'write it like "10s"' };
}
