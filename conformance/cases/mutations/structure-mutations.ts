import type { Schema } from '../definitions';
import type { Json, JsonObject } from '../json';
import { clone, isObject, removeAt } from '../json';
import { findPlaces, type Place } from '../places';
import type { Mutation, Subject } from './mutation';

function isClosed(place: Place): boolean {
  return isObject(place.value) && place.schema.properties !== undefined;
}

function unsetProperties(place: Place): [string, Schema][] {
  const value = place.value;
  if (!isObject(value)) return [];
  return Object.entries(place.schema.properties ?? {}).filter(([name]) => !Object.hasOwn(value, name));
}

function misspell(name: string, subject: Subject): string {
  const at = subject.random.integer(0, Math.max(name.length - 1, 0));
  return subject.random.pick([
    `${name}s`,
    name.slice(0, at) + name.slice(at + 1),
    name.toUpperCase(),
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    ` ${name}`,
    name.slice(0, at) + (name[at] ?? '') + name.slice(at),
  ]);
}

/** Members that exclude one another by a `oneOf`, or that a rule counts with `has(...) ? 1 : 0`. */
function unionMembers(schema: Schema): string[] {
  const groups = [schema, ...(schema.allOf ?? [])].flatMap(({ oneOf, anyOf }) => [...(oneOf ?? []), ...(anyOf ?? [])]);
  const counted = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) =>
    [...rule.matchAll(/has\(self\.(\w+)\)/g)].map((match) => match[1] as string),
  );
  const members = [...groups.flatMap(({ required }) => required ?? []), ...counted];
  return [...new Set(members)].filter((name) => schema.properties && Object.hasOwn(schema.properties, name));
}

function isUnion(schema: Schema): boolean {
  return unionMembers(schema).length > 1;
}

function isKeyedList(schema: Schema): boolean {
  return ['set', 'map'].includes(schema['x-kubernetes-list-type'] ?? '');
}

