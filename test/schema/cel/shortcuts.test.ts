import { parseRule } from '../../../src/schema/cel/environment';
import { findShortcut } from '../../../src/schema/cel/shortcuts';
import { celValue } from '../../../src/schema/cel/values';
import { compileSchema, type InlineNode } from '../compile-schema';

const TEXTS = ['', '*', 'a*b', '10s', '1ms', '999us', '0', '-1s', '1h1m', 'x'].map((text) => text as unknown);
const MAPS: object[] = [{}, { '': 'a' }, { a: 'b' }, { 'a*': 'b' }, JSON.parse('{"__proto__": "a"}') as object];
const FIELDS: object[] = [{}, { a: 'x' }, { b: 'x' }, { a: 'x', b: 'x' }, { a: 'x', b: 'x', c: 'x' }];
const PATHS: object[] = ['Exact', 'PathPrefix', 'RegularExpression', undefined].flatMap((type) =>
  ['/', '/a', 'a//b', '/a/..', undefined].map((value) => ({ ...(type && { type }), ...(value && { value }) })),
);
const FILTERS: object[] = [
  {},
  { cors: 'x' },
  { type: 'CORS' },
  { type: 'CORS', cors: 'x' },
  { type: 'Other', cors: 'x' },
  { type: 'Other' },
];
const SOURCES: object[] = [
  {},
  ...['serviceAccounts', 'notServiceAccounts', 'principals'].map((name) => ({ [name]: [] })),
  ...['serviceAccounts', 'notServiceAccounts'].flatMap((accounts) =>
    ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].map((name) => ({ [accounts]: [], [name]: [] })),
  ),
];
const PORT_MTLS: object[] = [undefined, {}, { matchLabels: {} }, { matchLabels: { a: 'b' } }].flatMap((selector) => [
  { ...(selector && { selector }) },
  { ...(selector && { selector }), portLevelMtls: {} },
]);
const text: InlineNode = { type: 'string' };
const path: InlineNode = { type: 'object', properties: { type: text, value: text } };
const texts: InlineNode = { type: 'array', items: text };
const map: InlineNode = { type: 'object', additionalProperties: text };
const source: InlineNode = {
  type: 'object',
  properties: {
    serviceAccounts: texts,
    notServiceAccounts: texts,
    principals: texts,
    notPrincipals: texts,
    namespaces: texts,
    notNamespaces: texts,
  },
};
const portMtls: InlineNode = {
  type: 'object',
  properties: { selector: { type: 'object', properties: { matchLabels: map } }, portLevelMtls: map },
};
const filter: InlineNode = { type: 'object', properties: { type: text, cors: text } };

test.each<[rule: string, schema: InlineNode, values: readonly unknown[]]>([
  ["duration(self) >= duration('1ms')", text, TEXTS],
  ['!self.contains("*")', text, TEXTS],
  ['self != "*"', text, TEXTS],
  ['0 < self && self <= 65535', { type: 'integer' }, [-1, 0, 1, 80, 65535, 65536]],
  ['self.all(key, !key.contains("*"))', { type: 'object', additionalProperties: text }, MAPS],
  ['self.all(key, key.size() != 0)', { type: 'object', additionalProperties: text }, MAPS],
  [
    '(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1',
    { type: 'object', properties: { a: text, b: text, c: text } },
    FIELDS,
  ],
  [
    '(has(self.a)?1:0) + (has(self.b)?1:0) + (has(self.c)?1:0) == 1',
    { type: 'object', properties: { a: text, b: text, c: text } },
    FIELDS,
  ],
  ['(has(self.a)?1:0) <= 1', { type: 'object', properties: { a: text } }, FIELDS],
  ["(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true", path, PATHS],
  ["(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/..') : true", path, PATHS],
  ["(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true", path, PATHS],
  ["!(has(self.cors) && self.type != 'CORS')", filter, FILTERS],
  ["!(!has(self.cors) && self.type == 'CORS')", filter, FILTERS],
  [
    '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true',
    source,
    SOURCES,
  ],
  [
    'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true',
    portMtls,
    PORT_MTLS,
  ],
])('%s is what the library says', (rule, schema, values) => {
  const node = compileSchema(schema);
  const byLibrary = (value: unknown): boolean => {
    try {
      return parseRule(rule)({ self: celValue(value, node) }) === true;
    } catch {
      return false;
    }
  };
  expect(values.map(findShortcut(rule)!)).toEqual(values.map(byLibrary));
});

test('other rules are left to the library', () => {
  expect(findShortcut('self.a <= 1')).toBeUndefined();
  expect(findShortcut('(has(self.__namespace__) ? 1 : 0) <= 1')).toBeUndefined();
  expect(findShortcut('(has(self.a) ? 1 : 0) + self.b <= 1')).toBeUndefined();
});
