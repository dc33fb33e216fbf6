import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';
import { SchemaTable } from '../../src/generator/schema-table';
import { makeKind, objectOf } from './make-crds';

const tableOf = (spec: OpenApiSchema) => {
  const table = new SchemaTable();
  table.add(makeKind('example.com', 'Widget', spec));
  return table.toFile();
};
const specOf = (spec: OpenApiSchema) => {
  const { kinds, nodes } = tableOf(spec);
  return nodes[nodes[kinds.Widget!.versions.v1!]!.properties!.spec!]!;
};

test('keywords are kept under their short names, prose is not', () => {
  const spec = {
    type: 'object',
    description: 'prose',
    default: { a: 1 },
    nullable: true,
    'x-kubernetes-preserve-unknown-fields': true,
    'x-kubernetes-map-type': 'atomic',
  } as OpenApiSchema;
  expect(specOf(spec)).toEqual({
    type: 'object',
    default: { a: 1 },
    nullable: true,
    preserveUnknown: true,
    mapType: 'atomic',
  });
});

test('what is false says nothing', () => {
  expect(specOf({ type: 'string', nullable: false, uniqueItems: false })).toEqual({ type: 'string' });
});

test('lists keep their type and keys', () => {
  const list: OpenApiSchema = {
    type: 'array',
    items: { type: 'string' },
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  };
  expect(specOf(list)).toEqual({ type: 'array', items: 0, listType: 'map', listMapKeys: ['name'] });
});

test('equal nodes exist once, also across kinds and versions', () => {
  const text: OpenApiSchema = { type: 'string' };
  const table = new SchemaTable();
  table.add(makeKind('example.com', 'Widget', objectOf({ a: text, b: text })));
  const size = table.toFile().nodes.length;
  table.add(makeKind('example.com', 'Gadget', objectOf({ b: text, a: text })));
  expect(table.toFile().nodes).toHaveLength(size);
  expect(table.toFile().kinds.Gadget!.versions).toEqual(table.toFile().kinds.Widget!.versions);
});

test('a status is open', () => {
  const { kinds, nodes } = tableOf(objectOf({}));
  const root = nodes[kinds.Widget!.versions.v1!]!;
  expect(nodes[root.properties!.status!]).toEqual({ type: 'object', preserveUnknown: true });
  expect(root.required).toEqual(['spec']);
});

test('rules exist once and lose their messages', () => {
  const rules = [
    { rule: 'self.a > 1', message: 'prose', fieldPath: '.a', reason: 'FieldValueInvalid' },
    { rule: 'self == oldSelf', optionalOldSelf: true },
  ];
  const file = tableOf(objectOf({ a: objectOf({}, { 'x-kubernetes-validations': rules }) }));
  expect(file.rules).toEqual([
    { rule: 'self.a > 1', fieldPath: '.a', reason: 'FieldValueInvalid' },
    { rule: 'self == oldSelf', optionalOldSelf: true },
  ]);
});

test('combinators refer to nodes', () => {
  const oneOf = [{ required: ['a'] }, { not: { required: ['b'] } }];
  const file = tableOf(objectOf({ a: { type: 'string' }, b: { type: 'string' } }, { oneOf }));
  const spec = file.nodes[file.nodes[file.kinds.Widget!.versions.v1!]!.properties!.spec!]!;
  expect(spec.oneOf!.map((index) => file.nodes[index])).toEqual([{ required: ['a'] }, { not: expect.any(Number) }]);
});
