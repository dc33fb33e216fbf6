import { compileSchema, type InlineNode } from '../compile-schema';

test('subschemas are the same object each time', () => {
  const node = compileSchema({ type: 'object', properties: { a: { type: 'string' } }, items: { type: 'integer' } });
  expect(node.properties.get('a')).toBe(node.properties.get('a'));
  expect(node.items).toBe(node.items);
  expect(node.properties.get('b')).toBeUndefined();
});

test('a choice is read from its options', () => {
  const options = [{ required: ['a'] }, { required: ['b'] }];
  const none = { not: { anyOf: options } };
  expect(compileSchema({ oneOf: [none, ...options] }).choice).toEqual({ members: ['a', 'b'], needed: false });
  expect(compileSchema({ oneOf: options }).choice).toEqual({ members: ['a', 'b'], needed: true });
  expect(compileSchema({ oneOf: [{ required: ['a', 'b'] }] }).choice).toBeUndefined();
  expect(compileSchema({ oneOf: [{ required: ['a'], properties: { a: { enum: ['x'] } } }] }).choice).toBeUndefined();
});

test('a name that means something in the language is a name like any other', () => {
  const text: InlineNode = { type: 'string' };
  const node = compileSchema({ type: 'object', properties: { constructor: text } });
  expect(node.properties.get('toString')).toBeUndefined();
  expect(node.properties.get('constructor')!.types).toEqual(['string']);
});
