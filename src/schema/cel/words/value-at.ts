import type { FieldPath } from '../../../diagnostics/pointer';

/** What stands in a value below a path, undefined where nothing does. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    return (part as Readonly<Record<string | number, unknown>>)[key] ?? undefined;
  }, value);
}

/** Does something stand there? */
export function isSetAt(value: unknown, path: FieldPath): boolean {
  return valueAt(value, path) !== undefined;
}

/** The paths of the items of a list below a path that are so. */
export function findItems(value: unknown, list: FieldPath, isSo: (item: unknown) => boolean): readonly FieldPath[] {
  const items = valueAt(value, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item, at) => (isSo(item) ? [[...list, at]] : []));
}

/** The items of a list that have the same in some fields as an item before, each with the first such item. */
export function findRepeats(
  list: unknown,
  fields: readonly string[],
): readonly (readonly [at: number, first: number])[] {
  const keys = findItems(list, [], () => true).map(([at]) =>
    JSON.stringify(fields.map((field) => valueAt(list, [at!, field]) ?? null)),
  );
  const firsts = new Map<string, number>();
  return keys.flatMap((key, at) => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, at);
    return first === undefined ? [] : [[at, first] as const];
  });
}
