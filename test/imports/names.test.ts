import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ISTIO_FIELD_DOCS } from '../../src/generator/overlay/istio-field-docs';
import { ISTIO_ANCHORS, ISTIO_PAGES } from '../../src/generator/overlay/istio-references';
import { TYPE_NAMES } from '../../src/generator/overlay/type-names';
import { PRODUCTS } from '../../src/generator/products';

const IMPORTS = join(__dirname, '../../imports');

/** The exported names of a product with the text of each declaration. */
function declarationsOf(product: string): [name: string, text: string][] {
  const barrel = readFileSync(join(IMPORTS, `${product}.ts`), 'utf8');
  const files = [...barrel.matchAll(/\* from '(.*)'/g)].map(([, file]) => join(IMPORTS, `${file!}.ts`));
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/^export /m)
      .slice(1)
      .map((text): [string, string] => [/^(?:interface|type|class) (\w+)/.exec(text)![1]!, text]),
  );
}

test.each(PRODUCTS.map(({ name }) => name))('the names of %s are unique, in one case, and none is counted', (product) => {
  const names = declarationsOf(product).map(([name]) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const isCounted = (name: string): boolean => /\d$/.test(name) && names.includes(name.replace(/\d+$/, ''));
  expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name) || isCounted(name))).toEqual([]);
});

test('what the overlay names exists', () => {
  for (const [product, table] of Object.entries(TYPE_NAMES)) {
    const names = new Set(declarationsOf(product).map(([name]) => name));
    expect(Object.values(table).filter((name) => !names.has(name))).toEqual([]);
  }
  const istio = new Map(declarationsOf('istio'));
  const fields = Object.keys(ISTIO_FIELD_DOCS).map((key) => key.split('.') as [string, string]);
  expect(fields.filter(([type, field]) => !new RegExp(`^ +${field}\\??:`, 'm').test(istio.get(type) ?? ''))).toEqual([]);
  expect([...Object.keys(ISTIO_ANCHORS), ...Object.keys(ISTIO_PAGES)].filter((name) => !istio.has(name))).toEqual([]);
});

test('every kind has its file, its class and its schema', () => {
  for (const group of readdirSync(IMPORTS).filter((name) => name.endsWith('.schema.json'))) {
    const { kinds } = JSON.parse(readFileSync(join(IMPORTS, group), 'utf8')) as { kinds: Record<string, unknown> };
    const exported = new Set(PRODUCTS.flatMap(({ name }) => declarationsOf(name).map(([declared]) => declared)));
    expect(Object.keys(kinds).filter((kind) => !exported.has(kind) || !exported.has(`${kind}Props`))).toEqual([]);
  }
});
