import { Buffer } from 'node:buffer';
import { shown } from '../../../schema/structural/findings';
import type { ScalarType } from './message-types';

/** What a value has to be instead, and what to type. */
export interface Expected {
  /** The end of the sentence "it has to be ...". */
  readonly wanted: string;
  readonly fix: string;
}

const INTEGERS: Readonly<Partial<Record<ScalarType, readonly [least: bigint, most: bigint]>>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};
const NUMBER = /^ *(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|null) *$/;
const INTEGER = /^ *(-?(?:0|[1-9]\d*)|null) *$/;
const NOT_FINITE: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);
/** More than any number needs. */
const LONGEST_NUMBER = 400;

/** Why a value is none of a type, as istiod reads it; undefined for a good one. Null is one of every type. */
export function findScalarProblem(type: ScalarType, value: unknown): Expected | undefined {
  if (value === null || value === undefined) return undefined;
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? undefined : { wanted: 'true or false', fix: fixOfFlag(value) };
    case 'string':
      return typeof value === 'string' ? undefined : { wanted: 'text', fix: fixOfText(value) };
    case 'bytes':
      return isBytes(value) ? undefined : { wanted: 'text in base64', fix: fixOfBytes(value) };
    case 'float':
    case 'double':
      return isNumber(value, type) ? undefined : { wanted: 'a number', fix: 'write a number, like 0.5' };
    default:
      return isInteger(value, type) ? undefined : expectedInteger(value, type);
  }
}

/** Is this text the key of a map whose keys are of a type? */
export function isKey(type: ScalarType, key: string): boolean {
  if (type === 'string') return true;
  const text = key.replace(/[\t\r\n]/g, ' ');
  if (type === 'bool') return /^ *(?:true|false|null) *$/.test(text);
  return isInteger(/^".*"$/.test(text) ? text.slice(1, -1) : text, type);
}

/** Numbers may be text, with blanks around them. */
function isInteger(value: unknown, type: ScalarType): boolean {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  const digits = typeof text === 'string' && text.length <= LONGEST_NUMBER ? INTEGER.exec(text)?.[1] : undefined;
  if (digits === undefined) return false;
  if (digits === 'null') return true;
  const [least, most] = INTEGERS[type]!;
  const number = BigInt(digits);
  return number >= least && number <= most && !(least === 0n && digits.startsWith('-'));
}

function isNumber(value: unknown, type: 'float' | 'double'): boolean {
  if (typeof value === 'string') {
    if (NOT_FINITE.has(value)) return true;
    const digits = NUMBER.exec(value)?.[1];
    return digits === 'null' || (digits !== undefined && isInRange(Number(digits), type));
  }
  return (typeof value === 'number' || typeof value === 'bigint') && isInRange(Number(value), type);
}

function isInRange(number: number, type: 'float' | 'double'): boolean {
  return Number.isFinite(type === 'float' ? Math.fround(number) : number);
}

/** Go reads lists of numbers as bytes too. */
function isBytes(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every((item) => item === null || (Number.isInteger(item) && item >= 0 && item <= 255));
  }
  return typeof value === 'string' && isBase64(value.replace(/[\r\n]/g, ''));
}

function isBase64(text: string): boolean {
  const body = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(body);
}

function expectedInteger(value: unknown, type: ScalarType): Expected {
  const [least, most] = INTEGERS[type]!;
  const isTooLarge = typeof value === 'number' && Number.isInteger(value);
  const wanted = isTooLarge ? `a whole number from ${least} to ${most}` : 'a whole number';
  if (!isTooLarge) return { wanted, fix: `write ${wanted}` };
  return { wanted, fix: value < 0 ? 'write a larger number' : 'write a smaller number' };
}

function fixOfFlag(value: unknown): string {
  const isQuoted = typeof value === 'string' && /^(true|false)$/i.test(value);
  return isQuoted ? `write ${value.toLowerCase()} without quotes` : 'write true or false';
}

function fixOfText(value: unknown): string {
  return typeof value === 'object' ? 'write text' : `write "${String(value)}" with quotes`;
}

function fixOfBytes(value: unknown): string {
  const isShort = typeof value === 'string' && value.length <= 40;
  return isShort ? `write ${shown(Buffer.from(value).toString('base64'))}` : 'write text in base64, like "aGVsbG8="';
}
