import { parseGoDuration } from '../go/duration';
import type { CompiledNode } from '../structural/compiled-node';
import { celDuration } from './environment';

const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** The fields of an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The name of a field in rules, undefined for one that rules cannot name. */
export function escapeName(name: string): string | undefined {
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined;
  if (RESERVED.has(name)) return `__${name}__`;
  return name
    .replace(/__/g, '__underscores__')
    .replace(/\./g, '__dot__')
    .replace(/-/g, '__dash__')
    .replace(/\//g, '__slash__');
}

const escapedNames = new Map<string, string | undefined>();

/** Field names are those of schemas, so that remembering them costs little. */
function escapedName(name: string): string | undefined {
  if (!escapedNames.has(name)) escapedNames.set(name, escapeName(name));
  return escapedNames.get(name);
}

/** A value as rules see it through its schema; `fields` are those of it that are read, all when undefined. */
export function celValue(value: unknown, node: CompiledNode, fields?: ReadonlySet<string>): unknown {
  if (value === null || isSame(node)) return value;
  if (node.schema.intOrString) return typeof value === 'string' ? value : BigInt(value as number);
  switch (node.schema.type) {
    case 'integer':
      return BigInt(value as number);
    case 'number':
      return Number(value);
    case 'string':
      return stringValue(value as string, node.schema.format);
    case 'array':
      return (value as readonly unknown[]).map((item) => (node.items ? celValue(item, node.items) : item));
    case 'object':
      return node.schema.properties || !node.values
        ? objectValue(value as Fields, node, fields)
        : mapValue(value as Fields, node.values);
    default:
      return value;
  }
}

/** A whole object as rules see it: of its metadata only the names. */
export function celRoot(object: Fields, node: CompiledNode, fields?: ReadonlySet<string>): Fields {
  const converted: Record<string, unknown> = { ...objectValue(object, node, fields) };
  for (const name of ['apiVersion', 'kind']) if (Object.hasOwn(object, name)) converted[name] = object[name];
  const metadata = (object.metadata ?? {}) as Fields;
  converted.metadata = Object.fromEntries(
    ['name', 'generateName'].filter((name) => typeof metadata[name] === 'string').map((name) => [name, metadata[name]]),
  );
  return converted;
}

function objectValue(object: Fields, node: CompiledNode, fields?: ReadonlySet<string>): Fields {
  const converted: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(object)) {
    const field = node.properties.get(name) ?? node.values;
    const escaped = field && escapedName(name);
    if (escaped === undefined || object[name] === null || (fields && !fields.has(escaped))) continue;
    converted[escaped] = celValue(object[name], field!);
  }
  return converted;
}

/** A plain map, or a real one for keys that mean something in the language itself. */
function mapValue(object: Fields, values: CompiledNode): Fields | ReadonlyMap<string, unknown> {
  const entries = Object.keys(object).map((key) => [key, celValue(object[key], values)] as const);
  const isSpecial = Object.hasOwn(object, 'constructor') || Object.hasOwn(object, '__proto__');
  return isSpecial
    ? new Map(entries)
    : Object.assign(Object.create(null) as Record<string, unknown>, Object.fromEntries(entries));
}

function stringValue(text: string, format: string | undefined): unknown {
  switch (format) {
    case 'date':
    case 'date-time':
      return new Date(text);
    case 'duration': {
      const nanoseconds = parseGoDuration(text);
      return nanoseconds === undefined ? text : celDuration(nanoseconds);
    }
    case 'byte':
      return new Uint8Array(Buffer.from(text, 'base64'));
    default:
      return text;
  }
}

const same = new WeakMap<CompiledNode, boolean>();

/** Are all values of the node already what rules see? */
function isSame(node: CompiledNode): boolean {
  let known = same.get(node);
  if (known === undefined) same.set(node, (known = findSame(node)));
  return known;
}

function findSame(node: CompiledNode): boolean {
  if (node.schema.intOrString) return false;
  switch (node.schema.type) {
    case 'boolean':
      return true;
    case 'string':
      return !['date', 'date-time', 'duration', 'byte'].includes(node.schema.format ?? '');
    case 'array':
      return node.items !== undefined && isSame(node.items);
    default:
      return false;
  }
}
