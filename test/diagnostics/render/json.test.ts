import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { renderJson, reportOf } from '../../../src/diagnostics/render/json';
import { makeDiagnostic } from '../make-diagnostic';

const schema = JSON.parse(readFileSync(join(__dirname, '../../../docs/check-report.schema.json'), 'utf8')) as object;
const isReport = new Ajv().compile(schema);

const object = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'web' };
const full = makeDiagnostic({
  id: 'routing/no-unknown-subset',
  object,
  pointer: '/spec/http/0',
  construct: 'shop/web',
  file: 'k8s/web.yaml',
  line: 14,
  column: 11,
  evidence: [{ message: 'a fact', object, pointer: '', file: 'k8s/rule.yaml', line: 3, column: 1 }, { message: 'b' }],
  upstream: ['IST0101'],
});

test('a finding has its members in one order, and those that are known only', () => {
  const text = renderJson([full, makeDiagnostic()], 3);
  const report = JSON.parse(text) as { summary: object; findings: object[] };
  expect(report.summary).toEqual({ objects: 3, errors: 2, warnings: 0, infos: 0 });
  const place = ['object', 'pointer', 'construct', 'file', 'line', 'column'];
  const rest = ['evidence', 'why', 'fix', 'docs', 'upstream'];
  expect(Object.keys(report.findings[0]!)).toEqual(['id', 'severity', 'message', ...place, ...rest]);
  expect(Object.keys(report.findings[1]!)).toEqual(['id', 'severity', 'message', ...rest]);
  expect(report.findings[0]).toEqual({ ...full, docs: 'docs/checks/routing/no-unknown-subset.md' });
  expect(text.endsWith('}\n')).toBe(true);
});

test('what is no part of the report does not get out', () => {
  const leaking = { ...full, secret: 1, object: { ...object, uid: 'x' } };
  expect(JSON.parse(renderJson([leaking], 1))).toEqual(JSON.parse(renderJson([full], 1)));
});

test('the report fits the schema that is shipped', () => {
  for (const found of [[], [full], [makeDiagnostic({ severity: 'info' }), full]]) {
    expect([isReport(JSON.parse(renderJson(found, 2))), isReport.errors]).toEqual([true, null]);
  }
});

test.each([
  ['another version', { ...reportOf([], 0), version: 2 }],
  ['a member that is not documented', { ...reportOf([], 0), extra: 1 }],
  [
    'a severity that there is not',
    { ...reportOf([], 0), findings: [{ ...reportOf([full], 1).findings[0], severity: 'bad' }] },
  ],
  ['no summary', { version: 1, findings: [] }],
])('the schema refuses %s', (_, report) => expect(isReport(JSON.parse(JSON.stringify(report)))).toBe(false));
