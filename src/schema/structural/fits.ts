import type { CompiledNode } from './compiled-node';
import { fitsType, jsonTypeOf } from './json-type';
import { findKeywordProblem } from './keywords';

const nowhere = (): string => '';

/** Does a value fit a schema? For the alternatives of `oneOf`, `anyOf` and `not`, which only count. */
export function fits(value: unknown, node: CompiledNode): boolean {
  const type = jsonTypeOf(value);
  if (!fitsType(type, node)) return false;
  if (type === 'null') return node.schema.enum === undefined;
  if (findKeywordProblem(value, type, node, nowhere)) return false;
  if (type === 'array' && node.items && !(value as unknown[]).every((item) => fits(item, node.items!))) return false;
  if (type === 'object' && !fitsFields(value as Readonly<Record<string, unknown>>, node)) return false;
  return fitsCombinations(value, node);
}

/** Does a value fit the node's `oneOf`, `anyOf`, `allOf` and `not`? */
export function fitsCombinations(value: unknown, node: CompiledNode): boolean {
  const { oneOf, anyOf, allOf, not } = node.schema;
  if (anyOf && !node.anyOf.some((option) => fits(value, option))) return false;
  if (oneOf && !fitsOne(value, node)) return false;
  if (allOf && !node.allOf.every((option) => fits(value, option))) return false;
  return not === undefined || !fits(value, node.not!);
}

function fitsOne(value: unknown, node: CompiledNode): boolean {
  const { choice } = node;
  if (!choice || typeof value !== 'object' || value === null) {
    return node.oneOf.filter((option) => fits(value, option)).length === 1;
  }
  let count = 0;
  for (const member of choice.members) if (Object.hasOwn(value, member)) count++;
  return count === 1 || (count === 0 && !choice.needed);
}

function fitsFields(object: Readonly<Record<string, unknown>>, node: CompiledNode): boolean {
  if (node.schema.required?.some((name) => !Object.hasOwn(object, name))) return false;
  if (!node.schema.properties && !node.values) return true;
  return Object.keys(object).every((name) => {
    const field = node.properties.get(name) ?? node.values;
    return field === undefined || fits(object[name], field);
  });
}
