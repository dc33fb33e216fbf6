import { builtinModules } from 'node:module';
import {
  findCycles,
  findLayer,
  importsOf,
  listFiles,
  listFolders,
  reachableFrom,
  readText,
} from './architecture/source-tree';

/** What a layer may import besides itself; `types:` only what the compiler erases. A folder that is not here does not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  schema: ['diagnostics'],
  objects: ['schema', 'diagnostics'],
  imports: ['objects'],
  rules: ['objects', 'schema', 'diagnostics'],
  constructs: ['rules', 'imports', 'objects', 'diagnostics'],
  generator: ['diagnostics', 'types:schema'],
  cli: ['diagnostics', 'schema', 'objects', 'rules', 'imports', 'constructs'],
};
const FORBIDDEN_NAMES = new Set(['utils', 'helpers', 'common', 'shared', 'lib', 'core', 'types']);
const LONGEST_FILE = 400;
/** In the package under its own name, though it is a development dependency: `scripts/build.ts` bundles it. */
const BUNDLED = '@marcbachmann/cel-js';

const shipped = [...listFiles('src'), ...listFiles('imports')].filter((file) => file.endsWith('.ts'));
const handWritten = ['src', 'test', 'examples', 'scripts', 'bench', 'conformance']
  .flatMap(listFiles)
  .filter((file) => /\.(ts|mjs|js|go|sh)$/.test(file));
