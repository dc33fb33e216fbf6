import type { Schema } from '../definitions';
import type { Json } from '../json';
import { samplePattern } from '../pattern-sampler';
import { ODD_DURATIONS, ODD_FORMATS } from '../sample-strings';
import type { Mutation, Subject } from './mutation';

const OF_TYPES: Record<string, readonly Json[]> = {
  object: [{}, { a: 1 }, { a: { b: 'c' } }],
  array: [[], ['a'], [1], [{}]],
  string: ['', 'a', '1', 'true', 'null'],
  integer: [0, 1, -1, 80],
  number: [1.5, -0.5],
  boolean: [true, false],
};

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
];
const LONG_UNITS = ['x', 'ü', '😀', 'e\u0301', '\ud83d\udc69\u200d\ud83d\udcbb'];

function isNumeric({ type }: Schema): boolean {
  return type === 'integer' || type === 'number';
}

function replace(
  subject: Subject,
  condition: (schema: Schema) => boolean,
  values: (schema: Schema) => readonly Json[],
): boolean {
  const place = subject.choose(({ schema }) => condition(schema));
  return place !== undefined && subject.set(place.path, subject.random.pick(values(place.schema)));
}

function nearBounds(schema: Schema): Json[] {
  const bounds = [schema.minimum, schema.maximum].filter((bound) => bound !== undefined);
  return bounds.flatMap((bound) => [bound - 1, bound, bound + 1, bound - 0.5, -bound]);
}

function lengths({ minLength = 1, maxLength = 20 }: Schema, subject: Subject): string[] {
  const unit = subject.random.pick(LONG_UNITS);
  const wanted = [0, minLength - 1, minLength, minLength + 1, maxLength - 1, maxLength, maxLength + 1];
  return wanted.filter((length) => length >= 0 && length < 10000).map((length) => unit.repeat(length));
}

function spoil(text: string, subject: Subject): string {
  const { random } = subject;
  const at = random.integer(0, text.length);
  const character = random.pick(STRANGE_CHARACTERS);
  return random.pick([
    text.slice(0, at) + character + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at),
    character + text,
    text + character,
    text.toUpperCase(),
    text + text,
  ]);
}

export const VALUE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'wrong-type',
    weight: 6,
    apply: (subject) =>
      replace(
        subject,
        () => true,
        ({ type }) => Object.entries(OF_TYPES).flatMap(([name, values]) => (name === type ? [] : values)),
      ),
  },
  {
    name: 'null',
    weight: 5,
    apply: (subject) =>
      replace(
        subject,
        () => true,
        () => [null],
      ),
  },
  {
    name: 'out-of-bounds',
    weight: 3,
    apply: (subject) =>
      replace(subject, (schema) => schema.minimum !== undefined || schema.maximum !== undefined, nearBounds),
  },
  {
    name: 'string-length',
    weight: 3,
    apply: (subject) =>
      replace(
        subject,
        ({ type, minLength, maxLength }) => type === 'string' && (minLength !== undefined || maxLength !== undefined),
        (schema) => lengths(schema, subject),
      ),
  },
  {
    name: 'item-count',
    weight: 3,
    apply: (subject) => {
      const place = subject.choose(
        ({ schema }) =>
          schema.minItems !== undefined || schema.maxItems !== undefined || schema.maxProperties !== undefined,
      );
      if (!place) return false;
      const { schema } = place;
      if (schema.type === 'object') {
        const members = Array.from({ length: (schema.maxProperties ?? 0) + subject.random.integer(0, 1) }, (_, i) => [
          `k${i}`,
          'v',
        ]);
        return subject.set(place.path, Object.fromEntries(members) as Json);
      }
      const counts = [
        schema.minItems ?? 0,
        (schema.minItems ?? 0) - 1,
        schema.maxItems ?? 3,
        (schema.maxItems ?? 3) + 1,
      ];
      const count = subject.random.pick(counts.filter((one) => one >= 0 && one <= 300));
      return subject.set(
        place.path,
        Array.from({ length: count }, () => subject.values.make(schema.items ?? {})),
      );
    },
  },
  {
    name: 'enum',
    weight: 4,
    apply: (subject) =>
      replace(
        subject,
        (schema) => schema.enum !== undefined,
        (schema) => {
          const known = String(subject.random.pick(schema.enum as Json[]));
          return [
            ...(schema.enum as Json[]),
            known.toLowerCase(),
            `${known}x`,
            ` ${known}`,
            known.slice(1),
            '',
            0,
            'constructor',
          ];
        },
      ),
  },
  {
    name: 'pattern',
    weight: 5,
    apply: (subject) => {
      const place = subject.choose(({ schema }) => schema.pattern !== undefined);
      if (!place) return false;
      const text = samplePattern(place.schema.pattern as string, subject.random);
      return subject.set(place.path, subject.random.chance(0.85) ? spoil(text, subject) : text);
    },
  },
  {
    name: 'format',
    weight: 2,
    apply: (subject) =>
      replace(
        subject,
        ({ type, format }) => type === 'string' && format !== undefined && Object.hasOwn(ODD_FORMATS, format),
        ({ format }) => ODD_FORMATS[format as string] as readonly Json[],
      ),
  },
  {
    name: 'duration',
    weight: 5,
    apply: (subject) =>
      replace(
        subject,
        (schema) =>
          JSON.stringify(schema['x-kubernetes-validations'] ?? '').includes('duration(') ||
          /\|m\||\|s\|/.test(schema.pattern ?? ''),
        () => ODD_DURATIONS,
      ),
  },
  {
    name: 'int-or-string',
    weight: 2,
    apply: (subject) =>
      replace(
        subject,
        (schema) => schema['x-kubernetes-int-or-string'] === true,
        () => [
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
          true,
          {},
          [],
        ],
      ),
  },
  {
    name: 'float-for-integer',
    weight: 2,
    apply: (subject) =>
      replace(
        subject,
        ({ type }) => type === 'integer',
        () => [1.5, 0.1, 1e-7, -2.5, 80.000001, 1e2, 1e21, '1', '1.0'],
      ),
  },
  {
    name: 'huge-number',
    weight: 2,
    apply: (subject) =>
      replace(
        subject,
        (schema) => isNumeric(schema),
        () => [
          2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9007199254740991,
          9223372036854775000, 9223372036854775807, 18446744073709552000, 1e19, -1e19, 1e300,
        ],
      ),
  },
  {
    name: 'odd-string',
    weight: 3,
    apply: (subject) =>
      replace(
        subject,
        ({ type }) => type === 'string',
        () => [
          '',
          ' ',
          '\n',
          '\u0000',
          '😀',
          'ünïcode',
          '<script>',
          '${x}',
          '{{x}}',
          'a'.repeat(300),
          '\ud800',
          '__proto__',
          'constructor',
          '*',
          '**',
          '0',
          '-',
          '.',
          '..',
          '/',
          '\\',
        ],
      ),
  },
];
