import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyBarrel } from '../../scripts/lazy-barrel';

const folder = mkdtempSync(join(tmpdir(), 'lazy-barrel-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, `${name}.ts`), text);
  return join(folder, `${name}.ts`);
}

/** Runs the JavaScript of a barrel with modules that note when they are loaded. */
function load(barrel: string): { exports: Record<string, unknown>; loaded: string[] } {
  const loaded: string[] = [];
  const modules = (path: string): unknown => {
    loaded.push(path);
    return new Proxy({}, { get: (_, name) => `${String(name)} of ${path}` });
  };
  const exports: Record<string, unknown> = {};
  new Function('require', 'exports', 'module', lazyBarrel(barrel))(modules, exports, { exports });
  return { exports, loaded };
}

write('kind', 'export class Kind {}\nexport interface KindProps {}\nexport const version = 1;\nconst own = 2;\n');
write('other', 'export function other() {}\nexport class Kind {}\n');

test('a module is loaded when one of its values is first used, once', () => {
  const { exports, loaded } = load(write('barrel', "export * from './kind';\nexport { other } from './other';\n"));
  expect(loaded).toEqual([]);
  expect(exports['Kind']).toBe('Kind of ./kind');
  expect(exports['Kind']).toBe('Kind of ./kind');
  expect(loaded).toEqual(['./kind']);
});

test('its names are the values, and no types', () => {
  const text =
    "export * from './kind';\nexport type * from './other';\nexport { type KindProps, other } from './other';\n";
  expect(Object.keys(load(write('names', text)).exports)).toEqual(['Kind', 'version', 'other']);
});

test('a name that is exported by name wins over what a star brings', () => {
  const { exports } = load(write('wins', "export { Kind } from './other';\nexport * from './kind';\n"));
  expect(exports['Kind']).toBe('Kind of ./other');
});

test('a module that is imported for what it does is loaded at once', () => {
  const { loaded } = load(write('effect', "import './other';\nexport * from './kind';\n"));
  expect(loaded).toEqual(['./other']);
});

test('a barrel with something of its own is refused', () => {
  expect(() => lazyBarrel(write('own', 'export const own = 1;\n'))).toThrow('must only re-export');
});
