const FALSE = '0 f F FALSE false False'.split(' ');
const BOOLEANS: ReadonlySet<string> = new Set([...'1 t T TRUE true True'.split(' '), ...FALSE]);

/** Is this what Go reads as a truth value? */
export function isBoolean(text: string): boolean {
  return BOOLEANS.has(text);
}

/** Is this what Go reads as false? */
export function isFalse(text: string): boolean {
  return FALSE.includes(text);
}
