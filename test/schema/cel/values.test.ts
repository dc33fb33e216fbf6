import { celRoot, celValue, escapeName } from '../../../src/schema/cel/values';
import { compileSchema, type InlineNode } from '../compile-schema';

const seen = (value: unknown, schema: InlineNode, fields?: ReadonlySet<string>): unknown =>
  celValue(value, compileSchema(schema), fields);

test.each([
  ['host', 'host'],
  ['namespace', '__namespace__'],
  ['a__b', 'a__underscores__b'],
  ['a.b-c/d', 'a__dot__b__dash__c__slash__d'],
  ['jwks_uri', 'jwks_uri'],
  ['0a', undefined],
  ['$a', undefined],
  ['', undefined],
])('the field %j is %j in rules', (name, escaped) => expect(escapeName(name)).toBe(escaped));

test('numbers are integers or doubles by their schema', () => {
  expect(seen(1, { type: 'integer' })).toBe(1n);
  expect(seen(1, { type: 'number' })).toBe(1);
  expect(seen(1, { intOrString: true })).toBe(1n);
  expect(seen('50%', { intOrString: true })).toBe('50%');
});

test('formats are values of their own', () => {
  expect(seen('2026-01-31T12:00:00Z', { type: 'string', format: 'date-time' })).toEqual(
    new Date('2026-01-31T12:00:00Z'),
  );
  expect(seen('10s', { type: 'string', format: 'duration' })).toMatchObject({ seconds: 10n });
  expect(seen('aGk=', { type: 'string', format: 'byte' })).toEqual(new Uint8Array([104, 105]));
  expect(seen('1.2.3.4', { type: 'string', format: 'ipv4' })).toBe('1.2.3.4');
});

test('objects have the fields of their schema, escaped and without nulls', () => {
  const schema: InlineNode = {
    type: 'object',
    properties: {
      namespace: { type: 'string' },
      port: { type: 'integer' },
      absent: { type: 'string', nullable: true },
    },
  };
  expect(seen({ namespace: 'a', port: 1, absent: null, other: 1 }, schema)).toEqual({ __namespace__: 'a', port: 1n });
  expect(seen({ namespace: 'a', port: 1 }, schema, new Set(['port']))).toEqual({ port: 1n });
});

test('maps have their own keys, also those that mean something in the language', () => {
  const schema: InlineNode = { type: 'object', additionalProperties: { type: 'integer' } };
  expect(seen({ 'a/b': 1 }, schema)).toEqual({ 'a/b': 1n });
  expect(seen(JSON.parse('{"constructor": 1, "__proto__": 2}'), schema)).toEqual(
    new Map([
      ['constructor', 1n],
      ['__proto__', 2n],
    ]),
  );
});

test('lists without anything to convert are taken as they are', () => {
  const list = ['a'];
  expect(seen(list, { type: 'array', items: { type: 'string' } })).toBe(list);
  expect(seen([1], { type: 'array', items: { type: 'integer' } })).toEqual([1n]);
});

test('of the metadata of an object only the names are seen', () => {
  const object = { apiVersion: 'a/v1', kind: 'A', metadata: { name: 'a', labels: {} }, spec: { a: 1 } };
  const node = compileSchema({ type: 'object', properties: { spec: { type: 'object' } } });
  expect(celRoot(object, node)).toEqual({ apiVersion: 'a/v1', kind: 'A', metadata: { name: 'a' }, spec: {} });
});