export const STRUCTURE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'unknown-field-top',
    weight: 2,
    apply: ({ document, random }) => {
      document[random.pick(['foo', 'Spec', 'specs', 'data', 'apiversion', 'x'])] = random.pick<Json>([
        1,
        'a',
        {},
        [],
        null,
      ]);
      return true;
    },
  },
  {
    name: 'unknown-field',
    weight: 6,
    apply: (subject) => {
      const place = subject.choose((one) => isObject(one.value) || one.schema.type === 'object');
      const name = subject.random.pick(['foo', 'x', 'Foo', 'a.b', 'a/b', '~', '']);
      return (
        place !== undefined &&
        subject.set([...place.path, name], subject.random.pick<Json>([1, 'a', {}, [], { a: 1 }, null, false]))
      );
    },
  },
  {
    name: 'misspelt-field',
    weight: 4,
    apply: (subject) => {
      const place = subject.choose((one) => isClosed(one) && Object.keys(one.value as JsonObject).length > 0);
      if (!place) return false;
      const value = place.value as JsonObject;
      const name = subject.random.pick(Object.keys(value));
      const members = Object.entries(value).map(([key, member]) => [
        key === name ? misspell(name, subject) : key,
        member,
      ]);
      return subject.set(place.path, Object.fromEntries(members) as Json);
    },
  },
  {
    name: 'prototype-field',
    weight: 2,
    apply: (subject) => {
      const place = subject.choose((one) => isObject(one.value));
      const name = subject.random.pick([
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'length',
        'prototype',
      ]);
      return (
        place !== undefined && subject.set([...place.path, name], subject.random.pick<Json>(['a', {}, { a: 1 }, 1]))
      );
    },
  },
  {
    name: 'missing-required',
    weight: 5,
    apply: (subject) => {
      const place = subject.choose(({ required, path }) => required && path.length > 1);
      return place !== undefined && removeAt(subject.document, place.path);
    },
  },
  {
    name: 'missing-optional',
    weight: 4,
    apply: (subject) => {
      const place = subject.choose(({ required, path }) => !required && path.length > 0);
      return place !== undefined && removeAt(subject.document, place.path);
    },
  },
  {
    name: 'added-optional',
    weight: 6,
    apply: (subject) => {
      const place = subject.choose((one) => unsetProperties(one).length > 0);
      if (!place) return false;
      const [name, schema] = subject.random.pick(unsetProperties(place));
      return subject.set([...place.path, name], subject.values.make(schema));
    },
  },
  {
    name: 'second-member',
    weight: 5,
    seeks: isUnion,
    apply: (subject) => {
      const place = subject.choose((one) => isObject(one.value) && isUnion(one.schema));
      if (!place) return false;
      const members = unionMembers(place.schema);
      const unset = members.filter((name) => !Object.hasOwn(place.value as JsonObject, name));
      const name = subject.random.find(unset);
      if (name === undefined) return removeAt(subject.document, [...place.path, subject.random.pick(members)]);
      return subject.set(
        [...place.path, name],
        subject.values.make((place.schema.properties as Record<string, Schema>)[name] as Schema),
      );
    },
  },
  {
    name: 'every-member',
    weight: 1,
    seeks: isUnion,
    apply: (subject) => {
      const place = subject.choose((one) => isObject(one.value) && isUnion(one.schema));
      if (!place) return false;
      const value = place.value as JsonObject;
      for (const name of unionMembers(place.schema)) {
        value[name] ??= subject.values.make((place.schema.properties as Record<string, Schema>)[name] as Schema);
      }
      return true;
    },
  },
  {
    name: 'duplicate-item',
    weight: 4,
    seeks: isKeyedList,
    apply: (subject) => {
      const hasItems = ({ value }: Place): boolean => Array.isArray(value) && value.length > 0;
      const place = subject.choose((one) => hasItems(one) && isKeyedList(one.schema)) ?? subject.choose(hasItems);
      if (!place) return false;
      const list = place.value as Json[];
      list.push(clone(subject.random.pick(list)));
      return true;
    },
  },
  {
    name: 'equal-keys',
    weight: 3,
    seeks: (schema) => schema['x-kubernetes-list-type'] === 'map',
    apply: (subject) => {
      const place = subject.choose(
        ({ schema, value }) => schema['x-kubernetes-list-type'] === 'map' && Array.isArray(value) && value.length > 0,
      );
      if (!place) return false;
      const list = place.value as Json[];
      const first = subject.random.pick(list);
      const other = subject.values.make(place.schema.items ?? {});
      if (!isObject(first) || !isObject(other)) return false;
      for (const key of place.schema['x-kubernetes-list-map-keys'] ?? []) {
        if (Object.hasOwn(first, key)) other[key] = first[key] as Json;
        else delete other[key];
      }
      list.push(other);
      return true;
    },
  },
  {
    name: 'empty-object',
    weight: 3,
    apply: (subject) => {
      const place = subject.choose(({ schema, path }) => schema.type === 'object' && path.length > 0);
      return place !== undefined && subject.set(place.path, {});
    },
  },
  {
    name: 'empty-list',
    weight: 3,
    apply: (subject) => {
      const place = subject.choose(({ schema }) => schema.type === 'array');
      return place !== undefined && subject.set(place.path, []);
    },
  },
  {
    name: 'null-item',
    weight: 2,
    apply: (subject) => {
      const place = subject.choose(
        ({ value, schema }) => Array.isArray(value) || typeof schema.additionalProperties === 'object',
      );
      if (!place) return false;
      if (Array.isArray(place.value)) place.value.push(null);
      else if (isObject(place.value)) place.value['key'] = null;
      return true;
    },
  },
  {
    name: 'moved-value',
    weight: 2,
    apply: (subject) => {
      const from = subject.choose(({ path }) => path.length > 1);
      const to = subject.choose(({ path }) => path.length > 1);
      if (!from || !to || findPlaces({}, from.value).length === 0) return false;
      return subject.set(to.path, clone(from.value));
    },
  },
];
