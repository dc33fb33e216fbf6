import { load } from 'js-yaml';
import { kubernetesYamlSchema, resolvePlain } from '../../../src/objects/yaml/yaml-schema';

/** As sigs.k8s.io/yaml 1.6.0 reads them; found by asking it. */
test.each<[string, unknown]>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'ON', 'true', 'True'].map((text): [string, unknown] => [text, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'OFF', 'false', 'FALSE'].map((text): [string, unknown] => [text, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((text): [string, unknown] => [text, null]),
  ...['yEs', 'tRUE', 'nUll', 'yess', 'offf', 'nul', 'none'].map((text): [string, unknown] => [text, text]),
  ['0', 0],
  ['-0', 0],
  ['+5', 5],
  ['-5', -5],
  ['0777', 511],
  ['0o17', 15],
  ['0O17', 15],
  ['0x1F', 31],
  ['0X1f', 31],
  ['0b101', 5],
  ['-0b11', -3],
  ['08', 8],
  ['0128', 128],
  ['09.5', 9.5],
  ['1_000', 1000],
  ['0_7', 7],
  ['1_000.5', 1000.5],
  ['1e3', 1000],
  ['1E-2', 0.01],
  ['1.', 1],
  ['.5', 0.5],
  ['.5e1', 5],
  ['+.5', 0.5],
  ...[
    '_1',
    '+',
    '-',
    '.',
    '..',
    '1e',
    'e1',
    '0x',
    '0xg',
    '0o8',
    '1:30',
    '190:20:30',
    '1e400',
    '2001-01-01',
    '1.2.3',
  ].map((text): [string, unknown] => [text, text]),
])('the plain scalar %j is %j', (text, value) => expect(resolvePlain(text)).toBe(value));

const read = (text: string): unknown => load(text, { schema: kubernetesYamlSchema() });

test('dates and quoted words stay text, and keys become text', () => {
  expect(read('a: 2001-01-01T00:00:00Z\nb: "yes"\nc: \'1\'\non: {8080: x, 1.5: z}\n')).toEqual({
    a: '2001-01-01T00:00:00Z',
    b: 'yes',
    c: '1',
    true: { 8080: 'x', 1.5: 'z' },
  });
});

test('merge keys and standard tags', () => {
  expect(read('a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3}\n')).toEqual({ a: { b: 1, c: 2 }, d: { b: 1, c: 3 } });
  expect(read('[!!str 5, !!int "5", !!float 5, !!bool "yes", !!null "", !!binary aGVsbG8=]')).toEqual([
    '5',
    5,
    5,
    true,
    null,
    'hello',
  ]);
});
