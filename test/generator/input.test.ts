import { GeneratorError } from '../../src/generator/generator-error';
import { compareKubernetesVersions, compareReleases } from '../../src/generator/input/compare-versions';
import { findIstioReleases, findKubernetesDocuments } from '../../src/generator/input/go-modules';
import { newestKinds, releaseLines } from '../../src/generator/input/newest-releases';
import { readCrds } from '../../src/generator/input/read-crds';
import { readOpenApi } from '../../src/generator/input/read-open-api';
import { makeCrd, objectOf, writeYaml } from './make-crds';

const crd = makeCrd('example.com', 'Widget', objectOf({ size: { type: 'integer' } }));

describe('CRD files', () => {
  test('all YAML below a folder is read, other documents and JSON files are not CRDs', () => {
    const folder = writeYaml({ 'widgets-1.2.0.yaml': [{ kind: 'ConfigMap' }, crd], 'notes.txt': 'x' });
    const [release, ...others] = readCrds([folder]);
    expect(others).toEqual([]);
    expect(release).toMatchObject({ version: '1.2.0', kinds: [{ group: 'example.com', kind: 'Widget' }] });
  });

  test('versions that are not served are left out, the newest served one is first', () => {
    const versions = ['v1alpha1', 'v1beta1', 'v1', 'v2'].map((name) => ({ name, served: name !== 'v2' }));
    const folder = writeYaml({ 'a.yaml': [makeCrd('example.com', 'Widget', { type: 'object' }, versions)] });
    const names = readCrds([folder])[0]!.kinds[0]!.versions.map(({ name }) => name);
    expect(names).toEqual(['v1', 'v1beta1', 'v1alpha1']);
  });

  test('an annotation tells the release before the file name does', () => {
    const annotations = { 'gateway.networking.k8s.io/bundle-version': 'v1.7.0' };
    const folder = writeYaml({ 'a-9.9.9.yaml': [{ ...crd, metadata: { annotations } }] });
    expect(readCrds([folder])[0]!.version).toBe('1.7.0');
  });

  test.each([
    ['a folder without YAML', { 'a.txt': '' }, '', /no \*\.yaml or \*\.yml file/],
    ['a file without CRDs', { 'a.yaml': 'kind: ConfigMap\n' }, '', /a\.yaml: no CustomResourceDefinition/],
    ['broken YAML', { 'a.yaml': 'kind: {' }, '', /a\.yaml: unexpected end/],
    ['a path that does not exist', {}, '/missing', /missing: no such file or folder/],
    ['a CRD that serves nothing', { 'a.yaml': [makeCrd('a.b', 'C', {}, [])] }, '', /C of a\.b serves no version/],
  ])('%s is an error that names it', (_, files, below, message) => {
    const folder = writeYaml(files as Parameters<typeof writeYaml>[0]);
    expect(() => readCrds([folder + below])).toThrow(GeneratorError);
    expect(() => readCrds([folder + below])).toThrow(message);
  });
});

describe('releases', () => {
  const releaseOf = (version: string, ...kinds: string[]) => {
    const folder = writeYaml({ [`x-${version}.yaml`]: kinds.map((kind) => makeCrd('example.com', kind, {})) });
    return readCrds([folder])[0]!;
  };

  test('files with a kind in common are releases of one product, whose newest one counts', () => {
    const lines = releaseLines([releaseOf('1.9.0', 'A'), releaseOf('1.10.0', 'A', 'B'), releaseOf('1.0.0', 'C')]);
    expect(lines.map((line) => line.map(({ version }) => version)).sort()).toEqual([['1.0.0'], ['1.10.0', '1.9.0']]);
    expect(
      newestKinds(lines)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['A', 'B', 'C']);
  });

  test('two files of one release are an error that names both', () => {
    expect(() => releaseLines([releaseOf('1.0.0', 'A'), releaseOf('1.0.0', 'A')])).toThrow(
      /x-1\.0\.0.* and .*x-1\.0\.0/,
    );
  });

  test('versions are ordered as Kubernetes and as releases order them', () => {
    const names = ['v1', 'v1alpha3', 'v2beta1', 'v1beta1', 'v2', 'odd'];
    expect([...names].sort(compareKubernetesVersions)).toEqual(['odd', 'v1alpha3', 'v1beta1', 'v2beta1', 'v1', 'v2']);
    const releases = ['1.10.0', undefined, '1.10.0-rc.1', '1.9.2'];
    expect(
      releases
        .map((version) => version ?? '-')
        .sort((a, b) => compareReleases(a, b))
        .slice(1),
    ).toEqual(['1.9.2', '1.10.0-rc.1', '1.10.0']);
    expect(compareReleases(undefined, '1.0.0')).toBeLessThan(0);
  });
});

