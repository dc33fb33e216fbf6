import { checkAndSettle, checkValue, idsOf } from '../check-value';
import type { InlineNode } from '../compile-schema';

const name: InlineNode = { type: 'string' };

test('all problems are found in one walk', () => {
  const schema: InlineNode = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: name, b: { type: 'array', items: { type: 'object', required: ['x'], properties: { x: name } } } },
  };
  expect(idsOf(checkValue({ b: [{}, { x: 1 }, 'c'], other: 1 }, schema))).toEqual([
    'schema/required /b/0/x',
    'schema/type /b/1/x',
    'schema/type /b/2',
    'schema/unknown-field /other',
    'schema/required /a',
  ]);
});

test('a misspelt required field is one finding, and rules that would read it are not run', () => {
  const schema: InlineNode = {
    type: 'object',
    required: ['host'],
    properties: { host: name },
    rules: ["self.host != ''"],
  };
  expect(idsOf(checkValue({ hst: 'a' }, schema))).toEqual(['schema/unknown-field /hst']);
});

test('defaults are set before anything is asked', () => {
  const schema: InlineNode = {
    type: 'object',
    required: ['port'],
    properties: {
      port: { type: 'integer', default: 80 },
      tls: { type: 'object', default: {}, properties: { mode: { type: 'string', default: 'Terminate' } } },
    },
    rules: ["self.port == 80 && self.tls.mode == 'Terminate'"],
  };
  const given = {};
  expect(checkAndSettle(given, schema)).toEqual({
    diagnostics: [],
    settled: { port: 80, tls: { mode: 'Terminate' } },
  });
  expect(given).toEqual({});
  expect(checkAndSettle({ port: null, tls: undefined }, schema).settled).toEqual({
    port: 80,
    tls: { mode: 'Terminate' },
  });
});

test('a null of a field is dropped, a null in a list is a value', () => {
  const schema: InlineNode = {
    type: 'object',
    properties: { a: name, b: { ...name, nullable: true }, c: { type: 'array', items: name } },
    rules: ['!has(self.a)'],
  };
  expect(checkAndSettle({ a: null, b: null }, schema)).toEqual({ diagnostics: [], settled: { b: null } });
  expect(idsOf(checkValue({ c: [null] }, schema))).toEqual(['schema/type /c/0']);
});

test('unknown fields are kept where the schema keeps them', () => {
  const schema: InlineNode = { type: 'object', preserveUnknown: true, properties: { a: { type: 'object' } } };
  expect(checkValue({ x: { y: [1] } }, schema)).toEqual([]);
  expect(idsOf(checkValue({ a: { y: 1 } }, schema))).toEqual(['schema/unknown-field /a/y']);
});

test('an object inside an object has its own apiVersion, kind and metadata', () => {
  const embedded: InlineNode = { type: 'object', embedded: true, properties: { spec: { type: 'object' } } };
  const schema: InlineNode = { type: 'object', properties: { template: embedded } };
  expect(
    checkValue({ template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: {} } }, schema),
  ).toEqual([]);
});

test.each<[value: unknown, schema: InlineNode, message: string, fix: string]>([
  ['80', { type: 'integer' }, '`Example` is the string "80", it has to be a whole number', 'write 80 without quotes'],
  [80, { type: 'string' }, '`Example` is the number 80, it has to be a string', 'write "80" with quotes'],
  ['True', { type: 'boolean' }, '`Example` is the string "True", it has to be a boolean', 'write true without quotes'],
  ['a', { type: 'array', items: name }, '`Example` is the string "a", it has to be a list', 'put it into a list'],
  [['a'], name, '`Example` is a list, it has to be a string', 'write its only item without the list'],
  [
    1.5,
    { intOrString: true },
    '`Example` is the number 1.5, it has to be a whole number or a string',
    'write "1.5" with quotes',
  ],
  [new Date(0), name, '`Example` is a Date, it has to be a string', 'write a string'],
  [null, name, '`Example` is null, it has to be a string', 'write a string'],
])('%p for %j', (value, schema, message, fix) => {
  expect(checkValue(value, schema)).toEqual([expect.objectContaining({ id: 'schema/type', message, fix })]);
});

test('keys that mean something in the language are fields like others', () => {
  const schema: InlineNode = { type: 'object', properties: { a: name } };
  expect(idsOf(checkValue(JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 1}'), schema))).toEqual([
    'schema/unknown-field /__proto__',
    'schema/unknown-field /constructor',
    'schema/unknown-field /toString',
  ]);
  const map: InlineNode = {
    type: 'object',
    additionalProperties: { type: 'object', properties: { a: { ...name, default: 'b' } } },
  };
  const { diagnostics, settled } = checkAndSettle(JSON.parse('{"__proto__": {}, "constructor": {}}'), map);
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(settled)).toBe('{"__proto__":{"a":"b"},"constructor":{"a":"b"}}');
});

test('a value that goes on without end is said, not followed', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  const schema: InlineNode = { type: 'object', preserveUnknown: true };
  expect(checkValue(endless, schema).map(({ id }) => id)).toEqual(['schema/too-deep']);
  let shared: unknown = {};
  for (let level = 0; level < 100; level++) shared = [shared, { shared }];
  expect(checkValue({ shared }, schema)).toEqual([]);
  endless.again = { endless, shared: [endless] };
  expect(checkValue(endless, schema).map(({ id }) => id)).toEqual(['schema/too-deep']);
  let deep: unknown = {};
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(checkValue({ deep }, schema).map(({ id }) => id)).toEqual(['schema/too-deep']);
});

test('a list of values that go on without end is not compared', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  const schema: InlineNode = { type: 'array', listType: 'set', items: { type: 'object', preserveUnknown: true } };
  expect(idsOf(checkValue([endless, endless], schema)).map((text) => text.split(' ', 1)[0])).toEqual([
    'schema/too-deep',
  ]);
});

test('values that JSON cannot carry are of no type', () => {
  const schema: InlineNode = { type: 'object', properties: { a: name }, preserveUnknown: true };
  expect(idsOf(checkValue({ a: () => 1 }, schema))).toEqual(['schema/type /a']);
  expect(idsOf(checkValue({ a: Symbol('x') }, schema))).toEqual(['schema/type /a']);
  expect(idsOf(checkValue({ a: NaN }, schema))).toEqual(['schema/type /a']);
});
