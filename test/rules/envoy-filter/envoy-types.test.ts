import { readTable } from '../../../src/schema/catalogue';
import { envoyTypes } from '../../../src/rules/envoy-filter/envoy-types/envoy-types';
import { MessageReader } from '../../../src/rules/envoy-filter/envoy-types/message-reader';
import { MessageTypes } from '../../../src/rules/envoy-filter/envoy-types/message-types';
import type { MessageTable } from '../../../src/rules/envoy-filter/envoy-types/message-types';

/** Messages with one field of every type, alone, in a list and in a map. */
const table: MessageTable = {
  messages: {
    'google.protobuf': {
      Any: '',
      BytesValue: 'value y',
      Duration: '',
      Empty: '',
      ListValue: '',
      Struct: '',
      Timestamp: '',
      UInt32Value: 'value u',
      Value: '',
    },
    test: {
      Nested: 'all 10,any 0',
      All: 'flag b,int I,small u,wide U,real f,exact d,text s,raw y,mode e0,any 0,time 6,wait 2,free 8,struct 5,items 4,limit 7,data 1,self 10,list *i,by_number :Is,by_flag :bs,selves :s10,left s/0,right 10/0',
    },
  },
  enums: { test: { Mode: 'OFF,ON' } },
};
const types = new MessageTypes(table);

const read = (value: unknown, name = 'test.All'): readonly string[] => {
  const reader = new MessageReader(types);
  reader.read(types.find(name)!, value);
  return reader.problems.map(({ kind, path }) => `${kind} ${path.join('/')}`);
};

/** Values of a field that istiod takes, and values that it does not; compared with istiod by the conformance. */
const VALUES: Readonly<Record<string, readonly [good: readonly unknown[], bad: readonly unknown[]]>> = {
  flag: [
    [true, false, null],
    ['true', 0, '', {}, []],
  ],
  int: [
    [5, -5, 5n, '5', ' 5 ', 'null', '-9223372036854775808', 1e18],
    [
      1.5,
      '1.5',
      '1e3',
      '',
      '+5',
      '007',
      '9223372036854775808',
      2n ** 63n,
      -(2 ** 63),
      1e20,
      true,
      {},
      [],
      `${'9'.repeat(5000)}`,
    ],
  ],
  small: [
    [0, '4294967295', 2 ** 32 - 1],
    [-1, '-0', 2 ** 32, '4294967296'],
  ],
  wide: [['18446744073709551615'], ['18446744073709551616', -1]],
  real: [
    [0.5, 5n, '1.5', '1e3', 'NaN', '-Infinity', 3.4e38],
    [3.5e38, '1e39', 'nan', '.5', '5.', true, [0.5]],
  ],
  exact: [
    [3.5e38, '1e39'],
    ['1e400', 'x'],
  ],
  text: [
    ['', 'a', 'null'],
    [5, true, {}, ['a']],
  ],
  raw: [
    ['', 'aGVsbG8=', 'aGVs\nbG8=', [0, 255, null]],
    ['aGVsbG8', '-_-_', 'a===', '====', [256], [1.5], ['a'], 5],
  ],
  mode: [
    ['ON', 1, 99, -1, null],
    ['on', '1', '', 'constructor', 1.5, 2 ** 31, true, {}],
  ],
  wait: [
    ['10s', '1h30m', '0', '-1ms', '1.5s'],
    ['10', '1d', '', 10, { seconds: 10 }],
  ],
  time: [
    ['2026-01-31T12:00:00Z', '2026-01-31T1:00:00.5+02:00'],
    ['2026-02-30T00:00:00Z', '2026-01-31', 5],
  ],
  free: [[5, 'a', true, {}, [null], { a: { b: 1 } }], []],
  struct: [
    [{}, { a: null }],
    [5, 'a', []],
  ],
  items: [
    [[], [1, {}]],
    [5, {}],
  ],
  limit: [
    [5, '5', null],
    [{}, { value: 5 }, -1],
  ],
  data: [['aGVs'], ['a', { value: 'aGVs' }]],
  self: [
    [{}, { self: { self: null } }],
    [5, 'a', []],
  ],
  list: [
    [[], [1, '2', null]],
    [5, {}, [1.5], [[]], ['a']],
  ],
  by_number: [
    [{}, { 5: 'a', ' -5 ': null, '"5"': 'b' }],
    [[], { a: 'b' }, { 1.5: 'a' }, { 5: 6 }],
  ],
  by_flag: [[{ true: 'a' }], [{ True: 'a' }]],
  selves: [[{ a: {}, constructor: null }], [{ a: 5 }]],
};

