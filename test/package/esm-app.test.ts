import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserFolder, succeeded, type Outcome } from './user-folder';

/** An app of ES modules, compiled by today's compilers and run by the supported versions of Node. */
const user = new UserFolder();
const program = (name: string): string => readFileSync(join(__dirname, 'programs', name), 'utf8');
const NODES = ['20', '22', '24'] as const;
const COMPILERS = { 'TypeScript 6': 'typescript@6', 'TypeScript 7': 'typescript@7' } as const;
const RESOLUTIONS = { nodenext: 'nodenext', bundler: 'esnext' } as const;

const alias = (specifier: string): string => specifier.replace('@', '-');
const compile = (compiler: string, ...options: readonly string[]): Outcome =>
  user.run(process.execPath, join(user.path, 'node_modules', alias(compiler), 'bin/tsc'), ...options);
const node = (version: string, ...options: readonly string[]): Outcome =>
  user.run(join(user.path, `node_modules/node-${version}/bin/node`), ...options);

beforeAll(() => {
  user.write('package.json', JSON.stringify({ name: 'user', type: 'module', private: true }));
  const compilerOptions = {
    strict: true,
    target: 'es2022',
    types: [],
    module: 'nodenext',
    rootDir: '.',
    outDir: 'dist-js',
  };
  user.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  for (const name of ['chart.ts', 'broken.ts', 'mistakes.ts']) {
    // With ES modules a type is imported as such.
    user.write(name, program(name).replace('App, Chart, ChartProps', 'App, Chart, type ChartProps'));
  }
  const binaries = NODES.map((version) => `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`);
  const compilers = Object.values(COMPILERS).map((specifier) => `${alias(specifier)}@npm:${specifier}`);
  user.install('cdk8s', 'constructs', ...binaries, ...compilers);
  succeeded(compile(COMPILERS['TypeScript 6']));
}, 600_000);
afterAll(() => user.remove());

describe.each(Object.entries(COMPILERS))('%s', (_, compiler) => {
  test.each(Object.entries(RESOLUTIONS))(
    'it compiles with the resolution %s',
    (resolution, module) => {
      succeeded(compile(compiler, '--noEmit', '--moduleResolution', resolution, '--module', module));
    },
    120_000,
  );
});

describe.each(NODES)('Node %s', (version) => {
  test('it synthesizes what check finds nothing wrong in', () => {
    expect(succeeded(node(version, '--version'))).toMatch(new RegExp(`^v${version}\\.`));
    user.delete('dist');
    succeeded(node(version, 'dist-js/chart.js'));
    expect(user.read('dist/shop.k8s.yaml')).toContain('kind: VirtualService');
    const bin = join(
      user.path,
      'node_modules/cdk8s-istio',
      JSON.parse(user.read('node_modules/cdk8s-istio/package.json')).bin['cdk8s-istio'],
    );
    const { summary } = JSON.parse(succeeded(node(version, bin, 'check', '--format', 'json', 'dist')));
    expect(summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(summary.objects).toBeGreaterThan(5);
  }, 60_000);

  test('a broken program ends with one report of all its problems and no stack', () => {
    const { status, stderr } = node(version, 'dist-js/broken.js');
    expect(status).toBe(1);
    expect(stderr.match(/^error .*$/gm)).toHaveLength(3);
    expect(stderr).not.toMatch(/^\s+at /m);
  }, 60_000);

  test('loading the package loads nothing heavy', () => {
    const script = `require('cdk8s'); const before = new Set(Object.keys(require.cache)); require('cdk8s-istio');
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))))`;
    const loaded: string[] = JSON.parse(succeeded(node(version, '-e', script)));
    expect(loaded.some((file) => file.includes('cdk8s-istio/lib/src/index.js'))).toBe(true);
    expect(loaded.filter((file) => !file.includes('node_modules/cdk8s-istio/lib/') || file.endsWith('.json'))).toEqual(
      [],
    );
  }, 60_000);
});

test('the oldest peers that package.json admits are enough', () => {
  const oldest = new UserFolder();
  const { peerDependencies } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  oldest.write('package.json', JSON.stringify({ name: 'oldest', private: true, type: 'module' }));
  oldest.write('chart.js', user.read('dist-js/chart.js'));
  const peers = Object.entries<string>(peerDependencies).map(([name, range]) => `${name}@${range.replace('^', '')}`);
  oldest.install(...peers);
  succeeded(oldest.run(process.execPath, 'chart.js'));
  succeeded(user.run(process.execPath, 'dist-js/chart.js'));
  expect(oldest.read('dist/shop.k8s.yaml')).toEqual(user.read('dist/shop.k8s.yaml'));
  oldest.remove();
}, 300_000);

test('the package says whose code it carries', () => {
  const bundled = user.read('node_modules/cdk8s-istio/lib/THIRD-PARTY-LICENSES.txt');
  expect(bundled).toMatch(/@marcbachmann\/cel-js .* \(MIT\)/);
  expect(bundled).toContain('Permission is hereby granted');
});
