import { ApiObject, Testing } from 'cdk8s';
import { YamlError, locateObject, readObjects } from '../../src/objects/read-objects';

const yaml =
  '# comment\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: tls}}\n';

test('the objects of a text, each with its place', () => {
  const objects = readObjects(yaml, { file: 'k8s/web.yaml' });
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(['Service web', 'Secret tls']);
  expect(objects.map((object) => locateObject(object).origin.findPosition('/metadata/name'))).toEqual([
    { file: 'k8s/web.yaml', line: 5, column: 3 },
    { file: 'k8s/web.yaml', line: 10, column: 45 },
  ]);
});

test('an object that was not read has no place', () => {
  expect(locateObject({ kind: 'Service' }).origin.findPosition('')).toBeUndefined();
});

test('what cannot be read is one error with all findings', () => {
  const text = 'a: [\n---\napiVersion: v1\nkind: Service\n---\n- 1\n---\napiVersion: v1\n';
  const failure = ((): unknown => {
    try {
      return readObjects(text);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(YamlError);
  expect((failure as YamlError).diagnostics.map(({ id, file, line }) => [id, file, line])).toEqual([
    ['schema/yaml-syntax', '<yaml>', 2],
    ['schema/kubernetes-object', '<yaml>', 6],
    ['schema/kubernetes-object', '<yaml>', 8],
  ]);
  expect((failure as YamlError).message).toContain('error schema/yaml-syntax: ');
});

test('what is read can be put into a chart as it is', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, finalizers: [x/y]}\ndata: {c: "1"}\n';
  const chart = Testing.chart();
  const [object] = readObjects(text);
  new ApiObject(chart, 'a', object!);
  expect(Testing.synth(chart)).toEqual([object]);
});
