import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCrd, objectOf, writeYaml } from './make-crds';

const ROOT = join(__dirname, '../..');
const documents = writeYaml({ 'kubernetes.json': '{ "paths": {}, "components": { "schemas": {} } }' });

function run(...args: string[]) {
  const program = ['--import', 'tsx', 'src/generator/main.ts', '--kubernetes', `${documents}/kubernetes.json`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('it writes, and later says which files differ', () => {
  const crds = writeYaml({ 'a.yaml': [makeCrd('example.com', 'Widget', objectOf({ a: { type: 'string' } }))] });
  const output = mkdtempSync(join(tmpdir(), 'imports-'));
  writeFileSync(join(output, 'notes.md'), 'mine');
  writeFileSync(join(output, 'gone.schema.json'), '{}');
  expect(run('--output', output, crds)).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(join(output, 'gone.schema.json'))).toBe(false);
  expect(readFileSync(join(output, 'notes.md'), 'utf8')).toBe('mine');

  const file = join(output, 'example.com/v1/widget.ts');
  const content = readFileSync(file, 'utf8');
  writeFileSync(file, `${content}// edited\n`);
  const check = run('--check', '--output', output, crds);
  expect(check).toMatchObject({ status: 1, stderr: expect.stringContaining('1 file differs') });
  expect(check.stdout).toMatch(/^\S*example\.com\/v1\/widget\.ts\n$/);

  writeFileSync(file, content);
  expect(run('--check', '--output', output, crds)).toMatchObject({ status: 0, stdout: '3 files are as generated\n' });
});

test('input that cannot be used is one message without a stack, and status 2', () => {
  const empty = writeYaml({});
  expect(run(empty)).toEqual({ status: 2, stdout: '', stderr: `${empty}: no *.yaml or *.yml file in this folder\n` });
});
