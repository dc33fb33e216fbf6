import { checkValue, idsOf } from '../check-value';
import type { InlineNode } from '../compile-schema';

const members: InlineNode[] = [{ required: ['exact'] }, { required: ['prefix'] }, { required: ['regex'] }];
const properties: InlineNode['properties'] = {
  exact: { type: 'string' },
  prefix: { type: 'string' },
  regex: { type: 'string' },
};
const atMostOne: InlineNode = { type: 'object', properties, oneOf: [{ not: { anyOf: members } }, ...members] };

test('at most one: both are named', () => {
  expect(checkValue({}, atMostOne)).toEqual([]);
  expect(checkValue({ exact: 'a' }, atMostOne)).toEqual([]);
  expect(checkValue({ exact: 'a', prefix: 'b' }, atMostOne)).toEqual([
    expect.objectContaining({
      id: 'schema/union',
      pointer: '/prefix',
      message: '`Example` sets `exact` and `prefix`, only one of exact, prefix or regex may be set',
      fix: 'remove `prefix`, or remove `exact` and keep only one',
    }),
  ]);
});

test('exactly one: the missing one is asked for', () => {
  const schema: InlineNode = { type: 'object', properties, oneOf: members };
  expect(checkValue({}, schema)).toEqual([
    expect.objectContaining({ id: 'schema/union', fix: 'add `exact`, `prefix` or `regex`' }),
  ]);
  expect(idsOf(checkValue({ exact: 'a', regex: 'b' }, schema))).toEqual(['schema/union /regex']);
});

test('all of: each part is reported for itself', () => {
  expect(idsOf(checkValue({ exact: 'a', prefix: 'b' }, { type: 'object', properties, allOf: [atMostOne] }))).toEqual([
    'schema/union /prefix',
  ]);
  const schema: InlineNode = { type: 'string', allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] };
  expect(checkValue('b', schema)).toEqual([]);
  expect(idsOf(checkValue('a', schema))).toEqual(['schema/union ']);
});

test('any of and not', () => {
  const schema: InlineNode = {
    type: 'string',
    anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }],
    not: { enum: ['::1'] },
  };
  expect(checkValue('1.2.3.4', schema)).toEqual([]);
  expect(checkValue('a', schema)).toEqual([
    expect.objectContaining({
      id: 'schema/union',
      message: '`Example` fits none of the forms that are allowed: the format ipv4 or the format ipv6',
    }),
  ]);
  expect(idsOf(checkValue('::1', schema))).toEqual(['schema/union ']);
});

test('a number for an address or a name is told by its shape', () => {
  const schema: InlineNode = {
    type: 'object',
    properties: { type: { type: 'string' }, value: { type: 'string' } },
    oneOf: [
      { properties: { type: { enum: ['IPAddress'] }, value: { anyOf: [{ format: 'ipv4' }] } } },
      { properties: { type: { not: { enum: ['IPAddress'] } } } },
    ],
  };
  expect(checkValue({ type: 'IPAddress', value: '1.2.3.4' }, schema)).toEqual([]);
  expect(checkValue({ type: 'Hostname', value: 'a' }, schema)).toEqual([]);
  expect(idsOf(checkValue({ type: 'IPAddress', value: 'a' }, schema))).toEqual(['schema/union ']);
});
