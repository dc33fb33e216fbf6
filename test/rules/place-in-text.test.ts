import { diagnose } from '../../src/objects/diagnose';
import { readObjects } from '../../src/objects/read-objects';
import { Field } from '../../src/rules/field';
import { countedFrom1, placeInText } from '../../src/rules/place-in-text';
import '../../src/rules/register';

const text = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    accessLogFile: /dev/stdout
    # all proxies
    defaultConfig:
      proxyAdminPort: 70000
    extensionProviders:
      - name: otel
        opentelemetry: { service: collector.shop.svc.cluster.local, port: 0 }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: mesh, namespace: istio-system }
spec: { tracing: [{ providers: [{ name: zipkin }] }], accessLogging: [{ providers: [{ name: otel }] }] }
`;

test('a field of a text has its line and its column there, counted from 1', () => {
  const holder = Field.root<string>('# a\na:\n  b: 1\n');
  const inside = Field.inside<{ readonly a: { readonly b: number } }>(holder, { a: { b: 1 } });
  expect(placeInText(inside.at('a').at('b'))).toEqual({ line: 3, column: 3 });
  expect(placeInText(holder)).toBeUndefined();
  expect(countedFrom1({ line: 0, column: 4 })).toEqual({ line: 1, column: 5 });
});

test('findings and facts in a ConfigMap have their own lines of the file', () => {
  const places = diagnose(readObjects(text, { file: 'a.yaml' })).map(({ id, line, column, evidence }) => [
    `${id.replace('istio/', '')} ${line}:${column}`,
    ...evidence.map((fact) => `${fact.line}:${fact.column}`),
  ]);
  expect(places).toEqual([
    ['mesh-config/valid-port 9:7'],
    ['mesh-config/valid-provider-port 12:69'],
    ['telemetry/no-undefined-provider 17:35', '10:5'],
    ['telemetry/no-unfit-provider 17:87', '11:9'],
  ]);
});

test('what is wrong with the text has its line too', () => {
  const found = diagnose(readObjects(text.replace('# all proxies', 'all: proxies: b'), { file: 'a.yaml' }));
  expect(found.map(({ id, line, column, message }) => [id, line, column, message])).toMatchObject([
    ['istio/mesh-config/valid-mesh-yaml', 7, 17, expect.stringMatching(/^line 2 of `data.mesh`: /)],
  ]);
});
