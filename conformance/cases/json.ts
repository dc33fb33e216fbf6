export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [name: string]: Json;
}

/** The steps from a document's root to a value. */
export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function clone<T extends Json>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export function getAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[step as number];
    else if (isObject(value)) value = Object.hasOwn(value, step) ? value[step] : undefined;
    else return undefined;
  }
  return value;
}

/** Sets the value at a path whose parent exists; false where it does not. */
export function setAt(root: Json, path: Path, value: Json): boolean {
  const parent = getAt(root, path.slice(0, -1));
  const last = path[path.length - 1];
  if (last === undefined) return false;
  if (Array.isArray(parent)) parent[last as number] = value;
  else if (isObject(parent)) {
    Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  } else return false;
  return true;
}

/** Removes the member or list item at a path; false where there is none. */
export function removeAt(root: Json, path: Path): boolean {
  const parent = getAt(root, path.slice(0, -1));
  const last = path[path.length - 1];
  if (last === undefined || getAt(root, path) === undefined) return false;
  if (Array.isArray(parent)) parent.splice(last as number, 1);
  else if (isObject(parent)) delete parent[last];
  return true;
}
