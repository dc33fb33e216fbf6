import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { CheckReport } from '../../src/diagnostics/render/json';
import { addCheckLevel } from '../../src/objects/object-checks';
import { makeDiagnostic } from '../diagnostics/make-diagnostic';
import { folderWith, run } from './test-terminal';

const service = (name: string, more = ''): string =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: ${name}\n${more}spec:\n  http: [{route: [{destination: {host: web}}]}]\n  hosts: [web]\n`;
const schema = JSON.parse(readFileSync(join(__dirname, '../../docs/check-report.schema.json'), 'utf8')) as object;
const isReport = new Ajv().compile(schema);

/** The findings of a file as `id line:column`. */
const check = async (
  content: string,
  ...options: string[]
): Promise<{ status: number; found: string[]; report: CheckReport }> => {
  const { status, stdout, stderr } = await run(['check', 'a.yaml', '--format', 'json', ...options], {
    cwd: folderWith({ 'a.yaml': content }),
  });
  const report = JSON.parse(stdout) as CheckReport;
  expect([isReport(report), isReport.errors, stderr]).toEqual([true, null, '']);
  expect(report.findings.every(({ file }) => file === 'a.yaml')).toBe(true);
  return { status, report, found: report.findings.map(({ id, line, column }) => `${id} ${line}:${column}`) };
};

test('nothing to find', async () => {
  const { status, stdout, stderr } = await run(['check'], { cwd: folderWith({ 'dist/a.yaml': service('web') }) });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'no findings in 1 object\n', stderr: '' });
});

test('findings as text', async () => {
  const cwd = folderWith({ 'k8s/web.yaml': `${service('web')}  htp: []\n` });
  const { status, stdout } = await run(['check', 'k8s'], { cwd });
  expect(status).toBe(1);
  expect(stdout).toContain('error schema/unknown-field: ');
  expect(stdout).toContain('\n  manifest   VirtualService web at /spec/htp   (k8s/web.yaml:8:3)\n');
  expect(stdout).toContain('did you mean `http`?');
  expect(stdout).toMatch(/\n\n1 error in 1 object\n$/);
});

test.each<[string, string, string[], number]>([
  ['a forgotten `---`', `${service('a')}${service('b')}`, ['schema/duplicate-key 8:1'], 0],
  ['a key twice', service('a', '  labels: {a: x, a: y}\n'), ['schema/duplicate-key 5:18'], 0],
  ['a tab', `${service('a')}\thttp: []\n`, ['schema/yaml-tab 8:1'], 0],
  ['a tag of another program', `${service('a')}  gateways: !Ref x\n`, ['schema/yaml-tag 8:13'], 0],
  [
    'a syntax error, and the other documents',
    `${service('a')}---\nspec: [\n---\n${service('b')}  htp: []\n`,
    ['schema/yaml-syntax 10:1', 'schema/unknown-field 18:3'],
    2,
  ],
  ['several documents of one identity', `${service('a')}---\n${service('a')}`, ['gitops/duplicate-object 12:3'], 2],
  [
    'a List',
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: VirtualService\n  metadata: {name: a}\n  spec:\n    hosts: 5\n    http: [{route: [{destination: {host: web}}]}]\n`,
    ['schema/type 8:5'],
    1,
  ],
  ['only comments', '# nothing\n---\n# here\n', [], 0],
  ['no object', 'a: 1\n', ['schema/kubernetes-object 1:1'], 0],
  [
    'an alias bomb',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(/./g, (key, i: number) => `${key}: &${key} [${`*${'abcdefgh'[i]!},`.repeat(9)}]\n`)}`,
    ['schema/yaml-alias 1:4'],
    0,
  ],
  [
    'a BOM and Windows line ends',
    `\ufeff${service('a').replace(/\n/g, '\r\n')}  htp: []\r\n`,
    ['schema/unknown-field 8:3'],
    1,
  ],
  [
    'JSON',
    `{\n  "apiVersion": "networking.istio.io/v1",\n  "kind": "VirtualService",\n  "metadata": {"name": "a"},\n  "spec": {\n    "hosts": 5,\n    "http": [{"route": [{"destination": {"host": "web"}}]}]\n  }\n}\n`,
    ['schema/type 6:5'],
    1,
  ],
  [
    "a rule of Istio's webhook",
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {hosts: [a]}\n',
    ['istio/virtual-service/no-missing-routes 4:1'],
    1,
  ],
  ['a YAML 1.1 boolean where a text belongs', `${service('a')}  gateways: [no]\n`, ['schema/type 8:14'], 1],
])('%s', async (_, content, expected, objects) => {
  const { status, found, report } = await check(content);
  expect(found).toEqual(expected);
  expect(report.summary).toEqual({ objects, errors: expected.length, warnings: 0, infos: 0 });
  expect(status).toBe(expected.length ? 1 : 0);
});

test('objects of several files are one set', async () => {
  const cwd = folderWith({ 'a.yaml': service('web'), 'b.yaml': service('web', '  namespace: shop\n') });
  expect((await run(['check', '.'], { cwd })).status).toBe(0);
  const { status, stdout } = await run(['check', '.', '--namespace', 'shop'], { cwd });
  expect(status).toBe(1);
  expect(stdout).toMatch(/evidence {3}1\. .* a\.yaml:4:3\n {13}2\. .* b\.yaml:4:3\n/);
});

test.each([
  [
    'Shop_1',
    'it has to be lower case letters, digits and "-", with a letter or digit at both ends; did you mean shop-1?',
  ],
  ['a.b', 'it has to be lower case letters, digits and "-", with a letter or digit at both ends'],
])('--namespace %s is none', async (namespace, reason) => {
  const cwd = folderWith({ 'a.yaml': service('web') });
  const { status, stderr } = await run(['check', '.', '--namespace', namespace], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain(`--namespace cannot be ${namespace}: ${reason}\n`);
});

test('the Istio version is the one that is given', async () => {
  const extension =
    'apiVersion: extensions.istio.io/v1alpha1\nkind: TrafficExtension\nmetadata: {name: a}\nspec: {wasm: {url: "oci://x/y"}}\n';
  expect((await check(extension)).found).not.toContainEqual(expect.stringContaining('schema/istio-version'));
  expect((await check(extension, '--istio', '1.28')).found).toContainEqual(
    expect.stringContaining('schema/istio-version'),
  );
});

test("values of Istio's charts are checked, and other files of values left out", async () => {
  const cwd = folderWith({
    'istio/values.yaml': 'pilot:\n  autoscaleMin: 2\n  autoscaleMx: 3\n',
    'web/values.yaml': 'replicaCount: 1\n',
  });
  const { stdout, stderr } = await run(['check', '.', '--format', 'json'], { cwd });
  const { findings, summary } = JSON.parse(stdout) as CheckReport;
  expect(findings.map(({ id, file, line }) => [id, file, line])).toEqual([
    ['istio/helm-values/no-unknown-value', 'istio/values.yaml', 3],
  ]);
  expect([summary.objects, stderr]).toEqual([
    1,
    'web/values.yaml: left out what has neither `apiVersion` nor `kind`\n',
  ]);
});

test('--fail-on is where exit status 1 begins', async () => {
  const severities = ['warning', 'info'] as const;
  addCheckLevel(() => () => ({ metadata }) => {
    const severity = severities.find((candidate) => candidate === (metadata as { name?: string }).name);
    return severity === undefined ? [] : [makeDiagnostic({ severity })];
  });
  const statusOf = async (name: string, ...options: string[]): Promise<number> =>
    (await run(['check', 'a.yaml', ...options], { cwd: folderWith({ 'a.yaml': service(name) }) })).status;
  expect(await Promise.all(['warning', 'info'].map((name) => statusOf(name)))).toEqual([0, 0]);
  expect(await Promise.all(['warning', 'info'].map((name) => statusOf(name, '--fail-on', 'warning')))).toEqual([1, 0]);
  expect(await Promise.all(['warning', 'info', 'web'].map((name) => statusOf(name, '--fail-on=info')))).toEqual([
    1, 1, 0,
  ]);
});

test('standard input', async () => {
  const readInput = () => Promise.resolve(Buffer.from(`${service('web')}  htp: []\n`));
  const { status, stdout } = await run(['check', '-'], { readInput });
  expect(status).toBe(1);
  expect(stdout).toContain('(<stdin>:8:3)');
  expect((await run(['check', '-'])).stdout).toBe('no findings in 0 objects\n');
});

test('of a folder, templates of Helm and JSON of others are left out and named', async () => {
  const files = {
    'k8s/chart/Chart.yaml': 'apiVersion: v2\nname: web\n',
    'k8s/chart/templates/a.yaml': 'name: {{ .Values.name }}\n',
    'k8s/package.json': '{ "name": "web" }\n{}',
    'k8s/web.json': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }),
  };
  const { status, stdout, stderr } = await run(['check', 'k8s'], { cwd: folderWith(files) });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'no findings in 1 object\n' });
  expect(stderr).toBe(
    'k8s/package.json: left out what has neither `apiVersion` nor `kind`\n' +
      'k8s/chart: left out the templates of a Helm chart; give what `helm template` prints\n',
  );
});

test('of a folder, what is no Kubernetes object is left out and named', async () => {
  const cwd = folderWith({ 'k8s/values.yaml': 'replicas: 1\n', 'k8s/web.yaml': service('web'), 'k8s/a.json': '[1]' });
  const { status, stdout, stderr } = await run(['check', 'k8s'], { cwd });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'no findings in 1 object\n' });
  expect(stderr.match(/^k8s\/.*?:/gm)).toEqual(['k8s/a.json:', 'k8s/values.yaml:']);
});

test('a file of bytes is a finding, and is not printed', async () => {
  const cwd = folderWith({ 'a.yaml': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) });
  const { status, stdout } = await run(['check', 'a.yaml'], { cwd });
  expect(status).toBe(1);
  expect(stdout).toContain('error schema/yaml-syntax: the file is not UTF-8 text\n  manifest   a.yaml\n');
});

test('colour when the terminal has it', async () => {
  const cwd = folderWith({ 'a.yaml': 'a: [' });
  expect((await run(['check', 'a.yaml'], { cwd, colour: true })).stdout).toContain('\u001b[1;31merror\u001b[0m');
  expect((await run(['check', 'a.yaml', '--format', 'json'], { cwd, colour: true })).stdout).not.toContain('\u001b');
});

test.each([
  [['missing.yaml'], 'missing.yaml: no such file or folder\n'],
  [['a.yaml', 'x', 'y'], 'x: no such file or folder\ny: no such file or folder\n'],
  [['--istio', '1.2'], expect.stringContaining('--istio cannot be 1.2: it is one of 1.28, 1.29, 1.30, 1.31')],
  [['--fail-on', 'errors'], expect.stringContaining('did you mean error?')],
])('%j cannot run', async (args, stderr) => {
  const cwd = folderWith({ 'a.yaml': 'a: [' });
  expect(await run(['check', ...args], { cwd })).toEqual({ status: 2, stdout: '', stderr });
});

test('no file is written or changed', async () => {
  const cwd = folderWith({ 'dist/a.yaml': 'a: [' });
  const before = statSync(join(cwd, 'dist/a.yaml')).mtimeMs;
  await run(['check'], { cwd });
  expect(readdirSync(cwd)).toEqual(['dist']);
  expect(readdirSync(join(cwd, 'dist'))).toEqual(['a.yaml']);
  expect(statSync(join(cwd, 'dist/a.yaml')).mtimeMs).toBe(before);
});
