import type { Schema } from '../definitions';
import type { Json } from '../json';
import { samplePattern } from '../pattern-sampler';
import { ODD_FORMATS, randomDuration, randomText, TRICKY_TEXTS } from '../sample-strings';
import type { Mutation, Subject } from './mutation';

const OF_TYPES: Record<string, readonly Json[]> = {
  object: [{}, { a: 1 }, { a: { b: 'c' } }],
  array: [[], ['a'], [1], [{}]],
  string: ['', 'a', '1', 'true', 'null'],
  integer: [0, 1, -1, 80],
  number: [1.5, -0.5],
  boolean: [true, false],
};

const INT_OR_STRINGS: readonly Json[] = [
  ...[
    0,
    -1,
    80,
    1.5,
    1e30,
    2147483648,
    '80',
    '',
    'http',
    '-1',
    '50%',
    '150%',
    '0x10',
    '1Gi',
    '1.5Gi',
    '1e3',
    '+1',
    'a b',
  ],
  ...[
    true,
    {},
    [],
    '100m',
    '1.',
    '.5',
    '.',
    '1E',
    '1e',
    '1Ei',
    '1k',
    '1K',
    '1Ki',
    '0',
    '00',
    '5n',
    '-0',
    '+-1',
    '1e+3',
    '1ki',
  ],
];

const HUGE_NUMBERS: readonly Json[] = [
  ...[2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9007199254740991, 9223372036854775000],
  ...[9223372036854775807, 18446744073709552000, 1e19, -1e19, 1e300],
];

const ODD_TEXTS: readonly Json[] = [
  ...['', ' ', '\n', '\u0000', '😀', 'ünïcode', '<script>', '${x}', '{{x}}', 'a'.repeat(300), '\ud800', '__proto__'],
  ...['constructor', '-', '.', '..', '\\', ...TRICKY_TEXTS],
];

const STRANGE_CHARACTERS = [
  '\n',
  ' ',
  '\t',
  '_',
  'É',
  '😀',
  '\u0000',
  '.',
  '/',
  'A',
  '-',
  '%',
  '"',
  '\\',
  '\u2028',
  'ı',
  '٣',
  'ſ',
  'K',
];
const LONG_UNITS = ['x', 'ü', '😀', 'e\u0301', '\ud83d\udc69\u200d\ud83d\udcbb'];

function hasAnyType(): boolean {
  return true;
}

function hasBounds({ minimum, maximum }: Schema): boolean {
  return minimum !== undefined || maximum !== undefined;
}

function hasLengths({ type, minLength, maxLength }: Schema): boolean {
  return type === 'string' && (minLength !== undefined || maxLength !== undefined);
}

function hasCounts({ minItems, maxItems, maxProperties }: Schema): boolean {
  return minItems !== undefined || maxItems !== undefined || maxProperties !== undefined;
}

function hasOddFormat({ type, format }: Schema): boolean {
  return type === 'string' && format !== undefined && Object.hasOwn(ODD_FORMATS, format);
}

function isDuration({ pattern = '', 'x-kubernetes-validations': rules = [] }: Schema): boolean {
  return rules.some(({ rule }) => rule.includes('duration(self')) || /\|m\||\|s\|/.test(pattern);
}

function isIntOrString(schema: Schema): boolean {
  return schema['x-kubernetes-int-or-string'] === true;
}

function otherTypes({ type }: Schema): Json[] {
  return Object.entries(OF_TYPES).flatMap(([name, values]) => (name === type ? [] : values));
}

function nearBounds({ minimum, maximum }: Schema): Json[] {
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined);
  return bounds.flatMap((bound) => [bound - 1, bound, bound + 1, bound - 0.5, -bound]);
}

function nearLengths({ minLength = 1, maxLength = 20 }: Schema, { random }: Subject): Json[] {
  const unit = random.pick(LONG_UNITS);
  const wanted = [0, minLength - 1, minLength, minLength + 1, maxLength - 1, maxLength, maxLength + 1];
  return wanted.filter((length) => length >= 0 && length < 10000).map((length) => unit.repeat(length));
}

function nearCounts(schema: Schema, { random, values }: Subject): Json[] {
  if (schema.type === 'object') {
    const count = (schema.maxProperties ?? 0) + random.integer(0, 1);
    return [Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']))];
  }
  const { minItems = 0, maxItems = 3 } = schema;
  const counts = [minItems, minItems - 1, maxItems, maxItems + 1].filter((count) => count >= 0 && count <= 300);
  return [Array.from({ length: random.pick(counts) }, () => values.make(schema.items ?? {}))];
}

function nearEnum(schema: Schema, { random }: Subject): Json[] {
  const known = String(random.pick(schema.enum ?? ['']));
  return [...(schema.enum ?? []), known.toLowerCase(), `${known}x`, ` ${known}`, known.slice(1), '', 0, 'constructor'];
}

function nearPattern({ pattern = '' }: Schema, { random }: Subject): Json[] {
  const text = samplePattern(pattern, random);
  if (random.chance(0.15)) return [text];
  if (random.chance(0.15)) return [random.pick(TRICKY_TEXTS), randomText(random)];
  const at = random.integer(0, text.length);
  const character = random.pick(STRANGE_CHARACTERS);
  return [
    text.slice(0, at) + character + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at),
    character + text,
    text + character,
    text.toUpperCase(),
    text + text,
  ];
}

/** A mutation that gives a value of some schemas another value. */
function replacement(
  name: string,
  weight: number,
  seeks: (schema: Schema) => boolean,
  values: (schema: Schema, subject: Subject) => readonly Json[],
): Mutation {
  const apply = (subject: Subject): boolean => {
    const place = subject.choose(({ schema }) => seeks(schema));
    return place !== undefined && subject.set(place.path, subject.random.pick(values(place.schema, subject)));
  };
  return { name, weight, seeks, apply };
}

export const VALUE_MUTATIONS: readonly Mutation[] = [
  replacement('wrong-type', 6, hasAnyType, otherTypes),
  replacement('null', 5, hasAnyType, () => [null]),
  replacement('out-of-bounds', 3, hasBounds, nearBounds),
  replacement('string-length', 3, hasLengths, nearLengths),
  replacement('item-count', 3, hasCounts, nearCounts),
  replacement('enum', 4, (schema) => schema.enum !== undefined, nearEnum),
  replacement('pattern', 5, ({ pattern }) => pattern !== undefined, nearPattern),
  replacement('format', 2, hasOddFormat, ({ format = '' }) => ODD_FORMATS[format] ?? []),
  replacement('duration', 5, isDuration, (_, { random }) => [randomDuration(random)]),
  replacement('int-or-string', 2, isIntOrString, () => INT_OR_STRINGS),
  replacement(
    'float-for-integer',
    2,
    ({ type }) => type === 'integer',
    () => [1.5, 0.1, 1e-7, -2.5, 80.000001, 1e2, 1e21, '1'],
  ),
  replacement(
    'huge-number',
    2,
    ({ type }) => type === 'integer' || type === 'number',
    () => HUGE_NUMBERS,
  ),
  replacement(
    'odd-string',
    4,
    ({ type }) => type === 'string',
    (_, { random }) => [...ODD_TEXTS, ...Array.from({ length: 30 }, () => randomText(random))],
  ),
];
