import { fits } from '../../../src/schema/structural/fits';
import { compileSchema, type InlineNode } from '../compile-schema';

test.each<[what: string, schema: InlineNode, valid: unknown, invalid: unknown]>([
  ['type', { type: 'string' }, 'a', 1],
  ['required', { required: ['a'] }, { a: 1 }, { b: 1 }],
  ['property', { properties: { a: { enum: ['x'] } } }, { a: 'x', b: 1 }, { a: 'y' }],
  ['items', { items: { minLength: 1 } }, ['a'], ['a', '']],
  ['map', { additionalProperties: { type: 'integer' } }, { a: 1 }, { a: 'b' }],
  ['null', { type: 'string', nullable: true }, null, 1],
  ['not', { not: { required: ['a'] } }, {}, { a: 1 }],
  ['one of', { oneOf: [{ minimum: 1 }, { maximum: 5 }] }, 9, 3],
  ['any of', { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] }, 'b', 'c'],
  ['all of', { allOf: [{ minLength: 1 }, { maxLength: 2 }] }, 'ab', 'abc'],
])('%s', (_what, schema, valid, invalid) => {
  expect(fits(valid, compileSchema(schema))).toBe(true);
  expect(fits(invalid, compileSchema(schema))).toBe(false);
});
