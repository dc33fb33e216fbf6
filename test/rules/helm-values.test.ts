import type { HelmValuesFile } from '../../src/objects/helm-values';
import { diagnose } from '../../src/objects/diagnose';
import { helmValuesRules } from '../../src/rules/helm-values/helm-values-rules';
import '../../src/rules/register';
import { testRules } from './rule-examples';

const file = (values: object, chart: HelmValuesFile['chart'] = 'istiod'): object => ({
  apiVersion: 'helm.sh/v3',
  kind: 'Values',
  metadata: { name: 'values.yaml' },
  chart,
  values,
});
const REPOSITORY = 'https://charts.example.com/istio';
const source = (helm: object, chart = 'istiod', repoURL = REPOSITORY): object => ({
  repoURL,
  chart,
  targetRevision: '1.31.0',
  helm,
});
const application = (...sources: object[]): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'istio' },
  spec: { project: 'mesh', destination: {}, ...(sources.length === 1 ? { source: sources[0] } : { sources }) },
});
const applicationSet = (template: object): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'istio' },
  spec: { generators: [], template: { metadata: { name: 'a' }, ...template } },
});
const release = (values: object, chart = 'istiod', name = 'istio'): object => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: chart },
  spec: { chart: { spec: { chart, sourceRef: { kind: 'HelmRepository', name } } }, values },
});
const AT = '/spec/source/helm/valuesObject';
const no = (name: string, field: string, chart = 'istiod'): string =>
  `\`${name}\` is no field of \`${field}\` in the chart ${chart}`;

