import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './cli/test-terminal';
import type { CheckReport } from '../src/diagnostics/render/json';
import { docsPage } from '../src/diagnostics/diagnostic';
import { yamlRules } from '../src/objects/yaml/yaml-rules';
import { schemaRules } from '../src/schema/schema-rules';

const root = join(__dirname, '..');
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

/** Findings of programs; text has them never, or at a length that nobody wants to read. */
const OF_PROGRAMS = ['schema/plain-data', 'schema/too-deep', 'gitops/overwritten-file'];

const pages = filesBelow(join(root, 'docs/checks'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({
    id: relative(join(root, 'docs/checks'), file).replace(/\.md$/, ''),
    text: readFileSync(file, 'utf8'),
  }));

const ids = new Set([...schemaRules, ...yamlRules].map(({ id }): string => id));
for (const file of filesBelow(join(root, 'src')).filter((name) => name.endsWith('.ts'))) {
  for (const [, id] of readFileSync(file, 'utf8').matchAll(/\bid: '([a-z]+\/[a-z0-9-]+)'/g)) ids.add(id!);
}

test('every id has its page, and every page is of an id', () => {
  expect([...ids].filter((id) => !existsSync(join(root, docsPage(id)))).sort()).toEqual([]);
  expect(pages.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
});

test.each(pages)('the page of $id says what, why and how to fix it', ({ id, text }) => {
  expect(text.startsWith(`# ${id}\n\n`)).toBe(true);
  const headings = ['## Why it matters', '## How to fix it', '## Example', '## Upstream'];
  const upstream = text.includes('\n## Upstream\n');
  expect(text.match(/^## .*$/gm)).toEqual(upstream ? headings : headings.slice(0, 3));
});

const examples = pages.flatMap(({ id, text }) =>
  [...text.matchAll(/^```yaml (wrong|right)(?: istio=(\S+))?\n([\s\S]*?)^```$/gm)].map(([, verdict, istio, yaml]) => ({
    ...{ id, verdict: verdict!, istio, yaml: yaml! },
  })),
);

test.each(examples)('the $verdict example of $id', async ({ id, verdict, istio, yaml }) => {
  const args = ['check', '-', '--format', 'json', ...(istio === undefined ? [] : ['--istio', istio])];
  const { stdout } = await run(args, { readInput: () => Promise.resolve(Buffer.from(yaml)) });
  const found = new Set((JSON.parse(stdout) as CheckReport).findings.map((finding) => finding.id));
  expect([...found]).toEqual(verdict === 'wrong' ? [id] : []);
});

test('every finding of a file has an example of both kinds', () => {
  const ofFiles = pages.map(({ id }) => id).filter((id) => /^(schema|gitops)\//.test(id) && !OF_PROGRAMS.includes(id));
  for (const verdict of ['wrong', 'right']) {
    const shown = examples.filter((example) => example.verdict === verdict).map(({ id }) => id);
    expect(ofFiles.filter((id) => !shown.includes(id))).toEqual([]);
  }
});
