import { dump, load } from 'js-yaml';
import { makeResource } from '../../../bench/workloads/resources';
import { FieldPositions } from '../../../src/objects/yaml/field-positions';
import { readSimpleDocument } from '../../../src/objects/yaml/read-simple-document';
import { kubernetesYamlSchema } from '../../../src/objects/yaml/yaml-schema';

const parse = (text: string): unknown => load(text, { schema: kubernetesYamlSchema() });

/** Whether the parser takes the text, and Kubernetes the keys that it finds. */
const isRead = (text: string): boolean => {
  try {
    parse(text);
  } catch {
    return false;
  }
  return new FieldPositions(text).findStrangeKey() === undefined;
};

test.each([
  ['a: b\n', { a: 'b' }],
  ['a: b', { a: 'b' }],
  ['# a comment\n\na: 1\n  # another\nb:\n  c: 0x1F\n\n  d: yes\n', { a: 1, b: { c: 31, d: true } }],
  ['a:\nb:\n', { a: null, b: null }],
  ['a:\n- b\n- c: 1\n  d: 2\n-   e: 3\nf: g\n', { a: ['b', { c: 1, d: 2 }, { e: 3 }], f: 'g' }],
  ['a:\n  - b:\n      - c\n    d: e\n', { a: [{ b: ['c'], d: 'e' }] }],
  [`a: 'b: c # d'\ne: "f"\ng: ''\n`, { a: 'b: c # d', e: 'f', g: '' }],
  ['a: {}\nb: []\nc:\n  - {}\n', { a: {}, b: [], c: [{}] }],
  ['a: http://b:80/c#d?e=*\nistio.io/rev: 1-2_3\n', { a: 'http://b:80/c#d?e=*', 'istio.io/rev': '1-2_3' }],
  ['a: n\nb: 0o17\nc: 017\nd: 1e3\ne: 1_000\nf: null\n', { a: false, b: 15, c: 15, d: 1000, e: 1000, f: null }],
])('%j is simple', (text, expected) => {
  expect(readSimpleDocument(text)).toStrictEqual(expected);
  expect(parse(text)).toStrictEqual(expected);
});

test.each([
  ...['', '# nothing\n', 'a\n', '- a\n', ' a: b\n', '{}\n', '"a": b\n', '? a\n', '<<: {}\n', '1: a\n', '%YAML 1.2\n'],
  ...['a: b: c\n', 'a: b:\n', 'a: b # c\n', 'a: b \n', 'a:b\n', 'a: b\n  c\n', 'a: b\nc\n', 'a:\n    b: 1\n  c: 2\n'],
  ...['a: 1\na: 2\n', 'toString: 1\n', '__proto__: {}\n', 'yes: 1\n', 'null: 1\n', 'a: b\n- c\n', 'a:\n  - b\n c: d\n'],
  ...[
    'a: &b c\n',
    'a: *b\n',
    'a: !c d\n',
    'a: |\n  b\n',
    'a: >-\n  b\n',
    'a: [b]\n',
    'a: {b: c}\n',
    'a: [\n',
    'a: .inf\n',
  ],
  ...["a: 'it''s'\n", 'a: "b\\n"\n', "a: 'b\n  c'\n", "a: 'b' # c\n", "a: 'b\n", 'a: "b" "c"\n', "a: '\n", 'a: -1\n'],
  ...[
    'a:\tb\n',
    'a: b\r\n',
    'a: \u00e9\n',
    'a: \u0000\n',
    'a: @b\n',
    'a: - b\n',
    'a:\n  -\n',
    'a:\n  - - b\n',
    'a: {{ b }}\n',
  ],
  `${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
])('%j is for the parser', (text) => expect(readSimpleDocument(text)).toBeUndefined());

/** The same numbers in every run. */
function* randomNumbers(): Generator<number, never> {
  for (let state = 42; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const PIECES = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    ':',
    ': ',
    ':\n',
    '- ',
    '-',
    '- - ',
    '#',
    ' # b',
    "'",
    '"',
    "''",
    '\\',
    '{}',
    '[]',
  ],
  ...[
    '[',
    '{',
    ',',
    '&a ',
    '*a',
    '!a ',
    '|',
    '>',
    '?',
    '? ',
    '%',
    '@',
    '`',
    '~',
    'null',
    'yes',
    '<<: ',
    '0x',
    '.5',
    '-1',
  ],
  ...[
    '\t',
    '\r\n',
    '\u00e9',
    'a: b\n',
    'a:\n',
    '  a: b\n',
    '\n- a',
    '\n  - a: b',
    '\n# a\n',
    '\n    # a\n',
    '{{ a }}',
    '=',
  ],
];

test('what it reads is what the parser reads, however the text is changed', () => {
  const numbers = randomNumbers();
  const below = (limit: number): number => Math.floor(numbers.next().value * limit);
  const texts = [0, 1, 2, 3, 4].flatMap((index) => [
    dump(makeResource(index)),
    dump(makeResource(index), { noArrayIndent: true, quotingType: '"', forceQuotes: true }),
    dump(makeResource(index), { indent: 4 }),
  ]);
  const outcomes = { simple: 0, parsers: 0, refused: 0 };
  for (let round = 0; round < 6000; round++) {
    let text = texts[below(texts.length)]!;
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const start = below(text.length);
      const end = start + [0, 0, 1, 1 + below(10)][below(4)]!;
      text = text.slice(0, start) + PIECES[below(PIECES.length)]! + text.slice(end);
    }
    const simple = readSimpleDocument(text);
    if (simple !== undefined) {
      expect({ text, read: isRead(text) && parse(text) }).toStrictEqual({ text, read: simple });
      expect(JSON.stringify(simple)).toBe(JSON.stringify(parse(text)));
    }
    outcomes[simple ? 'simple' : isRead(text) ? 'parsers' : 'refused']++;
  }
  // Enough of each, or the changes show nothing.
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(300);
});
