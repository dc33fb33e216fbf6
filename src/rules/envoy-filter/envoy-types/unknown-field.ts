import { findClosest } from '../../../diagnostics/did-you-mean';
import { isRecord } from '../../../objects/object-identity';
import { alternatives } from '../../../schema/structural/findings';
import type { GivenField } from './given-fields';
import type { MessageField, MessageType, MessageTypes } from './message-types';
import { ANY, findOwnJson, isWrapper, TYPE } from './well-known';

/** What to type instead of a field that a message does not have: the same one a level below, or one with a close name. */
export function fixOfUnknown(
  key: string,
  type: MessageType,
  given: readonly GivenField[],
  types: MessageTypes,
  nameOf: (below: readonly string[]) => string,
): string {
  const naming = /[A-Z]/.test(key) && !key.includes('_') ? 'jsonName' : 'name';
  const names = type.fields.map((field) => field[naming]);
  const below = type.fields.find((field) => findBelow(field, given, types)?.fields.some((one) => one[naming] === key));
  if (below) return `move it to \`${nameOf([below[naming], key])}\``;
  const closest = findClosest(key, names);
  if (closest !== undefined) return `did you mean \`${closest}\`?`;
  return names.length === 0 ? `remove \`${key}\`` : `remove \`${key}\`, or use one of ${alternatives(names)}`;
}

/** The type of the one message that a field holds, also of one that names its type. */
function findBelow(
  { type, isList, keys }: MessageField,
  given: readonly GivenField[],
  types: MessageTypes,
): MessageType | undefined {
  if (type.is !== 'message' || isList || keys !== undefined) return undefined;
  const found = types.message(type.number);
  if (found.name !== ANY) return findOwnJson(found) || isWrapper(found) ? undefined : found;
  const value = given.find(({ field }) => field.type === type)?.value;
  const url = isRecord(value) ? value[TYPE] : undefined;
  return typeof url === 'string' ? types.find(url.slice(url.lastIndexOf('/') + 1)) : undefined;
}
