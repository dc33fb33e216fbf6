import type { CompiledNode } from './compiled-node';

/** What a value is in JSON; `nothing` is what JSON cannot carry, such as a function. */
export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'nothing';

const LARGEST_INTEGER = 2 ** 63;

/** The JSON type of a value, with numbers as the API server reads them from the emitted YAML or JSON. */
export function jsonTypeOf(value: unknown): JsonType {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      if (Number.isInteger(value)) return value >= -LARGEST_INTEGER && value < LARGEST_INTEGER ? 'integer' : 'number';
      return Number.isFinite(value) ? 'number' : 'nothing';
    case 'bigint':
      return value >= -(1n << 63n) && value < 1n << 63n ? 'integer' : 'number';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      return isPlainObject(value) ? 'object' : 'nothing';
    default:
      return 'nothing';
  }
}

/** Does a value of this type fit the node's type? */
export function fitsType(type: JsonType, node: CompiledNode): boolean {
  const { types, format } = node;
  if (types.length === 0 && format === undefined) return type !== 'nothing';
  if (type === 'nothing') return false;
  if (type === 'null') return types.length === 0 || node.schema.nullable === true;
  if (types.includes(type) || (type === 'integer' && types.includes('number'))) return true;
  // The API server leaves strings and lists with a format to the format's check, which reads only strings.
  return format !== undefined && !isNumeric(types) && (type === 'string' || type === 'array');
}

/** What a type is called in messages. */
export function describeType(type: JsonType, value?: unknown): string {
  switch (type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'integer':
    case 'number':
      return 'a number';
    case 'null':
      return 'null';
    case 'nothing':
      return typeof value === 'object' && value !== null
        ? `a ${value.constructor?.name ?? 'special object'}`
        : typeof value;
    default:
      return `a ${type}`;
  }
}

function isNumeric(types: readonly string[]): boolean {
  return types.includes('integer') || types.includes('number');
}

function isPlainObject(value: object): boolean {
  return !(value instanceof Date || value instanceof Map || value instanceof Set || ArrayBuffer.isView(value));
}
