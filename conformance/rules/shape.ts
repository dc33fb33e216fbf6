import type { Json, JsonObject, Path } from '../cases/json';
import { clone, isObject, setAt } from '../cases/json';
import type { Random } from '../cases/random';

/** What values of a field look like: the ones that rules are about, good and bad. */
export type Shape =
  | { readonly is: 'value'; readonly good: readonly Json[]; readonly odd: readonly Json[] }
  | { readonly is: 'list'; readonly item: Shape; readonly most: number }
  | { readonly is: 'map'; readonly keys: Shape; readonly item: Shape; readonly most: number }
  | { readonly is: 'choice'; readonly of: readonly Shape[] }
  | { readonly is: 'object'; readonly needed: Fields; readonly free: Fields };

type Fields = Readonly<Record<string, Shape>>;

/** A value out of good ones, now and then out of odd ones. */
export function value(good: readonly Json[], odd: readonly Json[] = []): Shape {
  return { is: 'value', good, odd };
}

/** A list of at least one item, now and then empty or with an item twice. */
export function list(item: Shape, most = 3): Shape {
  return { is: 'list', item, most };
}

/** A map of at least one entry, now and then empty. */
export function map(keys: Shape, item: Shape, most = 2): Shape {
  return { is: 'map', keys, item, most };
}

/** A value of one of several shapes. */
export function choice(...of: readonly Shape[]): Shape {
  return { is: 'choice', of };
}

/** An object with fields that are nearly always there, and fields that may be. */
export function object(needed: Fields, free: Fields = {}): Shape {
  return { is: 'object', needed, free };
}

/**
 * A value of a shape; `oddness` is how likely each part of it is odd. One of the fields is sure to be there, and one of
 * the fields below it, and so on, so that deep fields are not rare.
 */
export function make(shape: Shape, random: Random, oddness: number, isFocus = true): Json {
  switch (shape.is) {
    case 'value': {
      const isOdd = shape.good.length === 0 || (shape.odd.length > 0 && random.chance(oddness));
      return clone(random.pick(isOdd ? shape.odd : shape.good));
    }
    case 'choice':
      return make(random.pick(shape.of), random, oddness, isFocus);
    case 'list': {
      if (random.chance(oddness / 2)) return [];
      const items = Array.from({ length: random.integer(1, shape.most) }, (_, i) =>
        make(shape.item, random, oddness, isFocus && i === 0),
      );
      return random.chance(oddness) ? [...items, clone(random.pick(items))] : items;
    }
    case 'map': {
      if (random.chance(oddness / 2)) return {};
      const count = random.integer(1, shape.most);
      const keys = Array.from({ length: count }, () => String(make(shape.keys, random, oddness)));
      return Object.fromEntries(keys.map((key) => [key, make(shape.item, random, oddness, isFocus)]));
    }
    case 'object':
      return makeObject(shape.needed, shape.free, random, oddness, isFocus);
  }
}

function makeObject(needed: Fields, free: Fields, random: Random, oddness: number, isFocus: boolean): JsonObject {
  const made: JsonObject = {};
  const all = Object.keys({ ...needed, ...free });
  const focus = isFocus ? pickFocus({ ...needed, ...free }, random) : undefined;
  const share = random.pick([0.05, 0.2, 0.5]);
  for (const name of all) {
    const field = (needed[name] ?? free[name]) as Shape;
    const isThere = name === focus || (name in needed ? !random.chance(oddness / 3) : random.chance(share));
    if (isThere) made[name] = make(field, random, oddness, name === focus);
  }
  return made;
}

/** A field, the more likely the more there is below it: so every value is as likely as any other. */
function pickFocus(fields: Fields, random: Random): string | undefined {
  let left = random.next() * Object.values(fields).reduce((sum, field) => sum + sizeOf(field), 0);
  return Object.keys(fields).find((name) => (left -= sizeOf(fields[name] as Shape)) < 0);
}

const sizes = new WeakMap<Shape, number>();

function sizeOf(shape: Shape): number {
  const known = sizes.get(shape);
  if (known !== undefined) return known;
  const below =
    shape.is === 'object'
      ? Object.values({ ...shape.needed, ...shape.free })
      : shape.is === 'choice'
        ? shape.of
        : shape.is === 'list'
          ? [shape.item]
          : shape.is === 'map'
            ? [shape.keys, shape.item]
            : [];
  const size = below.reduce((sum, field) => sum + sizeOf(field), 1);
  sizes.set(shape, size);
  return size;
}

/** Makes one part of a value anew, or adds one; which one is left to chance. */
export function change(root: JsonObject, path: Path, shape: Shape, random: Random): void {
  const [inner, at] = random.pick(partsOf(valueAt(root, path), shape, path));
  const oddness = random.pick([0.1, 0.5, 1]);
  setAt(root, at, make(inner, random, oddness));
}

function valueAt(root: Json, path: Path): Json | undefined {
  let current: Json | undefined = root;
  for (const step of path) {
    current = Array.isArray(current) ? current[step as number] : isObject(current) ? current[step] : undefined;
  }
  return current;
}

/** Every part of a value, and every field that it could have, with its shape and place. */
function partsOf(current: Json | undefined, shape: Shape, path: Path): (readonly [Shape, Path])[] {
  const found: (readonly [Shape, Path])[] = [[shape, path]];
  if (shape.is === 'object' && isObject(current)) {
    for (const [name, field] of Object.entries({ ...shape.needed, ...shape.free })) {
      found.push(...partsOf(current[name], field, [...path, name]));
    }
  } else if (shape.is === 'list' && Array.isArray(current)) {
    current.forEach((item, i) => found.push(...partsOf(item, shape.item, [...path, i])));
    found.push([shape.item, [...path, current.length]]);
  } else if (shape.is === 'map' && isObject(current)) {
    for (const [key, item] of Object.entries(current)) found.push(...partsOf(item, shape.item, [...path, key]));
  }
  return found;
}
