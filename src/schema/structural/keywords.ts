import { findClosest } from '../../diagnostics/did-you-mean';
import { matchesPattern } from '../matches-pattern';
import type { CompiledNode } from './compiled-node';
import { alternatives, shown, type Problem } from './findings';
import { formatExamples, matchesFormat } from './formats';
import type { JsonType } from './json-type';
import { findPatternMeaning } from './pattern-meanings';

const INT32 = 2 ** 31;

/** The first bound, pattern, format or enum of the node that a value of the right type breaks. */
export function findKeywordProblem(
  value: unknown,
  type: JsonType,
  node: CompiledNode,
  where: () => string,
): Problem | undefined {
  return findValueProblem(value, type, node, where) ?? findEnumProblem(value, node, where);
}

function findValueProblem(
  value: unknown,
  type: JsonType,
  node: CompiledNode,
  where: () => string,
): Problem | undefined {
  switch (type) {
    case 'string':
      return findStringProblem(value as string, node, where);
    case 'integer':
    case 'number':
      return findNumberProblem(Number(value), type, node, where);
    case 'array':
      return findCountProblem((value as unknown[]).length, node.schema.minItems, node.schema.maxItems, 'item', where);
    case 'object': {
      const { minProperties, maxProperties } = node.schema;
      if (minProperties === undefined && maxProperties === undefined) return undefined;
      return findCountProblem(Object.keys(value as object).length, minProperties, maxProperties, 'entry', where);
    }
    default:
      return undefined;
  }
}

function findStringProblem(text: string, node: CompiledNode, where: () => string): Problem | undefined {
  const { maxLength, minLength, pattern } = node.schema;
  if (maxLength !== undefined || minLength !== undefined) {
    const problem = findCountProblem(countCharacters(text), minLength, maxLength, 'character', where);
    if (problem) return problem;
  }
  if (pattern !== undefined && !matchesPattern(pattern, text)) {
    const meaning = findPatternMeaning(pattern);
    return {
      id: 'schema/pattern',
      message: `\`${where()}\` is ${shown(text)}, which ${meaning === undefined ? `does not match ${pattern}` : `is not ${meaning}`}`,
      fix: meaning === undefined ? `write a value that matches ${pattern}` : `write ${meaning}`,
    };
  }
  if (node.format !== undefined && !matchesFormat(node.format, text)) {
    return {
      id: 'schema/format',
      message: `\`${where()}\` is ${shown(text)}, which is not ${formatExamples[node.format]!.replace(/, like.*/, '')}`,
      fix: `write ${formatExamples[node.format]}`,
    };
  }
  return undefined;
}

function findNumberProblem(
  value: number,
  type: JsonType,
  node: CompiledNode,
  where: () => string,
): Problem | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node.schema;
  if (node.format === 'int32' && type === 'integer' && (value >= INT32 || value < -INT32)) {
    return outOfRange(where(), value, `is not a 32-bit number`, `write a number from ${-INT32} to ${INT32 - 1}`);
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    return outOfRange(where(), value, `is too small`, `write ${rangeOf(node)}`);
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    return outOfRange(where(), value, `is too large`, `write ${rangeOf(node)}`);
  }
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    return outOfRange(where(), value, `is no multiple of ${multipleOf}`, `write a multiple of ${multipleOf}`);
  }
  return undefined;
}

function outOfRange(where: string, value: number, problem: string, fix: string): Problem {
  return { id: 'schema/range', message: `\`${where}\` is ${value}, which ${problem}`, fix };
}

function rangeOf(node: CompiledNode): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node.schema;
  const from = exclusiveMinimum ? `above ${minimum}` : `${minimum}`;
  const to = exclusiveMaximum ? `below ${maximum}` : `${maximum}`;
  if (minimum === undefined) return `a number ${exclusiveMaximum ? to : `up to ${to}`}`;
  if (maximum === undefined) return `a number ${exclusiveMinimum ? from : `from ${from} on`}`;
  return `a number from ${from} to ${to}`;
}

function findCountProblem(
  count: number,
  least: number | undefined,
  most: number | undefined,
  unit: 'character' | 'item' | 'entry',
  where: () => string,
): Problem | undefined {
  if (most !== undefined && count > most) {
    return {
      id: 'schema/length',
      message: `\`${where()}\` has ${counted(count, unit)}, at most ${most} are allowed`,
      fix: `leave at most ${counted(most, unit)}`,
      isTooMuch: true,
    };
  }
  if (least !== undefined && count < least) {
    return {
      id: 'schema/length',
      message:
        count === 0
          ? `\`${where()}\` is empty`
          : `\`${where()}\` has ${counted(count, unit)}, at least ${least} are needed`,
      fix: `give at least ${counted(least, unit)}, or remove the field`,
    };
  }
  return undefined;
}

function counted(count: number, unit: 'character' | 'item' | 'entry'): string {
  if (count === 1) return `1 ${unit}`;
  return `${count} ${unit === 'entry' ? 'entries' : `${unit}s`}`;
}

/** Code points, as the API server counts. */
function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xd800 || code > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) count--;
  }
  return count;
}

function findEnumProblem(value: unknown, node: CompiledNode, where: () => string): Problem | undefined {
  const allowed = node.schema.enum;
  if (allowed === undefined || (value !== null && allowed.includes(value))) return undefined;
  const words = allowed.filter((word): word is string => typeof word === 'string' && word !== '');
  const { deprecatedValues = {} } = node.schema;
  const isDeprecated = (word: unknown): boolean => Object.hasOwn(deprecatedValues, String(word));
  const closest = typeof value === 'string' ? findClosest(value, words) : undefined;
  const meant = closest !== undefined && isDeprecated(closest) ? deprecatedValues[closest]!.use : closest;
  return {
    id: 'schema/enum',
    message: `\`${where()}\` is ${shown(value)}, allowed is ${alternatives(allowed.map(String).filter((word) => word !== ''))}`,
    fix:
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : `write one of ${alternatives(allowed.filter((word) => !isDeprecated(word)).map((word) => JSON.stringify(word)))}`,
  };
}
