import type { CompiledNode } from './compiled-node';
import { flowText } from './flow-text';
import { fitsType, jsonTypeOf, type JsonType } from './json-type';

/** What to type instead of a value of a wrong type. */
export function fixOfType(value: unknown, type: JsonType, node: CompiledNode, wanted: string): string {
  const { types } = node;
  if (type === 'string' && (types.includes('integer') || types.includes('number')) && /^-?\d+$/.test(value as string)) {
    return `write ${value as string} without quotes`;
  }
  if (type === 'string' && types.includes('boolean') && /^(true|false)$/i.test(value as string)) {
    return `write ${(value as string).toLowerCase()} without quotes`;
  }
  if (types.includes('string') && (type === 'integer' || type === 'number' || type === 'boolean')) {
    if (type !== 'boolean' && isDuration(node)) return `write "${String(value)}s", with the unit`;
    return `write "${String(value)}" with quotes`;
  }
  if (types.includes('array') && node.items && fitsType(type, node.items)) return 'put it into a list';
  if (type === 'array' && (value as unknown[]).length === 1 && fitsType(jsonTypeOf((value as unknown[])[0]), node)) {
    return 'write its only item without the list';
  }
  const holder = types.includes('object') && isShort(value) ? findHolder(type, node) : undefined;
  return holder === undefined ? `write ${wanted}` : `write \`${flowText({ [holder]: value })!}\``;
}

function isShort(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 64);
}

/** Does the schema compare it with a duration? */
function isDuration({ rules }: CompiledNode): boolean {
  return rules.some(({ rule }) => rule.startsWith('duration(self)'));
}

/** The field of an object that its value was written instead of: the only one, or the first of those that exclude each other. */
function findHolder(type: JsonType, { properties, choice }: CompiledNode): string | undefined {
  const names = choice?.members ?? [...properties.keys()];
  const [first, second] = names.filter((name) => fitsType(type, properties.get(name)!));
  return second === undefined || choice !== undefined ? first : undefined;
}
