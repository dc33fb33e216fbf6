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
