import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SynthError, reportIfUncaught } from '../../src/objects/synth-error';
import { makeDiagnostic } from '../diagnostics/make-diagnostic';

const root = join(__dirname, '../..');
const run = (mode: string): { status: number | null; stdout: string; stderr: string; written: string[] } => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-istio-'));
  const args = ['--import', 'tsx', join(__dirname, 'programs/failing-synth.ts'), mode, outdir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr, written: readdirSync(outdir) };
};

test('a program that does not catch it ends with the report alone', () => {
  const { status, stdout, stderr, written } = run('throws');
  expect({ status, stdout, written }).toEqual({ status: 1, stdout: '', written: [] });
  expect(stderr).toMatch(/^Validation failed with the following errors:\n\nerror schema\/type: /);
  expect(stderr).toContain('\n  source     test/objects/programs/failing-synth.ts:7:1\n');
  expect(stderr).toMatch(/\n\n1 error in 1 object\n$/);
  expect(stderr).not.toMatch(/^\s+at |node_modules|Node\.js/m);
});

test('a program that catches it goes on, and nothing is left behind', () => {
  const { status, stdout, stderr } = run('catches');
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: 'caught SynthError\n0 listeners are left\n',
    stderr: '',
  });
});

test('another error after it is shown as it is', () => {
  const { status, stdout, stderr } = run('fails-later');
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'caught SynthError\n' });
  expect(stderr).toContain('Error: something else\n    at ');
});

test('a listener of the program gets it', () => {
  const { status, stdout, stderr } = run('listens');
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'listener got SynthError\n', stderr: '' });
});

test('cdk8s synth fails with the report, and leaves nothing of an older synth that could be applied', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'cdk8s-istio-'));
  const app = ['node --import', require.resolve('tsx'), join(__dirname, 'programs/failing-synth.ts'), 'throws'].join(
    ' ',
  );
  writeFileSync(join(cwd, 'cdk8s.yaml'), `language: typescript\napp: ${app}\n`);
  mkdirSync(join(cwd, 'dist'));
  writeFileSync(join(cwd, 'dist/shop.k8s.yaml'), 'older: true\n');
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('Validation failed with the following errors:\n\nerror schema/type: ');
  expect(stderr.match(/error schema\/type/g)).toHaveLength(1);
  // The stack is cdk8s-cli's own.
  expect(stderr).not.toMatch(/^\s+at .*(src.objects|programs)/m);
  expect(existsSync(join(cwd, 'dist')) ? readdirSync(join(cwd, 'dist')) : []).toEqual([]);
});

test('a test runner that replaces the timers does not matter', () => {
  jest.useFakeTimers();
  const before = process.listenerCount('uncaughtException');
  try {
    expect(() => reportIfUncaught(new SynthError('the report', []))).not.toThrow();
  } finally {
    jest.useRealTimers();
  }
  return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    expect(process.listenerCount('uncaughtException')).toBe(before);
  });
});

test('the error is its report, with the findings as data', () => {
  const error = new SynthError('the report', [makeDiagnostic()]);
  expect([error.name, error.message, error.stack, error.diagnostics]).toEqual([
    'SynthError',
    'the report',
    'the report',
    [makeDiagnostic()],
  ]);
});

test('all of a long text is written', () => {
  const text = 'x'.repeat(300_000);
  const program = `require('tsx/cjs'); require('./src/objects/synth-error').writeToStandardError('x'.repeat(${text.length}))`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe(text);
});
