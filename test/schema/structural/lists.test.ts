import { checkValue, idsOf } from '../check-value';
import type { InlineNode } from '../compile-schema';

const ports: InlineNode = {
  type: 'array',
  listType: 'map',
  listMapKeys: ['name', 'protocol'],
  items: { type: 'object', properties: { name: { type: 'string' }, protocol: { type: 'string', default: 'TCP' } } },
};

test('a set holds each value once', () => {
  const schema: InlineNode = { type: 'array', listType: 'set', items: { type: 'string' } };
  expect(checkValue(['a', 'b'], schema)).toEqual([]);
  expect(checkValue(['a', 'b', 'a', 'a'], schema).map(({ pointer, message }) => [pointer, message])).toEqual([
    ['/2', '`[2]` repeats "a", already at `[0]`'],
    ['/3', '`[3]` repeats "a", already at `[0]`'],
  ]);
});

test('a map list holds each key once, defaults counted', () => {
  expect(checkValue([{ name: 'a' }, { name: 'a', protocol: 'UDP' }], ports)).toEqual([]);
  expect(idsOf(checkValue([{ name: 'a' }, { name: 'a', protocol: 'TCP' }], ports))).toEqual([
    'schema/duplicate-item /1',
  ]);
  expect(checkValue([{}, {}], ports)[0]!.message).toBe('`[1]` repeats protocol "TCP", already at `[0]`');
});

test('a key that is no scalar is a wrong type only, also one that contains itself', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  expect(idsOf(checkValue([{ name: endless }, { name: endless }], ports))).toEqual([
    'schema/type /0/name',
    'schema/type /1/name',
  ]);
});

test('what is no object cannot have a key', () => {
  expect(idsOf(checkValue([{ name: 'a' }, 'b'], { ...ports, items: { preserveUnknown: true } }))).toEqual([
    'schema/type /1',
  ]);
});

test('values are compared whatever the order of their keys', () => {
  const schema: InlineNode = { type: 'array', uniqueItems: true, items: { type: 'object', preserveUnknown: true } };
  expect(
    idsOf(
      checkValue(
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        schema,
      ),
    ),
  ).toEqual(['schema/duplicate-item /1']);
  expect(checkValue([{ a: 1 }, { a: '1' }], schema)).toEqual([]);
});
