import { checkValue } from '../check-value';
import type { InlineNode } from '../compile-schema';

test.each<[what: string, schema: InlineNode, valid: unknown, invalid: unknown, id: string]>([
  ['minimum', { type: 'integer', minimum: 1 }, 1, 0, 'schema/range'],
  ['maximum', { type: 'number', maximum: 1.5 }, 1.5, 1.6, 'schema/range'],
  ['exclusive minimum', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 2, 1, 'schema/range'],
  ['exclusive maximum', { type: 'integer', maximum: 1, exclusiveMaximum: true }, 0, 1, 'schema/range'],
  ['multiple', { type: 'integer', multipleOf: 5 }, 10, 11, 'schema/range'],
  ['32 bits', { type: 'integer', format: 'int32' }, 2 ** 31 - 1, 2 ** 31, 'schema/range'],
  ['maxLength in code points', { type: 'string', maxLength: 1 }, '😀', 'ab', 'schema/length'],
  ['minLength in code points', { type: 'string', minLength: 2 }, 'ab', '😀', 'schema/length'],
  ['minItems', { type: 'array', minItems: 1, items: { type: 'string' } }, ['a'], [], 'schema/length'],
  ['maxItems', { type: 'array', maxItems: 1, items: { type: 'string' } }, ['a'], ['a', 'b'], 'schema/length'],
  ['minProperties', { type: 'object', minProperties: 1, additionalProperties: {} }, { a: 1 }, {}, 'schema/length'],
  [
    'maxProperties',
    { type: 'object', maxProperties: 1, additionalProperties: {} },
    { a: 1 },
    { a: 1, b: 1 },
    'schema/length',
  ],
  ['pattern', { type: 'string', pattern: '^[a-z]+$' }, 'a', 'A', 'schema/pattern'],
  ['format', { type: 'string', format: 'ipv4' }, '1.2.3.4', '1.2.3', 'schema/format'],
  ['enum', { type: 'string', enum: ['SIMPLE', 'MUTUAL'] }, 'SIMPLE', 'SIMPEL', 'schema/enum'],
  ['enum of a null', { type: 'string', nullable: true, enum: ['a'] }, 'a', null, 'schema/enum'],
])('%s', (_what, schema, valid, invalid, id) => {
  expect(checkValue(valid, schema)).toEqual([]);
  expect(checkValue(invalid, schema).map((diagnostic) => diagnostic.id)).toEqual([id]);
});

test('a text that is too long is not matched with the pattern', () => {
  expect(checkValue('AAA', { type: 'string', maxLength: 2, pattern: '^[a-z]+$' })).toEqual([
    expect.objectContaining({ id: 'schema/length', message: '`Example` has 3 characters, at most 2 are allowed' }),
  ]);
});

test('a value close to an allowed one is proposed', () => {
  const schema: InlineNode = { type: 'string', enum: ['ROUND_ROBIN', 'RANDOM'] };
  expect(checkValue('ROUND_ROBINN', schema)[0]!.fix).toBe('did you mean `ROUND_ROBIN`?');
  expect(checkValue('zzz', schema)[0]!.fix).toBe('write one of "ROUND_ROBIN" or "RANDOM"');
});

test('bounds are said', () => {
  expect(checkValue(101, { type: 'integer', minimum: 0, maximum: 100 })[0]!.fix).toBe('write a number from 0 to 100');
  expect(checkValue(-1, { type: 'integer', minimum: 0 })[0]!.fix).toBe('write a number from 0 on');
});