const typeScript = [...new Set([...shipped, ...handWritten])].filter((file) => file.endsWith('.ts'));
const isBarrel = (file: string): boolean =>
  readText(file)
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .split(';')
    .every((statement) => /^\s*(export\s+(type\s+)?(\*|\{)[\s\S]*from\s|import\s|$)/.test(statement));

test('the table lists exactly the folders there are', () => {
  expect([...listFolders('src'), 'imports'].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test('the table itself has no circle', () => {
  const visit = (layer: string, trail: readonly string[]): void => {
    expect(trail).not.toContain(layer);
    MAY_IMPORT[layer]!.forEach((next) => visit(next.replace('types:', ''), [...trail, layer]));
  };
  Object.keys(MAY_IMPORT).forEach((layer) => visit(layer, []));
});

test('every import is allowed by the table', () => {
  const isAllowed = (from: string, to: string, typeOnly: boolean): boolean =>
    from === to || MAY_IMPORT[from]!.includes(to) || (typeOnly && MAY_IMPORT[from]!.includes(`types:${to}`));
  const wrong = shipped.flatMap(importsOf).filter(({ from, to, typeOnly }) => {
    const layer = findLayer(from);
    if (layer === undefined || to === undefined) return false;
    const target = findLayer(to);
    return target === undefined || !isAllowed(layer, target, typeOnly);
  });
  expect(wrong.map(({ from, to }) => `${from} must not import ${to}`)).toEqual([]);
});

test('only what users load stands outside the layers, and loads the rules', () => {
  const { exports } = JSON.parse(readText('package.json')) as { exports: Record<string, string | { default: string }> };
  const entries = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [entry.default.replace(/^\.\/lib\//, '').replace(/\.js$/, '.ts')],
  );
  expect(shipped.filter((file) => findLayer(file) === undefined).sort()).toEqual(entries.sort());
  for (const entry of entries) {
    expect(importsOf(entry).filter(({ to }) => to === undefined || findLayer(to) === 'generator')).toEqual([]);
    expect(importsOf(entry).map(({ to }) => to)).toContain('src/rules/register.ts');
  }
});

test('no file imports itself through others', () => {
  expect(findCycles(shipped)).toEqual([]);
});

test('an import names a file that exists, never a folder', () => {
  const wrong = typeScript
    .flatMap(importsOf)
    .filter(({ specifier, to }) => specifier.startsWith('.') && to === undefined);
  expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

test('what is shipped needs only what package.json promises', () => {
  const { dependencies, peerDependencies } = JSON.parse(readText('package.json'));
  const promised = new Set([...Object.keys({ ...dependencies, ...peerDependencies }), BUNDLED]);
  const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)![0];
  const wrong = shipped
    .filter((file) => findLayer(file) !== 'generator')
    .flatMap(importsOf)
    .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .filter(({ specifier }) => !promised.has(packageOf(specifier)));
  expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

test('modules of Node are imported as node:', () => {
  const wrong = typeScript.flatMap(importsOf).filter(({ specifier }) => builtinModules.includes(specifier));
  expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

test('no folder or file has a name that says nothing', () => {
  const wrong = [...handWritten, ...listFiles('docs')].filter((file) =>
    file.split('/').some((part) => FORBIDDEN_NAMES.has(part.replace(/\.[^.]+$/, ''))),
  );
  expect(wrong).toEqual([]);
});

test('names are kebab-case', () => {
  const wrong = typeScript.filter((file) => !file.split('/').every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)));
  expect(wrong).toEqual([]);
});

test(`no hand-written file is longer than ${LONGEST_FILE} lines`, () => {
  const wrong = handWritten
    .map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LONGEST_FILE);
  expect(wrong.map(({ file, lines }) => `${file} has ${lines} lines`)).toEqual([]);
});

/** The test of `src/a/b/c.ts` is `test/a/b/c.test.ts`, or `test/a/b.test.ts` where a folder is one unit with one door. */
const testsFor = (source: string): string[] => {
  const parts = source.replace(/\.ts$/, '').split('/').slice(1);
  return parts.flatMap((_, index) => (index === 0 ? [] : [`test/${parts.slice(0, index + 1).join('/')}.test.ts`]));
};
const tests = listFiles('test').filter((file) => file.endsWith('.test.ts'));

test('every file with logic has its test at the mirrored place, and the test reaches it', () => {
  const hasLogic = (file: string): boolean =>
    /^export (default )?(abstract )?(async )?(function|class)\b|^export const \w+[^=]*= (async )?(<[^>]*>)?\(/m.test(
      readText(file),
    );
  const wrong = shipped
    .filter((file) => file.startsWith('src/') && findLayer(file) !== undefined && !isBarrel(file) && hasLogic(file))
    .filter((file) => !testsFor(file).some((name) => tests.includes(name) && reachableFrom(name).has(file)));
  expect(wrong.map((file) => `${file} is not tested by ${testsFor(file).join(' or ')}`)).toEqual([]);
});

test('every test of a layer mirrors a file or a folder of src', () => {
  const places = new Set(shipped.flatMap(testsFor));
  const layers = listFolders('src');
  const wrong = tests.filter((file) => layers.includes(file.split('/')[1]!)).filter((file) => !places.has(file));
  expect(wrong).toEqual([]);
});

test('no test is skipped or runs alone', () => {
  const wrong = tests.filter((file) =>
    /\b(describe|test|it)\.(skip|only|todo)\b|\bx(it|test|describe)\(/.test(readText(file)),
  );
  expect(wrong.filter((file) => file !== 'test/architecture.test.ts')).toEqual([]);
});

test('examples use what users have', () => {
  const wrong = listFiles('examples')
    .filter((file) => file.endsWith('.ts'))
    .flatMap(importsOf)
    .filter(({ specifier, from, to }) =>
      specifier.startsWith('.')
        ? to?.split('/')[1] !== from.split('/')[1]
        : !/^(cdk8s|constructs|cdk8s-istio)(\/[a-z0-9-]+)?$/.test(specifier),
    );
  expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

test('what is shipped names no place of a developer’s machine', () => {
  const wrong = shipped
    .filter((file) => findLayer(file) !== 'generator')
    .filter((file) => /\.\.\/shared\/|["'`(]\/(work|home|root|tmp)\//.test(readText(file)));
  expect(wrong).toEqual([]);
});
