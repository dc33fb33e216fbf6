import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findSchemaFile } from '../../src/schema/catalogue';
import type { SchemaFile } from '../../src/schema/node';
import type { Json, JsonObject, Path } from '../cases/json';
import { clone, getAt, isObject, removeAt, setAt } from '../cases/json';
import { ROOT } from '../cases/options';
import type { Random } from '../cases/random';
import { Documents } from '../rules/documents';
import { ALL } from '../rules/kinds/all';
import { oddText, oddValue, PROTOTYPE_KEYS } from './odd-values';

interface Known {
  readonly apiVersion: string;
  readonly kind: string;
  readonly file: SchemaFile;
  readonly root: number;
}

let known: readonly Known[] | undefined;

/** Every version of every kind with a schema. */
function knownKinds(): readonly Known[] {
  known ??= readdirSync(join(ROOT, 'imports'))
    .flatMap((name) => /^(.*)\.schema\.json$/.exec(name)?.[1] ?? [])
    .sort()
    .flatMap((group) => {
      const file = findSchemaFile(group)!;
      return Object.entries(file.kinds).flatMap(([kind, { versions }]) =>
        Object.entries(versions).map(([version, root]) => {
          return { apiVersion: group === 'core' ? version : `${group}/${version}`, kind, file, root };
        }),
      );
    });
  return known;
}

/** An object of a known kind: half of them as the comparison with Istio makes them, half from the kind's schema. */
export function makeObject(random: Random, size: number): JsonObject {
  if (random.chance(0.5)) return JSON.parse(new Documents(random.pick(ALL), random, []).next().manifest) as JsonObject;
  const { apiVersion, kind, file, root } = random.pick(knownKinds());
  const oddness = random.pick([0, 0.05, 0.3]);
  const made = fromSchema(file, root, random, { oddness, size, depth: 0 });
  const metadata = { name: random.chance(0.9) ? 'web' : oddText(random), namespace: 'shop' };
  return { ...(isObject(made) ? made : {}), apiVersion, kind, ...(random.chance(0.9) && { metadata }) };
}

interface Making {
  readonly oddness: number;
  readonly size: number;
  readonly depth: number;
}

function fromSchema(file: SchemaFile, index: number, random: Random, making: Making): Json {
  const node = file.nodes[index]!;
  if (random.chance(making.oddness)) return oddValue(random, making.size);
  const below = { ...making, depth: making.depth + 1 };
  const isDeep = making.depth > 8;
  const { properties = {}, required = [], additionalProperties, items } = node;
  if (node.enum?.length) return random.pick(node.enum) as Json;
  switch (node.intOrString ? random.pick(['integer', 'string'] as const) : node.type) {
    case 'object': {
      const share = random.pick([0.1, 0.3, 0.7]) / (making.depth + 1);
      const names = Object.keys(properties).filter((name) => required.includes(name) || random.chance(share));
      const fields = isDeep ? [] : names.map((name) => [name, fromSchema(file, properties[name]!, random, below)]);
      if (additionalProperties !== undefined && !isDeep) {
        for (const key of [random.pick(PROTOTYPE_KEYS), 'app'].slice(0, random.integer(0, 2))) {
          fields.push([key, fromSchema(file, additionalProperties, random, below)]);
        }
      }
      return Object.fromEntries(fields) as JsonObject;
    }
    case 'array': {
      const length = isDeep || items === undefined ? 0 : random.integer(0, 2);
      return Array.from({ length }, () => fromSchema(file, items!, random, below));
    }
    case 'string':
      return random.chance(0.5) ? oddText(random) : random.pick(['web', '/a', '10s', 'shop/web', '1.2.3.4']);
    case 'integer':
      return random.integer(-1, 1000);
    case 'number':
      return random.next() * 100;
    case 'boolean':
      return random.chance(0.5);
    case undefined:
      return oddValue(random, making.size);
  }
}

/** Changes an object at a few places: what stands there, or what is there at all. */
export function spoil(object: JsonObject, random: Random, size: number): void {
  for (let left = random.integer(1, 4); left > 0; left--) {
    const path = place(object, random);
    const current = getAt(object, path) ?? null;
    switch (random.integer(0, 6)) {
      case 0:
        removeAt(object, path);
        break;
      case 1:
        addField(object, path, random, size);
        break;
      case 2:
        setAt(object, path, clone(getAt(object, place(object, random)) ?? null));
        break;
      case 3:
        setAt(object, path, random.chance(0.5) ? [current, clone(current)] : { a: current });
        break;
      case 4:
        if (Array.isArray(current) && current.length > 0) {
          const item = current[0]!;
          const count = Math.min(1000, Math.ceil(size / (JSON.stringify(item).length + 1)));
          setAt(
            object,
            path,
            Array.from({ length: random.integer(1, count) }, () => item),
          );
        }
        break;
      default:
        setAt(object, path, oddValue(random, size));
    }
  }
}

function addField(object: JsonObject, path: Path, random: Random, size: number): void {
  const kinds = knownKinds();
  const { file } = random.pick(kinds);
  const names = Object.keys(random.pick(file.nodes).properties ?? {});
  const key = random.find(random.chance(0.5) ? names : PROTOTYPE_KEYS) ?? oddText(random);
  const isInside = isObject(getAt(object, path));
  const parent = isInside ? path : isObject(getAt(object, path.slice(0, -1))) ? path.slice(0, -1) : [];
  setAt(object, [...parent, key], oddValue(random, size));
}

/** A place in an object, the deeper the rarer; never the root. */
function place(object: JsonObject, random: Random): Path {
  const path: (string | number)[] = [];
  let current: Json | undefined = object;
  while (current !== null && typeof current === 'object' && (path.length === 0 || random.chance(0.75))) {
    const keys: (string | number)[] = Array.isArray(current)
      ? Array.from({ length: Math.min(5, current.length) }, (_, i) => i)
      : Object.keys(current);
    const key = random.find(keys);
    if (key === undefined) break;
    path.push(key);
    current = getAt(object, path);
  }
  return path.length === 0 ? ['spec'] : path;
}
