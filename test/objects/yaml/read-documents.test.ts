import { notText, readDocuments } from '../../../src/objects/yaml/read-documents';

const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`;
const summary = (text: string): unknown => {
  const { objects, findings, others } = readDocuments(text, 'a.yaml');
  const place = ({ id, line, column }: (typeof findings)[number]): string => `${id} ${line}:${column}`;
  return {
    objects: objects.map(({ manifest }) => (manifest['metadata'] as { name?: string } | undefined)?.name),
    findings: findings.map(place),
    others: others.map(({ problem }) => place(problem)),
  };
};
const only = (part: object): object => ({ objects: [], findings: [], others: [], ...part });

test.each([
  ['', {}],
  ['# only a comment\n\n', {}],
  ['---\n---\n\n# a\n---\n', {}],
  ['null\n', {}],
  [`${service('a')}---\n# nothing\n---\n${service('b')}`, { objects: ['a', 'b'] }],
  [`\ufeff${service('a').replace(/\n/g, '\r\n')}---\r\n${service('b')}`, { objects: ['a', 'b'] }],
  ['{"apiVersion": "v1", "kind": "Service",\n\t"metadata": {"name": "a"}}', { objects: ['a'] }],
  [`${service('a')}---\na: [\n---\n${service('b')}`, { objects: ['a', 'b'], findings: ['schema/yaml-syntax 7:1'] }],
  [`${service('a')}--- oops\n${service('b')}`, { objects: ['a', 'b'], findings: ['schema/yaml-syntax 5:4'] }],
  [`${service('a')}...\n\n${service('b')}`, { objects: ['a'], findings: ['schema/yaml-syntax 7:1'] }],
  [`# c\n${service('a')}${service('b')}`, { findings: ['schema/duplicate-key 6:1'] }],
  [`---\n${service('a')}spec:\n\tports: []\n`, { findings: ['schema/yaml-tab 7:1'] }],
  ['replicas: 3\nimage: nginx\n', { others: ['schema/kubernetes-object 1:1'] }],
  ['\n- a\n', { others: ['schema/kubernetes-object 2:1'] }],
  ['just text\n', { others: ['schema/kubernetes-object 1:1'] }],
  ['apiVersion: v1\nmetadata: {name: a}\n', { findings: ['schema/kubernetes-object 1:1'] }],
  ['apiVersion: v1\nkind:\n', { findings: ['schema/kubernetes-object 1:1'] }],
  [
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: a}\n- 5\n- spec: {}\n',
    { objects: ['a'], findings: ['schema/kubernetes-object 7:3', 'schema/kubernetes-object 8:3'] },
  ],
])('%j', (text, expected) => expect(summary(text)).toEqual(only(expected)));

test('a forgotten `---` names the line where it belongs, counted in the file', () => {
  const { findings } = readDocuments(`${service('a')}---\n${service('b')}${service('c')}`, 'a.yaml');
  expect(findings).toEqual([expect.objectContaining({ line: 10, fix: expect.stringContaining('before line 10') })]);
  expect(findings[0]!.evidence.map(({ line }) => line)).toEqual([6, 7, 10, 11]);
});

test('the fields of a List item have their own places', () => {
  const { objects } = readDocuments(
    'kind: List\napiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Secret\n  type: x\n',
    'a.yaml',
  );
  expect(objects[0]!.origin.findPosition('/type')).toEqual({ file: 'a.yaml', line: 6, column: 3 });
});

test('a file of bytes', () => expect(notText('a.yaml')).toMatchObject({ id: 'schema/yaml-syntax', file: 'a.yaml' }));
