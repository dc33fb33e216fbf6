import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from './plan';
import { noted, limited, type Row } from './row';
import { median } from './statistics';

const ROOT = join(__dirname, '..');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
}

interface Compiled {
  readonly seconds: number;
  readonly megabytes: number;
}

function pack(folder: string): Packed {
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output);
  return packed;
}

/** A folder in which the package is installed as its users have it, with this repository's cdk8s beside it. */
function makeConsumer(folder: string, packed: Packed): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'cdk8s-istio'), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(folder, packed.filename),
    '-C',
    join(modules, 'cdk8s-istio'),
    '--strip-components=1',
  ]);
  for (const name of ['cdk8s', 'constructs']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer" }');
  const compilerOptions = { strict: true, module: 'node16', lib: ['es2016'], types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
}

function compile(folder: string, text: string): Compiled {
  writeFileSync(join(folder, 'main.ts'), text);
  const compiler = require.resolve('typescript/bin/tsc');
  const options = [compiler, '--noEmit', '--extendedDiagnostics'];
  const { stdout, status } = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the consumer does not compile:\n${stdout}`);
  const read = (label: RegExp): number => Number(label.exec(stdout)![1]);
  return { seconds: read(/Total time:\s+([\d.]+)s/), megabytes: read(/Memory used:\s+(\d+)K/) / 1024 };
}

/** What the package costs to have: its size, and what the compiler pays for its types. */
export function benchConsumer({ runsOfCompiler: runs }: Plan): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-consumer-'));
  const packed = pack(folder);
  makeConsumer(folder, packed);
  const { exports } = JSON.parse(
    execFileSync('tar', ['-xzOf', join(folder, packed.filename), 'package/package.json'], { encoding: 'utf8' }),
  );
  const names = Object.keys(exports).filter((name) => name !== './package.json');
  const bare = "import { App } from 'cdk8s';\nexport const app = new App();\n";
  const imports = names.map((name, index) => `import * as part${index} from 'cdk8s-istio${name.slice(1)}';`);
  const everything = `${bare}${imports.join('\n')}\nexport const all = [${names.map((_, index) => `part${index}`).join(', ')}];\n`;
  const results = Array.from({ length: runs }, () => ({
    bare: compile(folder, bare),
    full: compile(folder, everything),
  }));
  rmSync(folder, { recursive: true });
  const middle = (pick: (result: (typeof results)[number]) => number): number => median(results.map(pick));
  return [
    limited('package, packed', packed.size / 1e6, 1, ' MB'),
    limited('package, unpacked', packed.unpackedSize / 1e6, 8, ' MB'),
    noted(
      'tsc of a program that imports everything, over bare cdk8s',
      `${middle(({ full, bare: base }) => full.seconds / base.seconds).toFixed(2)}x (${middle(({ full }) => full.seconds).toFixed(2)} s)`,
    ),
    noted(
      'memory of that tsc, over bare cdk8s',
      `${middle(({ full, bare: base }) => full.megabytes / base.megabytes).toFixed(2)}x (${middle(({ full }) => full.megabytes).toFixed(0)} MB)`,
    ),
  ];
}
