import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Synthesizes the main example as a user would, prints what it made, and checks it. */
const ROOT = join(__dirname, '..');
const EXAMPLE = join(ROOT, 'examples/full-chain-https');

execFileSync(join(ROOT, 'node_modules/.bin/cdk8s'), ['synth', '--check-upgrade=false'], {
  cwd: EXAMPLE,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const output = join(EXAMPLE, 'dist');
for (const name of readdirSync(output).sort()) {
  console.log(readFileSync(join(output, name), 'utf8'));
}
execFileSync(join(ROOT, 'node_modules/.bin/tsx'), [join(ROOT, 'src/cli/main.ts'), 'check', output], {
  cwd: ROOT,
  stdio: 'inherit',
});
