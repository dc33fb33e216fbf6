import { ApiObject, App, Chart } from 'cdk8s';
import { checkName, idOf, isDnsLabel } from '../../src/constructs/problems/check-name';
import { checkProps } from '../../src/constructs/problems/check-props';
import { describeValue } from '../../src/constructs/problems/describe-value';
import { lazyValue } from '../../src/constructs/problems/lazy-value';
import { either, flag, labels, listOf, number, oneOf, required, text } from '../../src/constructs/problems/prop-rules';
import { checkAtSynth, evidenceOf, reportProblem } from '../../src/constructs/problems/report-problem';
import { diagnoseApp } from '../../src/objects/app-validation';
import { CanaryRoute, Certificate, SecureGateway } from '../../src/index';
import { captureSource, rememberSource } from '../../src/objects/source';
import { ShopApp, untyped } from './shop-app';

const problem = { id: 'routing/valid-host', message: 'm', why: 'w', fix: 'f' };

function freshChart(): Chart {
  const chart = new Chart(new App(), 'chart');
  rememberSource(chart);
  return chart;
}

test('problems are reported at synth, all at once, with construct and line', () => {
  const chart = freshChart();
  const source = captureSource();
  reportProblem(chart, problem);
  reportProblem(chart, { ...problem, message: 'n', source, upstream: ['IST0101'] });
  checkAtSynth(chart, () => [{ ...problem, message: 'o', evidence: [evidenceOf('because', chart)] }]);
  const place = { file: 'test/constructs/problems.test.ts', line: expect.any(Number), column: expect.any(Number) };
  const finding = { ...problem, severity: 'error', construct: 'chart', evidence: [], upstream: [], ...place };
  expect(diagnoseApp(chart)).toEqual([
    finding,
    { ...finding, message: 'o', evidence: [{ message: 'because', ...place }] },
    { ...finding, message: 'n', upstream: ['IST0101'] },
  ]);
});

test('wrong, unknown and missing properties are reported and left out', () => {
  const chart = freshChart();
  const given = { name: 5, hosts: ['a', 1], mode: 'C', isOpen: true, nmae: 'x', size: 3, tags: { a: 1 } };
  const accepted = checkProps<object>(chart, { name: 'Thing' }, given, {
    name: text,
    hosts: required(listOf(text, 'host names'), []),
    mode: oneOf('A', 'B'),
    isOpen: flag,
    size: either(number, text),
    tags: labels,
    service: required(text, 'none'),
  });
  expect(accepted).toEqual({ isOpen: true, size: 3, hosts: [], service: 'none' });
  expect(diagnoseApp(chart).map(({ id, message }) => `${id}: ${message}`)).toEqual([
    'schema/required: Thing needs `service`',
    'schema/type: `hosts` of Thing is a list ("a", 1), not a list of host names',
    'schema/type: `mode` of Thing is "C", not one of A, B',
    'schema/type: `name` of Thing is 5, not a string',
    'schema/type: `tags` of Thing is an object, not a map of strings',
    'schema/unknown-field: Thing has no property `nmae`',
  ]);
});

test.each([undefined, null, 'x', () => 1])('properties that are none at all are one finding: case %#', (given) => {
  const chart = freshChart();
  expect(checkProps(chart, { name: 'Thing' }, given as never, { name: required(text, 'n') })).toEqual({ name: 'n' });
  expect(diagnoseApp(chart).map(({ id }) => id)).toEqual(['schema/type']);
});

test('names of inherited members are no properties', () => {
  const chart = freshChart();
  checkProps<object>(chart, { name: 'Thing' }, { constructor: 1, toString: 2 }, { name: text });
  expect(diagnoseApp(chart).map(({ id }) => id)).toEqual(['schema/unknown-field', 'schema/unknown-field']);
});

test('names are DNS labels', () => {
  expect(['a', 'a-b', '0', 'a'.repeat(63)].every(isDnsLabel)).toBe(true);
  expect(['', 'A', '-a', 'a-', 'a.b', 'a'.repeat(64), undefined].some(isDnsLabel)).toBe(false);
  const chart = freshChart();
  expect(checkName(chart, 'the service', 'My Service!')).toBe('my-service');
  expect(checkName(chart, 'the service', '???')).toBe('unnamed');
  expect(diagnoseApp(chart).map(({ id }) => id)).toEqual(['references/valid-name', 'references/valid-name']);
});

test('any value can be described, and any name has an id', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  const odd = [Symbol('s'), 10n, () => 1, Object.create(null), null, undefined, '"', [1, ['a']], circle];
  expect(odd.map((value) => describeValue(value)).join(' ')).toBe(
    'a symbol a bigint a function an object null undefined "\\"" a list (1, a list) a list (a list)',
  );
  expect(['web', '', 5, 'constructor', 'Namespace'].map((name) => idOf(name))).toEqual([
    'web',
    'unnamed',
    'unnamed',
    'named constructor',
    'named Namespace',
  ]);
});

test('a lazy value is made at synth', () => {
  const chart = freshChart();
  let value = 'early';
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { value: lazyValue(() => value) } });
  value = 'late';
  expect(chart.toJson()).toMatchObject([{ data: { value: 'late' } }]);
});

test('a fix is what the user of a construct can type', () => {
  const shop = new ShopApp();
  const fixes = () => shop.findings().map(({ fix }) => fix);
  new SecureGateway(shop.chart, 'b', {
    name: 'edge',
    hosts: ['b.example.com'],
    certificate: Certificate.existingSecret('b'),
  });
  shop.edge();
  expect(fixes()).toEqual(['give one of the gateways another `name`, or route through one SecureGateway']);
});

test('a misspelt word of a closed set is one finding, with the word that was meant', () => {
  const shop = new ShopApp();
  shop.shop.service('a', untyped({ port: 80, protocol: 'htp' }));
  const web = shop.web();
  new CanaryRoute(shop.chart, 'c', untyped({ service: web, stable: 'v1', canary: 'v3', weight: 1 }));
  expect(shop.findings()).toMatchObject([
    { id: 'schema/type', fix: "did you mean `'http'`?" },
    { id: 'routing/no-unknown-subset', fix: 'did you mean `v2`?' },
  ]);
});
