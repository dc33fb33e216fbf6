import { isAtLeast, summaryOf } from '../../src/diagnostics/summary';
import { makeDiagnostic } from './make-diagnostic';

test('findings are counted by severity', () => {
  const found = [makeDiagnostic(), makeDiagnostic({ severity: 'warning' }), makeDiagnostic({ severity: 'warning' })];
  expect(summaryOf(found, 7)).toEqual({ objects: 7, errors: 1, warnings: 2, infos: 0 });
});

test.each([
  ['error', 'error', true],
  ['error', 'info', true],
  ['warning', 'error', false],
  ['warning', 'warning', true],
  ['info', 'warning', false],
] as const)('%s is at least %s: %s', (severity, threshold, expected) => {
  expect(isAtLeast(severity, threshold)).toBe(expected);
});
