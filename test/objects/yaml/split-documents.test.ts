import { splitDocuments } from '../../../src/objects/yaml/split-documents';

const texts = (stream: string): string[] => splitDocuments(stream).map(({ text }) => text);

test.each([
  ['a: 1\n', ['a: 1\n']],
  ['', ['']],
  ['---\na: 1\n---\nb: 1', ['', 'a: 1\n', 'b: 1']],
  ['a: 1\r\n---\r\nb: 1\r\n', ['a: 1\r\n', 'b: 1\r\n']],
  ['a: 1\n--- # the second\nb: 1\n', ['a: 1\n', 'b: 1\n']],
  ['a: x---y\n  ---\n', ['a: x---y\n  ---\n']],
  ['a: |\n  x\n---\nb: 1\n', ['a: |\n  x\n', 'b: 1\n']],
  ['a: 1\n...\n---\nb: 1\n', ['a: 1\n', 'b: 1\n']],
  ['a: 1\n...\n', ['a: 1\n']],
  ['a: ...\n....\n', ['a: ...\n....\n']],
  ['\ufeff---\na: 1\n', ['', 'a: 1\n']],
  ['\ufeffa: 1\n', ['a: 1\n']],
  ['---\n---\n---', ['', '', '', '']],
])('%j', (stream, expected) => expect(texts(stream)).toEqual(expected));

test('each document knows the lines before it', () => {
  const documents = splitDocuments('# c\na: 1\n---\n\nb: 1\n---\nc: 1\n');
  expect(documents.map(({ linesBefore }) => linesBefore)).toEqual([0, 3, 6]);
});

test.each([
  ['a: 1\n--- {b: 1}\n', 2, 'separator'],
  ['a: 1\n---b: 1\n', 2, 'separator'],
  ['a: 1\n\n----\n', 3, 'separator'],
  ['a: 1\n...\n# c\n\nb: 2\n', 5, 'after-end'],
])('Kubernetes does not read %j: line %i', (stream, line, kind) => {
  const problems = splitDocuments(stream).flatMap(({ problem }) => problem ?? []);
  expect(problems).toEqual([expect.objectContaining({ line, kind })]);
});

test('comments after an end marker are nothing', () => {
  expect(splitDocuments('a: 1\n...\n# c\n\n---\nb: 1\n').flatMap(({ problem }) => problem ?? [])).toEqual([]);
});

test('the work grows with the text, not with its square', () => {
  const time = (documents: number): number => {
    const stream = 'a: 1\n---\n'.repeat(documents);
    const start = process.hrtime.bigint();
    expect(splitDocuments(stream)).toHaveLength(documents + 1);
    return Number(process.hrtime.bigint() - start);
  };
  time(20_000);
  expect(time(200_000)).toBeLessThan(40 * time(20_000));
});
