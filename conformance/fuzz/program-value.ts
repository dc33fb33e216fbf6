import type { Json } from '../cases/json';
import type { Random } from '../cases/random';
import { oddText, oddValue, PROTOTYPE_KEYS } from './odd-values';

class Named {
  readonly name = 'web';
  get spec(): Named {
    return new Named();
  }
}

/** Values that only a program has, YAML does not. */
const MAKERS: readonly ((random: Random, value: Json) => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 10n ** 30n,
  () => Symbol('s'),
  () => () => 'x',
  () => class {},
  () => new Date(Number.NaN),
  () => new Date(0),
  () => /(a+)+$/,
  (_, value) => new Map([['a', value]]),
  (_, value) => new Set([value]),
  () => new Named(),
  () => new Uint8Array(8),
  () => Buffer.from('a'),
  () => new String('x'),
  () => new Number(1),
  () => new Boolean(false),
  () => new Error('x'),
  () => Promise.resolve(1),
  () => new WeakMap(),
  () => Object.create(null) as unknown,
  () => new Array(1000),
  (_, value) => Object.assign([value], { extra: 1 }),
  (_, value) => Object.freeze({ a: value }),
  (_, value) => Object.create({ apiVersion: 'v1', kind: 'Service', spec: value }) as unknown,
  (random) => ({ toJSON: () => oddText(random) }),
  () => ({ toString: () => '', valueOf: () => 1 }),
  () => ({ toString: null, valueOf: undefined, constructor: 1, hasOwnProperty: false }),
  () => ({ [Symbol.iterator]: 1, [Symbol.toPrimitive]: 1 }),
  () => globalThis,
  () => '\ud800',
];

/** Any value that a program can hand over instead of an object. */
export function anyValue(random: Random): unknown {
  return random.chance(0.5) ? oddValue(random, 1000) : random.pick(MAKERS)(random, oddValue(random, 100));
}

/** Puts values into an object that no YAML has: circles, instances, things shared many times. */
export function spoilValue(root: Json, random: Random): unknown {
  const objects = objectsIn(root).filter((object) => Object.isExtensible(object));
  for (let left = random.integer(1, 3); left > 0; left--) {
    const target = random.find(objects) as Record<string, unknown> | undefined;
    if (target === undefined) break;
    // The language itself fails at lists whose `constructor` or `length` is no longer their own.
    const key = random.find(Object.keys(target)) ?? (Array.isArray(target) ? '0' : random.pick(PROTOTYPE_KEYS));
    const how = random.integer(0, 3);
    const value = how === 0 ? random.pick(objects) : how === 1 ? sharedLevels(random) : anyValue(random);
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return root;
}

/** Few objects that are very many when each is written where it is used. */
function sharedLevels(random: Random): unknown {
  let value: unknown = 'x';
  for (let left = random.integer(1, 60); left > 0; left--)
    value = random.chance(0.5) ? { a: value, b: value } : [value, value];
  return value;
}

function objectsIn(root: unknown): object[] {
  const found = new Set<object>();
  const open = [root];
  while (open.length > 0 && found.size < 1000) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || found.has(value)) continue;
    found.add(value);
    open.push(...Object.values(value).slice(0, 100));
  }
  return [...found];
}
