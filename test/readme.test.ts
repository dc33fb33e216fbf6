import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json'));

test('the README shows the main example as it is', () => {
  const [, shown] = /```ts\n(import \{ App[\s\S]*?)```/.exec(read('README.md'))!;
  expect(shown).toBe(read('examples/full-chain-https/main.ts'));
});

test('the README names the modules that there are', () => {
  const modules = Object.keys(manifest.exports).flatMap((path) => /^\.\/([a-z-]+)$/.exec(path)?.[1] ?? []);
  const [, named] = /The modules are ([\s\S]*?)\.\n/.exec(read('README.md'))!;
  expect([...named!.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort()).toEqual(modules.sort());
});

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (document) => {
  test('its links lead somewhere', () => {
    const links = [...read(document).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !link.startsWith('https://') && !existsSync(join(ROOT, link)))).toEqual([]);
  });

  test('its npm scripts exist', () => {
    const named = [...read(document).matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });
});
