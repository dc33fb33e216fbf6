import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { runRules } from '../../src/schema/cel/rules';
import { StructuralCheck } from '../../src/schema/structural/check';
import { Findings } from '../../src/schema/structural/findings';
import { compileSchema, type InlineNode } from './compile-schema';

/** The findings of a value under a schema that a test writes in place, as the whole of an object. */
export function checkValue(value: unknown, schema: InlineNode): readonly Diagnostic[] {
  return checkAndSettle(value, schema).diagnostics;
}

/** The findings, and the value with defaults. */
export function checkAndSettle(
  value: unknown,
  schema: InlineNode,
): { readonly diagnostics: readonly Diagnostic[]; readonly settled: unknown } {
  const findings = new Findings({ apiVersion: 'example.com/v1', kind: 'Example', name: 'test' });
  const check = new StructuralCheck(findings, (part, node, isRoot) => runRules(part, node, isRoot, findings));
  const settled = check.check(value, compileSchema(schema));
  return { diagnostics: findings.diagnostics, settled };
}

/** `id pointer` of each finding. */
export function idsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ id, pointer }) => `${id} ${pointer}`);
}
