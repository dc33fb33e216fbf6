import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../src/index';
import { diagnoseApp } from '../src/objects/app-validation';

const ROOT = join(__dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|md)$/.test(file))
    .map((file) => join(folder, file));
}

/** The values a snippet may use without making them, each made only when the snippet does use it. */
class Around {
  readonly app = new App();
  readonly chart = new Chart(this.app, 'shop');
  private readonly made: Record<string, unknown> = { app: this.app, chart: this.chart };

  get(name: string): unknown {
    this.made[name] ??= this.make(name);
    return this.made[name];
  }

  private make(name: string): unknown {
    const versions = { v1: { version: 'v1' }, v2: { version: 'v2' } };
    switch (name) {
      case 'mesh':
        return new library.Mesh(this.chart, 'mesh');
      case 'shop':
        return (this.get('mesh') as library.Mesh).namespace('shop');
      case 'edge':
        return new library.SecureGateway(this.chart, 'edge', {
          hosts: ['shop.example.com'],
          certificate: library.Certificate.fromIssuer(library.ClusterIssuer.named('letsencrypt')),
        });
      case 'db':
        return this.shop.service('db', { port: 5432, protocol: 'tcp' });
      case 'web':
        return this.shop.service('web', {
          ports: { http: { port: 80, protocol: 'http' }, metrics: { port: 9100, protocol: 'tcp' } },
          versions,
        });
      default:
        return this.shop.service(name, { port: 80, protocol: 'http', versions });
    }
  }

  private get shop(): library.MeshNamespace {
    return this.get('shop') as library.MeshNamespace;
  }
}

const KNOWN = ['app', 'chart', 'mesh', 'shop', 'edge', 'web', 'api', 'db', 'ratings'];

/** What a snippet makes: the ids of its findings, and its objects as `Kind namespace/name`. */
function run(snippet: string): { ids: string[]; objects: string[] } {
  const code = snippet.replace(/\/\/.*|'[^']*'/g, '');
  const used = KNOWN.filter((name) => new RegExp(`\\b${name}\\b`).test(code) && !code.includes(`const ${name} =`));
  const around = new Around();
  const names: Record<string, unknown> = { ...library, ApiObject, JsonPatch, chart: around.chart };
  for (const name of used) names[name] = around.get(name);
  const { outputText } = transpileModule(snippet, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.None },
  });
  new Function(...Object.keys(names), outputText)(...Object.values(names));
  const ids = diagnoseApp(around.app).map(({ id }) => id);
  if (ids.length > 0) return { ids, objects: [] };
  const objects = around.chart.toJson().map(({ kind, metadata: { namespace, name } }) => {
    return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
  });
  return { ids, objects };
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
  expect(new Set(run(wrong).ids)).toEqual(new Set([id]));
  expect(run(right).ids).toEqual([]);
});

const guides = filesBelow('docs/guides').flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/```ts run\n([\s\S]*?)```/g)].map(([, snippet], index) => ({
    name: `${file} ${index + 1}`,
    snippet: snippet!,
  })),
);

test.each(guides)('the code of $name runs', ({ snippet }) => {
  const { ids, objects } = run(snippet);
  expect(ids).toEqual([]);
  expect(objects.length).toBeGreaterThan(0);
});

const examples = filesBelow('src/constructs').flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/ \* @example\n([\s\S]*?)\n \*\/\nexport class (\w+)/g)].map(([, comment, name]) => ({
    name: name!,
    snippet: comment!.replace(/^ \* ?/gm, ''),
  }));
});

test.each(examples)('the example of $name makes what it says', ({ snippet }) => {
  const { ids, objects } = run(snippet);
  expect(ids).toEqual([]);
  const promised = [...snippet.matchAll(/^\/\/ ([A-Z]\w+ \S+?):/gm)].map((match) => match[1]);
  expect(promised.length).toBeGreaterThan(0);
  expect(promised.filter((object) => !objects.includes(object!))).toEqual([]);
});

test('every construct has an example', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual([
    'CanaryRoute',
    'Certificate',
    'FaultInjection',
    'Mesh',
    'MeshNamespace',
    'MeshService',
    'SecureGateway',
    'StrictMtls',
  ]);
});

test('every finding of the constructs has its page', () => {
  const ids = filesBelow('src/constructs').flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/id: '([a-z]+\/[a-z-]+)'/g)].map((match) => match[1]!),
  );
  const known = new Set(filesBelow('docs/checks').map((file) => file.replace(/^docs\/checks\/|\.md$/g, '')));
  expect([...new Set(ids)].filter((id) => !known.has(id))).toEqual([]);
});
