import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build, buildSync, type Metafile } from 'esbuild';
import { lazyBarrel } from './lazy-barrel';

const ROOT = join(__dirname, '..');
const LIB = join(ROOT, 'lib');
/** The CEL library is an ES module only, which CommonJS users (and jest) cannot require, so it goes into the package. */
const BUNDLED_LIBRARY = '@marcbachmann/cel-js';

/** What all bundles have in common. */
const BUNDLE = {
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'inline',
} as const;

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

function compile(): void {
  rmSync(LIB, { recursive: true, force: true });
  const compiler = require.resolve('typescript/bin/tsc');
  const options = [compiler, '-p', join(ROOT, 'tsconfig.build.json')];
  const { status } = spawnSync(process.execPath, options, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function copySchemas(): void {
  for (const file of filesBelow(join(ROOT, 'imports'), '.json')) {
    const target = join(LIB, 'imports', relative(join(ROOT, 'imports'), file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** Replaces the one module that requires the library by itself and the library, everything else stays a `require`. */
function bundleLibrary(): Metafile {
  const requires = (file: string): string[] =>
    [...readFileSync(file, 'utf8').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name!);
  const isBundled = (name: string): boolean => name === BUNDLED_LIBRARY || name.startsWith(`${BUNDLED_LIBRARY}/`);
  const users = filesBelow(LIB, '.js').filter((file) => requires(file).some(isBundled));
  const [user] = users;
  if (user === undefined || users.length > 1) {
    throw new Error(`one module must require ${BUNDLED_LIBRARY}, not ${users.length}: ${users.join(', ')}`);
  }
  const own = requires(user).filter((name) => !isBundled(name));
  const { metafile } = buildSync({
    ...BUNDLE,
    entryPoints: [user],
    outfile: user,
    minify: true,
    keepNames: true,
    external: own,
    metafile: true,
  });
  return metafile;
}

/** Makes one module of all rules: they are loaded together, and nobody imports one of them alone. */
async function bundleRules(): Promise<void> {
  const source = join(ROOT, 'src', 'rules');
  const folder = join(LIB, 'src', 'rules');
  await build({
    ...BUNDLE,
    entryPoints: [join(source, 'check-object.ts')],
    outfile: join(folder, 'check-object.js'),
    packages: 'external',
    plugins: [
      {
        name: 'other folders stay modules of their own',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
            const file = resolve(resolveDir, path);
            return file.startsWith(source + sep) ? undefined : { path: relative(source, file), external: true };
          }),
      },
    ],
  });
  const entries = ['check-object', 'register'];
  for (const name of readdirSync(folder)) {
    if (!entries.includes(name.split('.')[0]!)) rmSync(join(folder, name), { recursive: true });
  }
}

/**
 * Makes one module of the command line: its many small ones take longer to load than most checks take. What it reads of
 * the package it finds from the folder of its module, so every module that does stands as deep as this one.
 */
function bundleCommandLine(): void {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const entry = join(ROOT, bin['cdk8s-istio']);
  buildSync({
    ...BUNDLE,
    entryPoints: [entry],
    outfile: entry,
    packages: 'external',
  });
}

/** The licence of what is bundled travels with it. */
function writeLicences(bundle: Metafile): void {
  const packages = new Set(
    Object.keys(bundle.inputs)
      .map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
      .filter((name) => name !== undefined),
  );
  const texts = [...packages].sort().map((name) => {
    const folder = join(ROOT, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version} (${license}), bundled into this package\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8')}`;
  });
  writeFileSync(join(LIB, 'THIRD-PARTY-LICENSES.txt'), texts.join('\n\n'));
}

/** Whoever uses one kind does not wait for the others to load. */
function makeBarrelsLazy(): void {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const target of Object.values<string | { default: string }>(exports)) {
    if (typeof target === 'string') continue;
    const compiled = join(ROOT, target.default);
    const source = join(ROOT, relative(LIB, compiled).replace(/\.js$/, '.ts'));
    writeFileSync(compiled, lazyBarrel(source));
  }
}

compile();
makeBarrelsLazy();
copySchemas();
writeLicences(bundleLibrary());
bundleCommandLine();
void bundleRules();