describe("Kubernetes' own kinds", () => {
  const reference = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/io.k8s.api.${name}` }], default: {} });
  const document = {
    paths: {
      '/api/v1/namespaces/{namespace}/widgets': {
        post: {
          'x-kubernetes-action': 'post',
          'x-kubernetes-group-version-kind': { group: '', version: 'v1', kind: 'Widget' },
        },
      },
    },
    components: {
      schemas: {
        'io.k8s.api.core.v1.Widget': {
          'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Widget' }],
          properties: { metadata: reference('core.v1.Port'), spec: reference('core.v1.WidgetSpec') },
        },
        'io.k8s.api.core.v1.WidgetSpec': {
          type: 'object',
          required: ['port'],
          properties: {
            amount: reference('core.v1.Amount'),
            port: reference('core.v1.Port'),
            size: { type: 'integer', default: 0 },
          },
        },
        'io.k8s.api.core.v1.Amount': { oneOf: [{ type: 'string' }, { type: 'number' }] },
        'io.k8s.api.core.v1.Port': { oneOf: [{ type: 'integer' }, { type: 'string' }] },
      },
    },
  };

  test('components become structural schemas that know their names', () => {
    const folder = writeYaml({ 'api.json': JSON.stringify(document) });
    const [widget] = readOpenApi([`${folder}/api.json`], new Set(['Widget']));
    expect(widget).toMatchObject({ group: 'core', kind: 'Widget', plural: 'widgets', scope: 'Namespaced' });
    const { properties } = widget!.versions[0]!.schema;
    expect(properties!.metadata).toEqual({ type: 'object' });
    expect(properties!.spec).toEqual({
      type: 'object',
      nullable: true,
      title: 'WidgetSpec',
      required: ['port'],
      properties: {
        amount: {
          'x-kubernetes-preserve-unknown-fields': true,
          nullable: true,
          title: 'Amount',
          anyOf: [{ type: 'string', pattern: expect.stringContaining('[KMGTPE]i') }, { type: 'number' }],
        },
        port: {
          'x-kubernetes-int-or-string': true,
          nullable: true,
          minimum: -2147483648,
          maximum: 2147483647,
          title: 'Port',
        },
        size: { type: 'integer', nullable: true },
      },
    });
  });

  test('another file is an error that names it', () => {
    const folder = writeYaml({ 'a.json': '{}', 'b.json': 'x' });
    expect(() => readOpenApi([`${folder}/a.json`], new Set())).toThrow(/a\.json: not an OpenAPI v3 document/);
    expect(() => readOpenApi([`${folder}/b.json`], new Set())).toThrow(/b\.json: .*JSON/);
  });

  test('without Go the message says what else can be done', () => {
    const path = process.env.PATH;
    process.env.PATH = '';
    try {
      expect(() => findKubernetesDocuments()).toThrow(/go command is not installed[^]*--kubernetes FILE/);
      expect(() => findIstioReleases()).toThrow(/istio\.io\/api@v[\d.]+: the go command is not installed/);
    } finally {
      process.env.PATH = path;
    }
  });
});
