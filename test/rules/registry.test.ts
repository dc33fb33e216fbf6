import { registry } from '../../src/rules/registry';
import { headOf, ruleSections } from '../../scripts/rule-sections';
import { listFiles, readText } from '../architecture/source-tree';

test.each(registry.map((kind) => [kind.slug, kind] as const))('the page of %s lists its rules', (slug, kind) => {
  const page = readText(`docs/rules/${slug}.md`);
  const head = headOf(page);
  // When this fails: npx tsx scripts/write-rule-pages.ts
  expect(page.slice(head.length)).toBe(ruleSections(kind));
  expect(head.trim().split('\n').length).toBeGreaterThan(1);
});

test('there is no page without rules', () => {
  const pages = registry.map(({ slug }) => `docs/rules/${slug}.md`);
  expect(listFiles('docs/rules').filter((file) => !pages.includes(file) && !file.endsWith('/differences.md'))).toEqual(
    [],
  );
});
