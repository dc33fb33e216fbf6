import { alternatives, fieldName, Findings, shown } from '../../../src/schema/structural/findings';

test('a problem is a diagnostic at the place being read', () => {
  const findings = new Findings({ apiVersion: 'a/v1', kind: 'Example', name: 'x' });
  findings.path.push('spec', 'a/b');
  findings.add({ id: 'schema/type', message: 'm', fix: 'f', below: [0] });
  expect(findings.diagnostics).toEqual([
    expect.objectContaining({
      id: 'schema/type',
      severity: 'error',
      pointer: '/spec/a~1b/0',
      object: { apiVersion: 'a/v1', kind: 'Example', name: 'x' },
      fix: 'f',
      why: expect.stringContaining('refuses'),
    }),
  ]);
  expect(findings.here(0, 'c')).toBe('spec["a/b"][0].c');
});

test('only problems of shape keep rules from being run', () => {
  const findings = new Findings({ apiVersion: 'a/v1', kind: 'Example', name: 'x' });
  findings.add({ id: 'schema/unknown-field', message: 'm', fix: 'f' });
  findings.add({ id: 'schema/cel', message: 'm', fix: 'f' });
  expect(findings.shapeProblems).toBe(0);
  findings.add({ id: 'schema/required', message: 'm', fix: 'f' });
  findings.add({ id: 'schema/length', message: 'm', fix: 'f', isTooMuch: true });
  expect(findings.shapeProblems).toBe(2);
  expect(findings.here()).toBe('Example');
});

test('values are shown short', () => {
  expect(shown('a')).toBe('"a"');
  expect(shown('a'.repeat(1_000_000)).length).toBeLessThan(70);
  expect([shown([]), shown([1, 2]), shown({}), shown({ a: 1 }), shown(null), shown(5n)]).toEqual([
    '[]',
    'a list of 2',
    '{}',
    'an object',
    'null',
    '5',
  ]);
});

test('names and alternatives read as text', () => {
  expect(fieldName(['metadata', 'labels', 'a.b/c', 'http', 0])).toBe('metadata.labels["a.b/c"].http[0]');
  expect([
    alternatives([]),
    alternatives(['a']),
    alternatives(['a', 'b']),
    alternatives(['a', 'b', 'c'], 'and'),
  ]).toEqual(['', 'a', 'a or b', 'a, b and c']);
  expect(alternatives([...'abcdefghijklmnop'])).toMatch(/one of 6 others$/);
});
