import { istioOperatorRules } from '../../src/rules/istio-operator/istio-operator-rules';
import { testRules } from './rule-examples';

const operator = (values: object): object => ({
  apiVersion: 'install.istio.io/v1alpha1',
  kind: 'IstioOperator',
  metadata: { name: 'istio' },
  spec: { values },
});

testRules(istioOperatorRules, {
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
      fixed: operator({ global: { proxy: { resources: {} } }, gateways: { any: 1 } }),
    },
  ],
  'valid-value': [
    {
      broken: operator({ pilot: { autoscaleMin: 'two' } }),
      finds: {
        '/spec/values/pilot/autoscaleMin':
          '`spec.values.pilot.autoscaleMin` is the string "two", it has to be a whole number',
      },
      fixed: operator({ pilot: { autoscaleMin: 2 } }),
    },
  ],
});
