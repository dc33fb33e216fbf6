import { diagnoseObjects } from '../../src/objects/diagnose-objects';
import { locateHelmValues } from '../../src/objects/helm-values';
import { readDocuments } from '../../src/objects/yaml/read-documents';
import '../../src/rules/register';

const locate = (yaml: string, isInChart?: boolean): ReturnType<typeof locateHelmValues> =>
  locateHelmValues(readDocuments(yaml, 'values.yaml').others[0]!, {
    name: 'values.yaml',
    ...(isInChart !== undefined && { isInChart }),
  });

test.each([
  'meshConfig: { accessLogFile: /dev/stdout }',
  'pilot: { autoscaleMin: 2 }',
  'sidecarInjectorWebhook: { rewriteAppHTTPProbe: false }',
  'istiodRemote: { enabled: true }',
  'global: { istiod: {}, meshID: mesh }',
])('values of istiod: %s', (yaml) => {
  expect(locate(yaml)?.manifest).toMatchObject({ kind: 'Values', chart: 'istiod', metadata: { name: 'values.yaml' } });
});

test('values below the name of the chart', () => {
  expect(locate('istiod: { pilot: { autoscaleMin: 2 } }')?.manifest).toMatchObject({ chart: 'umbrella' });
});

test('the defaults of another chart are no values of istiod, those below its name are', () => {
  expect(locate('pilot: { autoscaleMin: 2 }', true)).toBeUndefined();
  expect(locate('istiod: { pilot: { autoscaleMin: 2 } }', true)?.manifest).toMatchObject({ chart: 'umbrella' });
});

test.each([
  'replicaCount: 1',
  'pilot: { name: Ada }',
  'meshConfig: true',
  'global: { istioNamespace: istio-system }',
  'global: { meshID: mesh }',
  'global: { proxy: { image: nginx } }',
  'istiod: { enabled: true }',
  '- pilot',
  'a text',
  '_internal_defaults_do_not_set: { pilot: {} }\npilot: { autoscaleMin: 2 }',
])('no values of istiod: %s', (yaml) => {
  expect(locate(yaml)).toBeUndefined();
});

test('findings have the place in the file', () => {
  const found = diagnoseObjects([locate('# mine\npilot:\n  autoscaleMin: 2\n  autoscaleMx: 3\n')!]);
  expect(found.map(({ id, pointer, file, line, column }) => [id, pointer, file, line, column])).toEqual([
    ['istio/helm-values/no-unknown-value', '/values/pilot/autoscaleMx', 'values.yaml', 4, 3],
  ]);
});
