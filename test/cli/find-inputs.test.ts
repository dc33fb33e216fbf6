import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findInputs, reasonOf } from '../../src/cli/find-inputs';
import { folderWith } from './test-terminal';

const files = {
  'k8s/b.yaml': '',
  'k8s/a.yml': '',
  'k8s/deep/c.JSON': '',
  'k8s/notes.txt': '',
  'k8s/.git/d.yaml': '',
  'k8s/node_modules/e.yaml': '',
};
const paths = (given: readonly string[], cwd: string): string[] => findInputs(given, cwd).files.map(({ path }) => path);

test('a folder is all its YAML and JSON, in order of name', () => {
  expect(findInputs(['k8s'], folderWith(files)).files).toEqual([
    { path: 'k8s/a.yml', named: false },
    { path: 'k8s/b.yaml', named: false },
    { path: 'k8s/deep/c.JSON', named: false },
  ]);
});

test('the templates of a Helm chart are left out, its values and what is beside it are not', () => {
  const chart = {
    'k8s/web/Chart.yaml': '',
    'k8s/web/values.yaml': '',
    'k8s/web/values.schema.json': '',
    'k8s/web/files/template.yaml': '',
    'k8s/web/templates/deployment.yaml': '',
    'k8s/web/charts/api/Chart.yaml': '',
    'k8s/web/charts/api/templates/service.yaml': '',
    'k8s/web/crds/crd.yaml': '',
    'k8s/templates/a.yaml': '',
  };
  const { files: found, charts } = findInputs(['k8s'], folderWith(chart));
  expect(found.map(({ path }) => path)).toEqual([
    'k8s/templates/a.yaml',
    'k8s/web/crds/crd.yaml',
    'k8s/web/values.yaml',
  ]);
  expect(charts).toEqual(['k8s/web', 'k8s/web/charts/api']);
});

test('a file is itself whatever its name, - is standard input, and each counts once', () => {
  const cwd = folderWith(files);
  expect(findInputs(['k8s/notes.txt', '-'], cwd).files).toEqual([
    { path: 'k8s/notes.txt', named: true },
    { path: '-', named: true },
  ]);
  expect(paths(['k8s/b.yaml', 'k8s', './k8s/b.yaml', '-', '-', join(cwd, 'k8s/a.yml')], cwd)).toEqual([
    'k8s/b.yaml',
    'k8s/a.yml',
    'k8s/deep/c.JSON',
    '-',
  ]);
});

test('links that go in a circle end, and links that go nowhere are named', () => {
  const cwd = folderWith(files);
  symlinkSync('..', join(cwd, 'k8s/deep/up'));
  expect(paths(['k8s'], cwd)).toHaveLength(3);
  symlinkSync('nothing.yaml', join(cwd, 'k8s/broken.yaml'));
  expect(() => paths(['k8s'], cwd)).toThrow('k8s/broken.yaml: no such file or folder');
});

test('without a path it is the output folder of cdk8s.yaml', () => {
  expect(paths([], folderWith({ 'dist/a.yaml': '' }))).toEqual(['dist/a.yaml']);
  expect(paths([], folderWith({ 'cdk8s.yaml': 'app: node main.js\noutput: out\n', 'out/a.yaml': '' }))).toEqual([
    'out/a.yaml',
  ]);
  expect(paths([], folderWith({ 'cdk8s.yaml': 'app: node main.js\n', 'dist/a.yaml': '' }))).toEqual(['dist/a.yaml']);
});

test.each([
  [['missing'], {}, 'missing: no such file or folder'],
  [['a.yaml/b.yaml'], { 'a.yaml': '' }, 'a.yaml/b.yaml: a part of the path is no folder'],
  [['x', 'y'], {}, 'x: no such file or folder\ny: no such file or folder'],
  [['empty'], { 'empty/readme.md': '' }, 'empty: there is no *.yaml, *.yml or *.json file in this folder'],
  [[], {}, 'dist: no such file or folder\nrun `npx cdk8s synth` first'],
  [[], { 'cdk8s.yaml': 'app: [' }, 'cdk8s.yaml: the YAML cannot be read'],
])('%j of %j: %s', (given, content, message) => {
  expect(() => paths(given, folderWith(content as Record<string, string>))).toThrow(message);
});

test('reasons are words', () => {
  const cwd = folderWith({ 'a.yaml': '' });
  chmodSync(join(cwd, 'a.yaml'), 0);
  expect(reasonOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('permission denied');
  expect(reasonOf(Object.assign(new Error('what Node says'), { code: 'EWHATEVER' }))).toBe('what Node says');
});