test.each(Object.entries(VALUES))('what a %s may be', (field, [good, bad]) => {
  for (const value of good) expect({ value, found: read({ [field]: value }) }).toEqual({ value, found: [] });
  for (const value of bad) expect({ value, found: read({ [field]: value }) }).not.toEqual({ value, found: [] });
  expect(Object.keys(VALUES)).toContain(field);
});

test('a field is read under both of its names, the JSON one first', () => {
  expect(read({ byNumber: 5 })).toEqual(['wrong-value byNumber']);
  expect(read({ by_number: 5, byNumber: {} })).toEqual(['field-twice by_number']);
  expect(read({ by_number: 5, byNumber: undefined })).toEqual(['wrong-value by_number']);
});

test('of alternatives the last one counts, in the order of the type', () => {
  expect(read({ right: {}, left: 'a' })).toEqual(['lost-alternative left']);
  expect(read({ right: null, left: 'a' })).toEqual([]);
});

test('an Any has the fields of its type, or those of a known type as its value', () => {
  const any = (value: object): readonly string[] => read({ any: value });
  expect(any({ '@type': 'type.googleapis.com/test.All', flag: 1, lst: [] })).toEqual([
    'wrong-value any/flag',
    'unknown-field any/lst',
  ]);
  expect(any({ '@type': 'test.All', any: { '@type': 'x/google.protobuf.Duration', value: 5 } })).toEqual([
    'wrong-value any/any/value',
  ]);
  expect(any({ '@type': 'a/google.protobuf.Empty', value: {} })).toEqual([]);
  expect(any({ '@type': 'a/google.protobuf.Empty' })).toEqual(['wrong-value any/value']);
  expect(any({ '@type': 'a/google.protobuf.Any', value: {} })).toEqual(['missing-type any/value']);
  expect(any({ '@type': 'a/test.Mode' })).toEqual(['unknown-type any/@type']);
  expect(any({ '@type': null })).toEqual(['unknown-type any/@type']);
  expect(any({ '@type': 'constructor' })).toEqual(['unknown-type any/@type']);
  expect(any({})).toEqual(['missing-type any']);
  expect(read({ any: [] })).toEqual(['wrong-value any']);
});

test('all problems are found, and what to type instead', () => {
  const reader = new MessageReader(types, ['spec', 'value']);
  reader.read(types.find('test.Nested')!, { flag: true, al: {}, all: { mde: 'ON', mode: 'ONN', limit: { value: 5 } } });
  expect(reader.problems.map(({ message, fix }) => `${message}; ${fix}`)).toEqual([
    '`spec.value.all.mode` is "ONN", which is none of its values; did you mean ON?',
    '`spec.value.all.limit` is an object, it has to be a whole number; write what is in its `value` in its place',
    '`spec.value.all.mde` is no field of `All`; did you mean `mode`?',
    '`spec.value.flag` is no field of `Nested`; move it to `spec.value.all.flag`',
    '`spec.value.al` is no field of `Nested`; did you mean `all`?',
  ]);
});

test('keys that every object of JavaScript has are only keys', () => {
  const keys = JSON.parse('{"__proto__":{"flag":1},"constructor":1,"toString":[],"hasOwnProperty":null}') as object;
  expect(read(keys)).toEqual(Object.keys(keys).map((key) => `unknown-field ${key}`));
});

test('values that contain themselves, deep ones and long ones end', () => {
  const circle: Record<string, unknown> = { flag: 1 };
  circle['self'] = circle;
  circle['selves'] = { a: circle, b: circle };
  expect(read(circle)).toEqual(['wrong-value flag']);
  let deep: unknown = {};
  for (let level = 0; level < 100_000; level++) deep = { self: deep };
  expect(read(deep)).toEqual([]);
  expect(read({ text: 'a'.repeat(10_000_000), raw: '='.repeat(10_000_000) })).toEqual(['wrong-value raw']);
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field${at}`, at]));
  expect(read(many)).toHaveLength(5000);
});

test("Envoy's types are as their table says", () => {
  const all = envoyTypes();
  const { messages } = readTable<MessageTable>('envoy-types.json');
  expect(all.names).toHaveLength(Object.values(messages).flatMap(Object.keys).length);
  const known = new Set(all.names);
  for (const [name, type] of all.names.map((one) => [one, all.find(one)!] as const)) {
    expect(type.name).toBe(name);
    for (const field of type.fields) {
      if (field.type.is === 'message') expect(known).toContain(all.message(field.type.number).name);
      if (field.type.is === 'enum') expect(all.valuesOf(field.type.number).length).toBeGreaterThan(0);
    }
  }
  const lua = all.find('envoy.extensions.filters.http.lua.v3.Lua')!;
  expect(lua.byName.get('defaultSourceCode')).toMatchObject({ name: 'default_source_code', isList: false });
  expect(lua.byName.get('source_codes')).toMatchObject({ keys: 'string' });
  expect(all.find('constructor')).toBeUndefined();
});