testRules(helmValuesRules, {
  'valid-values-yaml': [
    {
      broken: application(source({ values: 'a: b: c' }), source({ values: '- a' })),
      finds: {
        '/spec/sources/0/helm/values': expect.stringMatching(/^line 1 of `spec.sources\[0\].helm.values`: /) as string,
        '/spec/sources/1/helm/values': '`spec.sources[1].helm.values` is a list of 1, which has no fields',
      },
      fixed: application(source({ values: '' }), source({ values: 'a: b: c', valuesObject: {} }), source({})),
    },
    {
      broken: applicationSet(application(source({ values: '[a' }))),
      finds: {
        '/spec/template/spec/source/helm/values': expect.stringContaining('line 2 of ') as string,
      },
      fixed: applicationSet(application(source({ values: '{{ .values }}: [' }))),
    },
  ],
  'no-unknown-value': [
    {
      broken: file({ pilott: {}, mine: 1, pilot: { autoscaleMn: 1 }, global: { proxy: { resource: {} } } }),
      finds: {
        '/values/pilott': no('values.pilott', 'values'),
        '/values/pilot/autoscaleMn': no('values.pilot.autoscaleMn', 'values.pilot'),
        '/values/global/proxy/resource': no('values.global.proxy.resource', 'values.global.proxy'),
      },
      fixed: file({ pilot: {}, mine: 1, autoscaleMin: 1, global: { proxy: { resources: {} } } }),
    },
    {
      broken: file({ istiod: { mine: 1 }, mine: 1 }, 'umbrella'),
      finds: { '/values/istiod/mine': no('values.istiod.mine', 'values.istiod') },
      fixed: file({ istiod: { env: { A: 'b' }, enabled: true } }, 'umbrella'),
    },
    {
      broken: application(
        source({ valuesObject: { ztunnel: {}, multiCluster: { clusterNam: 'a' } } }, 'ztunnel'),
        source({ valuesObject: { servce: {} } }, 'gateway', 'oci://registry.example.com/istio'),
        source({ values: 'ambient: { enable: true }' }, 'cni'),
      ),
      finds: {
        '/spec/sources/0/helm/valuesObject/ztunnel': no(
          'spec.sources[0].helm.valuesObject.ztunnel',
          'spec.sources[0].helm.valuesObject',
          'ztunnel',
        ),
        '/spec/sources/0/helm/valuesObject/multiCluster/clusterNam': no(
          'spec.sources[0].helm.valuesObject.multiCluster.clusterNam',
          'spec.sources[0].helm.valuesObject.multiCluster',
          'ztunnel',
        ),
        '/spec/sources/1/helm/valuesObject/servce': no(
          'spec.sources[1].helm.valuesObject.servce',
          'spec.sources[1].helm.valuesObject',
          'gateway',
        ),
        '/spec/sources/2/helm/values': no('ambient.enable', 'ambient', 'cni'),
      },
      fixed: application(
        source({ valuesObject: { multiCluster: { clusterName: 'a' } } }, 'ztunnel'),
        source({ valuesObject: { service: {} } }, 'gateway'),
        source({ values: 'ambient: { enabled: true, enablementSelectors: [] }\ncni: { podLabels: {} }' }, 'cni'),
        source({ valuesObject: { servce: {} } }, 'gateway', 'https://charts.example.com'),
        source({ valuesObject: { servce: {} } }, 'web'),
      ),
    },
    {
      broken: release({ defaultRevison: 'a', experimental: { stable: true } }, 'base'),
      finds: {
        '/spec/values/defaultRevison': no('spec.values.defaultRevison', 'spec.values', 'base'),
        '/spec/values/experimental/stable': no('spec.values.experimental.stable', 'spec.values.experimental', 'base'),
      },
      fixed: release({ defaultRevision: 'a', base: { enableCRDTemplates: false } }, 'base'),
    },
  ],
  'no-unknown-parameter': [
    {
      broken: application(source({ parameters: [{ name: 'pilot.autoscaleMn', value: '2' }, { name: 'pilott.env' }] })),
      finds: {
        '/spec/source/helm/parameters/0/name': no('pilot.autoscaleMn', 'pilot'),
        '/spec/source/helm/parameters/1/name': '`pilott` is no field in the chart istiod',
      },
      fixed: application(
        source({
          parameters: [
            { name: 'pilot.autoscaleMin', value: '2' },
            { name: 'pilot.nodeSelector.kubernetes\\.io/os', value: 'linux' },
            { name: 'global.imagePullSecrets[0]', value: 'a' },
            { name: '{{ .name }}', value: 'a' },
            {},
          ],
        }),
      ),
    },
  ],
  'valid-value': [
    {
      broken: file({ autoscaleEnabled: 'false', pilot: { env: 'A' }, global: { imagePullPolicy: 'Sometimes' } }),
      finds: {
        '/values/autoscaleEnabled': '`values.autoscaleEnabled` is the string "false", it has to be a boolean',
        '/values/pilot/env': '`values.pilot.env` is the string "A", it has to be an object',
        '/values/global/imagePullPolicy':
          '`values.global.imagePullPolicy` is "Sometimes", allowed is Always, Never or IfNotPresent',
      },
      fixed: file({ autoscaleEnabled: false, pilot: { env: {} }, global: { imagePullPolicy: '' } }),
    },
    {
      broken: release({ pilot: { tolerations: [{ key: [] }] } }),
      finds: { '/spec/values/pilot/tolerations/0/key': expect.stringContaining('has to be a string') as string },
      fixed: release({
        autoscaleMin: '2',
        replicaCount: '{{ .n }}',
        pilot: { tolerations: [{ key: 5 }] },
        tag: 1.31,
      }),
    },
  ],
  'no-defaults': [
    {
      broken: application(source({ valuesObject: { defaults: { pilot: {} } } })),
      finds: { [`${AT}/defaults`]: '`spec.source.helm.valuesObject.defaults` is set' },
      fixed: application(source({ valuesObject: { defaults: {}, pilot: {} } })),
    },
  ],
  'valid-profile': [
    {
      broken: application(
        source({ valuesObject: { profile: 'default' } }),
        source({ valuesObject: { global: { profile: 'Demo' } } }, 'base'),
        source({ valuesObject: { profile: 5 } }, 'cni'),
      ),
      finds: {
        '/spec/sources/0/helm/valuesObject/profile': 'the charts have no profile "default"',
        '/spec/sources/1/helm/valuesObject/global/profile': 'the charts have no profile "Demo"',
        '/spec/sources/2/helm/valuesObject/profile': 'the charts have no profile 5',
      },
      fixed: application(
        source({ valuesObject: { profile: '' } }),
        source({ valuesObject: { profile: 'demo', global: { profile: 'Demo' } } }),
        source({ valuesObject: { profile: '{{ profile }}' } }),
      ),
    },
  ],
  'valid-platform': [
    {
      broken: file({ platform: 'gcp', global: { platform: 'gcp' } }),
      finds: { '/values/platform': 'the charts have no platform "gcp"' },
      fixed: file({ global: { platform: 'gke' } }),
    },
  ],
  'valid-compatibility-version': [
    {
      broken: application(
        source({ valuesObject: { compatibilityVersion: 1.3 } }),
        source({ valuesObject: { compatibilityVersion: 1.28 } }),
        source({ valuesObject: { compatibilityVersion: '1.31' } }),
      ),
      finds: {
        '/spec/sources/0/helm/valuesObject/compatibilityVersion':
          '`spec.sources[0].helm.valuesObject.compatibilityVersion` is the number 1.3, not the text "1.30"',
        '/spec/sources/1/helm/valuesObject/compatibilityVersion':
          '`spec.sources[1].helm.valuesObject.compatibilityVersion` is the number 1.28, not the text "1.28"',
        '/spec/sources/2/helm/valuesObject/compatibilityVersion': 'the charts have no compatibility version "1.31"',
      },
      fixed: file({ compatibilityVersion: '1.30' }),
    },
  ],
});

const ids = (...objects: object[]): string[] =>
  diagnose(objects)
    .map(({ id }) => id)
    .filter((id) => /mesh|provider/.test(id));

test.each([
  ['a file', file({ meshConfig: { accessLogFle: 'a' } })],
  ['an umbrella', file({ istiod: { meshConfig: { accessLogFle: 'a' } } }, 'umbrella')],
  ['Argo CD', application(source({ values: 'meshConfig: { accessLogFle: a }' }))],
  ['Flux', release({ meshConfig: { accessLogFle: 'a' } })],
])('the mesh configuration in the values of %s is checked as any other', (_, object) => {
  expect(ids(object)).toEqual(['istio/mesh-config/no-unknown-field']);
});

test('its providers are those of the mesh', () => {
  const telemetry = {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'mesh' },
    spec: { tracing: [{ providers: [{ name: 'jaeger' }] }] },
  };
  expect(ids(telemetry, release({ pilot: {} }))).toEqual([]);
  expect(ids(telemetry, release({ meshConfig: {} }))).toEqual(['istio/telemetry/no-undefined-provider']);
  expect(ids(telemetry, release({ profile: 'demo', meshConfig: {} }))).toEqual([]);
});
