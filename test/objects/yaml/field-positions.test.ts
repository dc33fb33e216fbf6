import { FieldPositions } from '../../../src/objects/yaml/field-positions';

const place = (text: string, ...path: (string | number)[]): string => {
  const { line, column } = new FieldPositions(text).find(path);
  return `${line + 1}:${column + 1}`;
};

const route = `# a comment
apiVersion: networking.istio.io/v1

metadata:
  name: web
spec:
  hosts:
  - a
  -
    b
  - # nothing here
      c
  http:
    - match: [{ uri: { prefix: /api } }, {uri: {exact: "/x"}}]
      route:
        - destination: { host: web, port: { number: 80 } }
          weight: 10
        -
          weight: 20
    - - nested
      - 'quoted'
  "quoted key": |
    text: not a key
  after: 1
`;

test.each([
  [[], '2:1'],
  [['apiVersion'], '2:1'],
  [['metadata', 'name'], '5:3'],
  [['spec', 'hosts', 0], '8:5'],
  [['spec', 'hosts', 1], '10:5'],
  [['spec', 'hosts', 2], '12:7'],
  [['spec', 'http', 0], '14:7'],
  [['spec', 'http', 0, 'match', 0], '14:15'],
  [['spec', 'http', 0, 'match', 0, 'uri', 'prefix'], '14:24'],
  [['spec', 'http', 0, 'match', 1, 'uri', 'exact'], '14:49'],
  [['spec', 'http', 0, 'route', 0, 'destination', 'port', 'number'], '16:45'],
  [['spec', 'http', 0, 'route', 1], '19:11'],
  [['spec', 'http', 0, 'route', 1, 'weight'], '19:11'],
  [['spec', 'http', 1, 0], '20:9'],
  [['spec', 'http', 1, 1], '21:9'],
  [['spec', 'quoted key'], '22:3'],
  [['spec', 'after'], '24:3'],
])('%j is at %s', (path, expected) => expect(place(route, ...path)).toBe(expected));

test('what is not written is where the closest thing around it is', () => {
  expect(place(route, 'spec', 'http', 0, 'timeout')).toBe('14:7');
  expect(place(route, 'spec', 'gateways', 3)).toBe('6:1');
  expect(place(route, 'spec', 'hosts', 7)).toBe('7:3');
  expect(place('', 'a')).toBe('1:1');
});

test('empty items, explicit keys, aliases and merges do not shift what follows', () => {
  const text =
    'list:\n-\n- ~\n- a\n-\n- b\nbase: &base {x: 1}\nuse: *base\nmore:\n  <<: *base\n  z: 2\n? long\n: 1\nend: 1\n';
  expect(place(text, 'list', 2)).toBe('4:3');
  expect(place(text, 'list', 4)).toBe('6:3');
  expect(place(text, 'base', 'x')).toBe('7:14');
  expect(place(text, 'use', 'x')).toBe('8:1');
  expect(place(text, 'more', 'x')).toBe('9:1');
  expect(place(text, 'more', 'z')).toBe('11:3');
  expect(place(text, 'long')).toBe('12:3');
  expect(place(text, 'end')).toBe('14:1');
});

test('windows line ends, JSON, and pointers with odd keys', () => {
  expect(place('a:\r\n  b: 1\r\n  c/d: 2\r\n', 'a', 'c/d')).toBe('3:3');
  expect(place('{\n\t"a": {\n\t\t"b": [1, 2]\n\t}\n}\n', 'a', 'b', 1)).toBe('3:12');
  expect(place('a: {__proto__: 1, constructor: 2}', 'a', 'constructor')).toBe('1:19');
});

test('all keys that are there more than once, with all their places', () => {
  const text = 'a: 1\nb:\n  c: 1\n  d: {e: 1, e: 2}\n  c: 2\n  c: 3\nyes: 1\ntrue: 2\nlist: [{f: 1, f: 2}]\n';
  const found = new FieldPositions(text)
    .duplicateKeys()
    .map(({ path, places }) => [path.join('/'), places.map(({ line }) => line + 1)]);
  expect(Object.fromEntries(found)).toEqual({
    'b/c': [3, 5, 6],
    'b/d/e': [4, 4],
    true: [7, 8],
    'list/0/f': [9, 9],
  });
});

test('a text that breaks off still has the places before the break', () => {
  expect(place('a:\n  b: 1\nc: [1,\n', 'a')).toBe('1:1');
});

test('a key that is there very often costs no more than each of its places', () => {
  const [duplicate] = new FieldPositions('a: 1\n'.repeat(100_000)).duplicateKeys();
  expect(duplicate?.places).toHaveLength(100_000);
});

const inside = (text: string, line: number, column: number): string => {
  const found = new FieldPositions(text).find(['data', 'mesh'], { line, column });
  return `${found.line + 1}:${found.column + 1}`;
};

test.each([
  ['as it is', 'data:\n  mesh: |\n    a: 1\n    b: 2\n', '4:8'],
  ['after empty lines and comments', 'data:\n\n  # c\n  mesh: |-   # d\n\n    b: 2\n', '6:8'],
  ['with a tag, an anchor and its own indent', 'data:\n  mesh: !!str &a |1+\n    a: 1\n     b: 2\n', '4:7'],
  ['with the line ends of Windows', 'data:\r\n  mesh: |\r\n    a: 1\r\n    b: 2\r\n', '4:8'],
  ['in JSON', '{"data": {"mesh": "a: 1\\nb: 2\\n"}}', '1:11'],
  ['in quotes', 'data:\n  mesh: "a: 1\n\n    b: 2"\n', '2:3'],
  ['folded', 'data:\n  mesh: >\n    a: 1\n\n    b: 2\n', '2:3'],
  ['as plain text', 'data:\n  mesh: a\n', '2:3'],
  ['with nothing in it', 'data:\n  mesh: |\n\n', '2:3'],
  ['as a mapping', 'data:\n  mesh: {a: 1}\n', '2:3'],
])('a place in a text that is written %s', (_, text, expected) => {
  expect(inside(text, 1, 3)).toBe(expected);
});

test('a place behind the end of a text is at its end', () => {
  expect(inside('data:\n  mesh: |\n    a: [\n\n\n', 1, 0)).toBe('3:9');
  expect(inside('data:\n  mesh: |\n    a: [', 5, 2)).toBe('3:9');
});

test('a place in a text that is not there is that of the closest field', () => {
  const found = new FieldPositions('data:\n  other: 1\n').find(['data', 'mesh'], { line: 1, column: 0 });
  expect(found).toEqual({ line: 0, column: 0 });
});
