import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../src';
import { diagnoseApp } from '../src/objects/app-validation';

const ROOT = join(__dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|md)$/.test(file))
    .map((file) => join(folder, file));
}

/** The findings of a snippet, with a mesh, two HTTP services, a TCP service and a gateway around it. */
function run(snippet: string): string[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new library.Mesh(chart, 'mesh');
  const shop = mesh.namespace('shop');
  const versions = { v1: { version: 'v1' }, v2: { version: 'v2' } };
  const around = {
    app,
    chart,
    mesh,
    shop,
    web: shop.service('web', { port: 80, protocol: 'http', versions }),
    api: shop.service('api', { port: 80, protocol: 'http' }),
    db: shop.service('db', { port: 5432, protocol: 'tcp' }),
    edge: new library.SecureGateway(chart, 'edge', {
      hosts: ['shop.example.com'],
      certificate: library.Certificate.fromIssuer(library.ClusterIssuer.named('letsencrypt')),
    }),
  };
  const names = { ...library, ...around };
  const { outputText } = transpileModule(snippet, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.None },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippets are ours
  new Function(...Object.keys(names), outputText)(...Object.values(names));
  return diagnoseApp(app).map(({ id }) => id);
}

const pages = filesBelow('docs/checks').flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const wrong = /```ts wrong\n([\s\S]*?)```/.exec(text)?.[1];
  const right = /```ts right\n([\s\S]*?)```/.exec(text)?.[1];
  return wrong !== undefined && right !== undefined
    ? [{ id: file.replace(/^docs\/checks\/|\.md$/g, ''), text, wrong, right }]
    : [];
});

test.each(pages)('the page of $id is about what it says', ({ id, text, wrong, right }) => {
  expect(text.startsWith(`# ${id}\n`)).toBe(true);
  expect(new Set(run(wrong))).toEqual(new Set([id]));
  expect(run(right)).toEqual([]);
});

test('every finding of the constructs has its page', () => {
  const ids = filesBelow('src/constructs').flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/id: '([a-z]+\/[a-z-]+)'/g)].map((match) => match[1]!),
  );
  const known = new Set(filesBelow('docs/checks').map((file) => file.replace(/^docs\/checks\/|\.md$/g, '')));
  expect([...new Set(ids)].filter((id) => !known.has(id))).toEqual([]);
});
