// Writes Envoy's own types, as the Istio module of go.mod has them, to imports/; with --check it only compares.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGo } from '../install/build-go';

const ROOT = join(__dirname, '../..');
const TABLE = join(ROOT, 'imports/envoy-types.json');

function readTypes(): string {
  const output = join(ROOT, 'conformance/.cache');
  buildGo({ module: join(ROOT, 'conformance'), packages: ['./envoy-types'], output });
  const program = join(output, 'envoy-types');
  const { status, stdout, stderr } = spawnSync(program, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`Envoy's types cannot be read: ${stderr}`);
  return stdout;
}

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const [types, file] = [readTypes(), relative(process.cwd(), TABLE)];
if (!values.check) writeFileSync(TABLE, types);
else if (readFileSync(TABLE, 'utf8') !== types) {
  process.stderr.write(`${file} differs from Istio's module: run \`npm run generate:envoy\`\n`);
  process.exitCode = 1;
} else process.stdout.write(`${file} is as Istio's module has it\n`);
