import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPatternMeaning } from '../../../src/schema/structural/pattern-meanings';
import { validateObject } from '../../../src/schema/validate';

const IMPORTS = join(__dirname, '../../../imports');

function patternsOfSchemas(): Set<string> {
  const files = readdirSync(IMPORTS).filter((name) => name.endsWith('.schema.json'));
  const nodes = files.flatMap((name) => {
    const file = JSON.parse(readFileSync(join(IMPORTS, name), 'utf8')) as { nodes: { pattern?: string }[] };
    return file.nodes;
  });
  return new Set(nodes.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern])));
}

test('eleven patterns of the schemas are explained', () => {
  const explained = [...patternsOfSchemas()].filter((pattern) => findPatternMeaning(pattern) !== undefined);
  expect(explained).toHaveLength(11);
});

test('another pattern has no words', () => {
  expect(findPatternMeaning('^x+$')).toBeUndefined();
});

test.each([0.5, 2, '500m', '1Gi', '1e3'])('%p is an amount', (cpu) => {
  expect(problemsOf(cpu)).toEqual([]);
});

test.each(['512MB', '1 Gi', '', true])('%p is no amount, and the finding says what one looks like', (cpu) => {
  const [problem, ...others] = problemsOf(cpu);
  expect(others).toEqual([]);
  expect(problem?.pointer).toBe('/spec/containers/0/resources/limits/cpu');
  expect(problem?.fix).toContain('an amount, like "500m" or "1Gi"');
  expect(problem?.fix).not.toContain('^');
});

function problemsOf(cpu: unknown): ReturnType<typeof validateObject> {
  const container = { name: 'web', image: 'web', resources: { limits: { cpu } } };
  return validateObject({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [container] },
  });
}
