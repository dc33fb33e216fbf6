import { describeType, fitsType, jsonTypeOf } from '../../../src/schema/structural/json-type';
import { compileSchema } from '../compile-schema';

test.each<[unknown, string]>([
  ['a', 'string'],
  [1, 'integer'],
  [1n, 'integer'],
  [-0, 'integer'],
  [1.5, 'number'],
  [2 ** 63, 'number'],
  [2n ** 64n, 'number'],
  [NaN, 'nothing'],
  [Infinity, 'nothing'],
  [true, 'boolean'],
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [Object.create(null), 'object'],
  [new Date(0), 'nothing'],
  [new Map(), 'nothing'],
  [() => 1, 'nothing'],
  [Symbol('a'), 'nothing'],
])('%p is %s', (value, type) => expect(jsonTypeOf(value)).toBe(type));

test('numbers fit as the API server reads them', () => {
  expect(fitsType('integer', compileSchema({ type: 'number' }))).toBe(true);
  expect(fitsType('number', compileSchema({ type: 'integer' }))).toBe(false);
  expect(fitsType('string', compileSchema({ intOrString: true }))).toBe(true);
  expect(fitsType('number', compileSchema({ intOrString: true }))).toBe(false);
});

test('null fits where it is allowed, or where no type is asked', () => {
  expect(fitsType('null', compileSchema({ type: 'string' }))).toBe(false);
  expect(fitsType('null', compileSchema({ type: 'string', nullable: true }))).toBe(true);
  expect(fitsType('null', compileSchema({ preserveUnknown: true }))).toBe(true);
});

test('lists pass for strings with a format, as they do in the API server', () => {
  expect(fitsType('array', compileSchema({ type: 'string', format: 'date-time' }))).toBe(true);
  expect(fitsType('array', compileSchema({ type: 'string' }))).toBe(false);
  expect(fitsType('boolean', compileSchema({ format: 'ipv4' }))).toBe(false);
});

test('types have names for people', () => {
  expect(describeType('integer')).toBe('a number');
  expect(describeType('nothing', new Date(0))).toBe('a Date');
  expect(describeType('nothing', () => 1)).toBe('function');
});
