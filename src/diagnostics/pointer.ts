/** The keys and indices from an object's root to one of its fields. */
export type FieldPath = readonly (string | number)[];

/** The JSON pointer (RFC 6901) of a path: `['spec', 'http', 0]` is `/spec/http/0`. */
export function pointerOf(path: FieldPath): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The keys of a JSON pointer. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}
