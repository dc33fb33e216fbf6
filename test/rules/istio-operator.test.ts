import { istioOperatorRules } from '../../src/rules/istio-operator/istio-operator-rules';
import { testRules } from './rule-examples';

const operator = (values: object): object => ({
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  metadata: { name: 'istio' },
  spec: { values },
});

const install = (spec: object): object => ({
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  metadata: { name: 'istio' },
  spec,
});
const service = (...ports: object[]): object => ({ k8s: { service: { ports } } });

testRules(istioOperatorRules, {
  'no-unknown-field': [
    {
      broken: {
        ...install({
          componets: {},
          components: {
            pilot: { enable: true },
            ingressGateways: [{ name: 'a', k8s: { replicas: 1 } }],
            base: { hub: 'a' },
          },
        }),
        status: {},
      },
      finds: {
        '/status': '`status` is no field of IstioOperator',
        '/spec/componets': '`spec.componets` is no field of `spec`',
        '/spec/components/pilot/enable': '`spec.components.pilot.enable` is no field of `spec.components.pilot`',
        '/spec/components/ingressGateways/0/k8s/replicas':
          '`spec.components.ingressGateways[0].k8s.replicas` is no field of `spec.components.ingressGateways[0].k8s`',
        '/spec/components/base/hub': '`spec.components.base.hub` is no field of `spec.components.base`',
      },
      fixed: install({
        Hub: 'a',
        components: {
          pilot: { enabled: true },
          ingressGateways: [{ name: 'a', label: {}, k8s: { replicaCount: 1 } }],
          base: {},
        },
      }),
    },
  ],
  'valid-hub': [
    {
      broken: install({ hub: 'https://images.example.com/istio' }),
      finds: {
        '/spec/hub': '`spec.hub` is "https://images.example.com/istio", with which no name of an image begins',
      },
      fixed: install({ hub: 'images.example.com/istio' }),
    },
  ],
  'valid-tag': [
    {
      broken: install({ tag: '1.31.0@sha256:a' }),
      finds: { '/spec/tag': '`spec.tag` is "1.31.0@sha256:a", which is no tag' },
      fixed: install({ tag: 1.31 }),
    },
    { broken: install({ tag: '' }), finds: { '/spec/tag': '`spec.tag` is "", which is no tag' }, fixed: install({}) },
  ],
  'valid-revision': [
    {
      broken: install({ revision: '1.31.0' }),
      finds: { '/spec/revision': '`spec.revision` is "1.31.0", which is no DNS label' },
      fixed: install({ revision: '1-31-0' }),
    },
  ],
  'valid-gateway-name': [
    {
      broken: install({ components: { ingressGateways: [{ name: 'a_b' }, {}], egressGateways: [{ name: 'E' }] } }),
      finds: {
        '/spec/components/ingressGateways/0/name':
          'the name "a_b" of a gateway has something else than small letters, digits, dots and hyphens',
        '/spec/components/egressGateways/0/name':
          'the name "E" of a gateway has something else than small letters, digits, dots and hyphens',
      },
      fixed: install({ components: { ingressGateways: [{ name: 'a-b' }] } }),
    },
  ],
  'no-privileged-target-port': [
    {
      broken: install({
        components: {
          ingressGateways: [service({ port: 443 }, { port: 80, targetPort: 80 })],
          egressGateways: [service({ port: 80 })],
        },
        values: {
          gateways: {
            'istio-egressgateway': { runAsRoot: true },
            'istio-ingressgateway': { ingressPorts: [{ port: 80 }] },
          },
        },
      }),
      finds: {
        '/spec/components/ingressGateways/0/k8s/service/ports/0/targetPort':
          '`spec.components.ingressGateways[0].k8s.service.ports[0].targetPort` is not set, and only root may listen on the port 443 itself',
        '/spec/components/ingressGateways/0/k8s/service/ports/1/targetPort':
          '`spec.components.ingressGateways[0].k8s.service.ports[1].targetPort` is 80, which only root may listen on',
        '/spec/values/gateways/istio-ingressgateway/ingressPorts/0/targetPort':
          '`spec.values.gateways.istio-ingressgateway.ingressPorts[0].targetPort` is not set, and only root may listen on the port 80 itself',
      },
      fixed: install({
        components: {
          ingressGateways: [service({ port: 443, targetPort: 8443 }, { port: 80, targetPort: 'http' }, { port: 1025 })],
        },
      }),
    },
  ],
  'no-replica-count-with-autoscaling': [
    {
      broken: install({
        components: {
          pilot: { k8s: { replicaCount: 2 } },
          ingressGateways: [{ k8s: { replicaCount: 1 } }],
          egressGateways: [{ k8s: { replicaCount: 1 } }],
        },
        values: { pilot: { autoscaleEnabled: true }, gateways: { 'istio-ingressgateway': { autoscaleEnabled: true } } },
      }),
      finds: {
        '/spec/components/pilot/k8s/replicaCount':
          '`spec.components.pilot.k8s.replicaCount` is 2, but the component is scaled automatically',
        '/spec/components/ingressGateways/0/k8s/replicaCount':
          '`spec.components.ingressGateways[0].k8s.replicaCount` is 1, but the component is scaled automatically',
      },
      fixed: install({
        components: { pilot: { k8s: { replicaCount: 2 } } },
        values: { pilot: { autoscaleEnabled: false } },
      }),
    },
  ],
  'no-istio-operator': [
    {
      broken: operator({}),
      finds: { '/kind': 'IstioOperator is no kind that a cluster knows' },
      fixed: { apiVersion: 'sailoperator.io/v1', kind: 'Istio', metadata: { name: 'default' }, spec: {} },
    },
  ],
  'no-unknown-value': [
    {
      broken: operator({ sidecarInjectorWebhook: { resources: {} }, globl: {} }),
      finds: {
        '/spec/values/sidecarInjectorWebhook/resources':
          '`spec.values.sidecarInjectorWebhook.resources` is no field of `spec.values.sidecarInjectorWebhook` in IstioOperator',
        '/spec/values/globl': '`spec.values.globl` is no field of `spec.values` in IstioOperator',
      },
      fixed: operator({
        global: { proxy: { resources: {} } },
        gateways: { any: 1 },
        base: { enableCRDTemplates: false },
        pilot: { env: { A: true } },
      }),
    },
  ],
  'valid-value': [
    {
      broken: operator({ pilot: { autoscaleMin: 'two' } }),
      finds: {
        '/spec/values/pilot/autoscaleMin':
          '`spec.values.pilot.autoscaleMin` is the string "two", it has to be a whole number',
      },
      fixed: operator({ pilot: { autoscaleMin: '2', env: { A: true } } }),
    },
  ],
});
