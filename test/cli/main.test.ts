import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { folderWith } from './test-terminal';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const tsx = require.resolve('tsx');
const object = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

const spawn = (args: readonly string[], input = '', cwd = folderWith({ 'a.yaml': object })) =>
  spawnSync(process.execPath, ['--import', tsx, MAIN, ...args], { cwd, input, encoding: 'utf8' });

test('the process has the exit status, and writes where it should', () => {
  const good = spawn(['check', 'a.yaml']);
  expect([good.status, good.stdout, good.stderr]).toEqual([0, 'no findings in 1 object\n', '']);
  const bad = spawn(['check', '-'], `${object}spec: 5\n`);
  expect([bad.status, bad.stderr]).toEqual([1, '']);
  expect(bad.stdout).toContain('(<stdin>:5:1)');
  const none = spawn(['check', 'missing']);
  expect([none.status, none.stdout, none.stderr]).toEqual([2, '', 'missing: no such file or folder\n']);
});

test('a reader that wants only the beginning gets it', () => {
  const cwd = folderWith({
    'a.yaml': Array.from(
      { length: 3000 },
      (_, i) => `apiVersion: v1\nkind: Service\nmetadata: {name: w${i}}\nspec: 5\n`,
    ).join('---\n'),
  });
  const command = `"${process.execPath}" --import "${tsx}" "${MAIN}" check a.yaml | head -1; echo "status \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
  expect(stdout).toMatch(/^error schema\/type: .*\nstatus 1\n$/);
  expect(stderr).toBe('');
});

test('cdk8s is not loaded: checking files needs none of it', () => {
  const program = `require('tsx/cjs'); require(${JSON.stringify(MAIN.replace('main.ts', 'run-cli.ts'))}); console.log(Object.keys(require.cache).filter((file) => /node_modules.(cdk8s|constructs|yaml|js-yaml)./.test(file)))`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  expect(stdout).toBe('[]\n');
});
