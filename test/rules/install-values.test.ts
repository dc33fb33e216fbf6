import { installValuesRules } from '../../src/rules/install-values/install-values-rules';
import { testRules } from './rule-examples';

const sail = (values: object, kind = 'Istio'): object => ({
  apiVersion: 'sailoperator.io/v1',
  kind,
  metadata: { name: 'default' },
  spec: { namespace: 'istio-system', version: 'v1.30.3', values },
});
const release = (values: object): object => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'istiod' },
  spec: { chart: { spec: { chart: 'istiod', sourceRef: { kind: 'HelmRepository', name: 'istio' } } }, values },
});
const operator = (values: object): object => ({
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  metadata: { name: 'istio' },
  spec: { values },
});
const proxy = (values: object): object => ({ global: { proxy: values } });

testRules(installValuesRules, {
  'valid-hub': [
    {
      broken: sail({ global: { hub: 'docker://istio' }, pilot: { hub: 'Istio' } }),
      finds: {
        '/spec/values/global/hub':
          '`spec.values.global.hub` is "docker://istio", with which no name of an image begins',
        '/spec/values/pilot/hub': '`spec.values.pilot.hub` is "Istio", with which no name of an image begins',
      },
      fixed: sail({ global: { hub: 'localhost:5000/istio' }, pilot: { hub: '{{ .hub }}' } }, 'IstioRevision'),
    },
  ],
  'valid-tag': [
    {
      broken: release({ global: { tag: 'release 1.31' } }),
      finds: { '/spec/values/global/tag': '`spec.values.global.tag` is "release 1.31", which is no tag' },
      fixed: release({ global: { tag: 1.31 }, pilot: { tag: '1.31.0-distroless' } }),
    },
  ],
  'valid-revision': [
    {
      broken: release({ revision: '1.31' }),
      finds: { '/spec/values/revision': '`spec.values.revision` is "1.31", which is no DNS label of small letters' },
      fixed: release({ revision: 'canary' }),
    },
    {
      broken: operator({ revision: 'Canary' }),
      finds: { '/spec/values/revision': '`spec.values.revision` is "Canary", which is no DNS label of small letters' },
      fixed: operator({ revision: '{{ .revision }}' }),
    },
  ],
  'no-replica-count-with-autoscaling': [
    {
      broken: release({ pilot: { replicaCount: 2 }, replicaCount: 3 }),
      finds: {
        '/spec/values/pilot/replicaCount': '`spec.values.pilot.replicaCount` is 2, but istiod is scaled automatically',
        '/spec/values/replicaCount': '`spec.values.replicaCount` is 3, but istiod is scaled automatically',
      },
      fixed: release({ pilot: { replicaCount: 2 }, autoscaleEnabled: false }),
    },
    {
      broken: sail({ pilot: { autoscaleEnabled: true, replicaCount: 2 } }),
      finds: {
        '/spec/values/pilot/replicaCount': '`spec.values.pilot.replicaCount` is 2, but istiod is scaled automatically',
      },
      fixed: sail({ pilot: { autoscaleMin: 2, replicaCount: 1 } }),
    },
  ],
  'valid-ip-ranges': [
    {
      broken: operator(proxy({ includeIPRanges: '10.0.0.0/8, 192.168.0.0/16', excludeIPRanges: '10.0.0.1' })),
      finds: {
        '/spec/values/global/proxy/includeIPRanges':
          '`spec.values.global.proxy.includeIPRanges` has " 192.168.0.0/16", which is no range of addresses',
        '/spec/values/global/proxy/excludeIPRanges':
          '`spec.values.global.proxy.excludeIPRanges` has "10.0.0.1", which is no range of addresses',
      },
      fixed: operator(proxy({ includeIPRanges: '*', excludeIPRanges: '10.0.0.0/8,::/0' })),
    },
  ],
  'valid-port-list': [
    {
      broken: sail(proxy({ includeInboundPorts: '80,http', excludeInboundPorts: '9000-9100' })),
      finds: {
        '/spec/values/global/proxy/includeInboundPorts':
          '`spec.values.global.proxy.includeInboundPorts` has "http", which is no port',
        '/spec/values/global/proxy/excludeInboundPorts':
          '`spec.values.global.proxy.excludeInboundPorts` has "9000-9100", which is no port',
      },
      fixed: release(proxy({ includeInboundPorts: '*', excludeInboundPorts: 15090 })),
    },
  ],
});
