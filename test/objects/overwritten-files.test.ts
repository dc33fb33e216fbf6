import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, YamlOutputType } from 'cdk8s';
import { Secret } from '../../imports/kubernetes';
import { findOverwrittenFiles } from '../../src/objects/overwritten-files';

const appWith = (yamlOutputType: YamlOutputType, charts: readonly string[], namespaces: readonly string[]): App => {
  const app = new App({ yamlOutputType, outdir: mkdtempSync(join(tmpdir(), 'cdk8s-istio-')) });
  const made = charts.map((id) => new Chart(app, id));
  namespaces.forEach(
    (namespace, i) => new Secret(made[i % made.length]!, `tls-${i}`, { metadata: { name: 'tls', namespace } }),
  );
  return app;
};

const { FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

test.each<[string, YamlOutputType, string[], string[], number]>([
  ['a file per chart', FILE_PER_CHART, ['a'], ['x', 'y'], 0],
  ['a file per object, two namespaces', FILE_PER_RESOURCE, ['a', 'b'], ['x', 'y'], 1],
  ['a file per object, one namespace: the objects are the same one', FILE_PER_RESOURCE, ['a'], ['x', 'x'], 0],
  ['a folder per chart, a chart per namespace', FOLDER_PER_CHART_FILE_PER_RESOURCE, ['a', 'b'], ['x', 'y'], 0],
  ['a folder per chart, two namespaces in it', FOLDER_PER_CHART_FILE_PER_RESOURCE, ['a'], ['x', 'y'], 1],
])('%s', (_, type, charts, namespaces, count) => {
  expect(findOverwrittenFiles(appWith(type, charts, namespaces))).toHaveLength(count);
});

test('the finding names all of them, and what would be lost is not', () => {
  const app = appWith(FILE_PER_RESOURCE, ['a', 'b'], ['x', 'y']);
  expect(findOverwrittenFiles(app)).toEqual([
    expect.objectContaining({
      id: 'gitops/overwritten-file',
      message: '2 objects are written to one file, Secret.tls',
      construct: 'b/tls-1',
      file: 'test/objects/overwritten-files.test.ts',
      evidence: [
        expect.objectContaining({ message: 'Secret x/tls is made by a/tls-0' }),
        expect.objectContaining({ message: 'Secret y/tls is made by b/tls-1' }),
      ],
    }),
  ]);
  expect(() => app.synth()).toThrow('gitops/overwritten-file');
  expect(readdirSync(app.outdir)).toEqual([]);
});
