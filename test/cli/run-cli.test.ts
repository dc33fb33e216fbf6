import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './test-terminal';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };

test.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (option) => {
  const { status, stdout, stderr } = await run([option]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: cdk8s-istio <command>/);
  expect(stdout).toMatch(/^ {2}check {2,}/m);
});

test('without a command the help is an error', async () => {
  const { status, stdout, stderr } = await run([]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^Usage: /);
});

test.each([['--version'], ['-V']])('%s', async (option) => {
  expect(await run([option])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('the help of a command lists its options with their choices', async () => {
  const { status, stdout } = await run(['check', '--help', '/nowhere']);
  expect(status).toBe(0);
  expect(stdout).toContain('  --format text|json ');
  expect(stdout).toContain('  --fail-on error|warning|info ');
  expect(stdout).toContain('  -h, --help ');
});

test.each([
  [['chek'], 'there is no command chek; did you mean check?\n'],
  [['zzzzzz'], 'there is no command zzzzzz; the commands are: check\n'],
  [['--format', 'json'], 'there is no option --format before a command; see cdk8s-istio --help\n'],
  [['check', '--fromat', 'json'], 'there is no option --fromat; did you mean --format?\n'],
])('%j cannot run', async (args, stderr) => expect(await run(args)).toEqual({ status: 2, stdout: '', stderr }));
