import { parseDocument } from '../../../src/objects/yaml/parse-document';

const problems = (text: string): string[] => {
  const parsed = parseDocument(text);
  return 'problems' in parsed
    ? parsed.problems.map(({ id, place }) => `${id} ${place.line + 1}:${place.column + 1}`)
    : [];
};

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]!},`.repeat(9)}]`),
];

test.each([
  ['a: 1\n', []],
  ['a:\n  b: 1\n\tc: 2\n', ['schema/yaml-tab 3:1']],
  ['a:\n\tb: 1\n', ['schema/yaml-tab 2:1']],
  ['- a\n-\tb\n', ['schema/yaml-tab 2:2']],
  ['a:\n  b: 1\n\t\nc: 2\n', ['schema/yaml-tab 3:1']],
  ['a: 1\n\t# a comment\n', ['schema/yaml-tab 2:1']],
  ['a: [1]\n\t\r\n', ['schema/yaml-tab 2:1']],
  ['a: [\n\t\n\t1]\n', []],
  ['a: "x\n\t\n\ty"\n', []],
  ['a: 1 \t\n', []],
  ['a:\tb\n', []],
  ['a: |\n  -\tb\n', []],
  ['{\n\t"a": 1\n}\n', []],
  ['a: [1\n', ['schema/yaml-syntax 2:1']],
  ['a: b: c\n', ['schema/yaml-syntax 1:5']],
  ['a: *unknown\n', ['schema/yaml-syntax 1:12']],
  ['a: 1\nb: .inf\n', ['schema/yaml-syntax 2:4']],
  ['a: !Ref x\n', ['schema/yaml-tag 1:4']],
  ['a: 1\nb: 2\na: 3\n', ['schema/duplicate-key 3:1']],
  ['a: {b: 1, b: 2}\nc: {d: 1, d: 2}\n', ['schema/duplicate-key 1:11', 'schema/duplicate-key 2:11']],
  ['a: &a [*a]\n', ['schema/yaml-alias 1:4']],
  [`${bomb.join('\n')}\n`, ['schema/yaml-alias 1:4']],
  [`a: ${'['.repeat(5000)}\n`, ['schema/too-deep 1:503']],
])('%j', (text, expected) => expect(problems(text)).toEqual(expected));

test('a forgotten `---` is one problem, and says where the line belongs', () => {
  const text = 'apiVersion: v1\nkind: Service\nspec: {}\napiVersion: v1\nkind: Secret\nspec: {}\n';
  const parsed = parseDocument(text);
  expect(parsed).toEqual({
    problems: [
      expect.objectContaining({
        id: 'schema/duplicate-key',
        message: '2 objects are in one document: `apiVersion` and `kind` are there twice',
        place: { line: 3, column: 0 },
      }),
    ],
  });
});

test.each(['a: {{ .Values.name | quote }}\n', 'a: 1\n{{- if .Values.on }}\nb: 1\n{{- end }}\n'])(
  'the Helm template %j is called one',
  (text) => {
    expect(problems(text)).toEqual([expect.stringContaining('schema/yaml-syntax')]);
    expect(JSON.stringify(parseDocument(text))).toContain('helm template');
  },
);
