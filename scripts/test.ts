import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Everything that needs nothing but npm. All steps run even if one fails, so one run shows every problem. */
const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['types', 'tsc', '--noEmit'],
  ['lint', 'eslint', '--max-warnings', '0', '.'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['build', 'tsx', 'scripts/build.ts'],
  ['tests', 'jest', '--maxWorkers=100%', ...process.argv.slice(2)],
];

const root = join(__dirname, '..');
const failed = STEPS.filter(([name, program, ...options]) => {
  const start = Date.now();
  const { status } = spawnSync(join(root, 'node_modules/.bin', program!), options, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name}  ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return status !== 0;
});
if (failed.length > 0) {
  console.log(`failed: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = 1;
}
