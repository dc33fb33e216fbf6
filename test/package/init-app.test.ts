import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initTemplate } from './init-template';
import { UserFolder, succeeded } from './user-folder';

/** The app that `cdk8s init typescript-app` makes: TypeScript 5.9, CommonJS, node10 resolution, no skipLibCheck. */
const user = new UserFolder();
const program = (name: string): string => readFileSync(join(__dirname, 'programs', name), 'utf8');

beforeAll(() => {
  initTemplate('shop').forEach((text, name) => user.write(name, text));
  user.write('main.ts', program('chart.ts'));
  user.install();
}, 600_000);
afterAll(() => user.remove());

test('it compiles, with the mistakes that must not', () => {
  user.write('mistakes.ts', program('mistakes.ts'));
  user.write('broken.ts', program('broken.ts'));
  succeeded(user.runInstalled('tsc', '--build'));
}, 120_000);

test('its snapshot test passes, and again', () => {
  succeeded(user.runInstalled('jest', '--ci=false', '-u'));
  succeeded(user.runInstalled('jest', '--ci'));
  expect(user.read('__snapshots__/main.test.ts.snap')).toContain('"kind": "VirtualService"');
}, 120_000);

test('cdk8s synth writes what check finds nothing wrong in', () => {
  succeeded(user.runInstalled('cdk8s', 'synth'));
  const manifests = user.read('dist/shop.k8s.yaml');
  for (const kind of [
    'Gateway',
    'VirtualService',
    'DestinationRule',
    'PeerAuthentication',
    'Certificate',
    'ConfigMap',
  ]) {
    expect(manifests).toMatch(new RegExp(`^kind: ${kind}$`, 'm'));
  }
  const { summary, findings } = JSON.parse(succeeded(user.runInstalled('cdk8s-istio', 'check', '--format', 'json')));
  expect(findings).toEqual([]);
  expect(summary).toEqual({ objects: manifests.split(/^---$/m).length, errors: 0, warnings: 0, infos: 0 });
}, 120_000);

test('a broken program ends with one report of all its problems and no stack', () => {
  user.write('broken.ts', program('broken.ts'));
  const { status, stderr } = user.runInstalled('ts-node', 'broken.ts');
  expect(status).toBe(1);
  expect(stderr.match(/^error .*$/gm)).toHaveLength(3);
  for (const words of ['101', 'did you mean `timeout`', '10 seconds', 'broken.ts:11', 'broken.ts:12', 'broken.ts:16']) {
    expect(stderr).toContain(words);
  }
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('node_modules');
}, 120_000);

test('cdk8s synth of a broken program fails with that report and leaves no output', () => {
  const { status, stdout, stderr } = user.runInstalled('cdk8s', 'synth', '--app', 'npx ts-node broken.ts');
  expect(status).toBe(1);
  expect(`${stdout}${stderr}`.match(/^error .*$/gm)).toHaveLength(3);
  expect(`${stdout}${stderr}`).not.toContain('node_modules/cdk8s-istio');
  expect(user.has('dist/broken.k8s.yaml')).toBe(false);
}, 120_000);
