import type { ProxyConfigProps } from '../../imports/istio';
import type { ProxyConfig } from '../../src/rules/proxy-config/proxy-config-rules';
import { expectFields } from './fields-exist';
import { proxyConfigRules } from '../../src/rules/proxy-config/proxy-config-rules';
import { selectorExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';

const config = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1beta1',
  kind: 'ProxyConfig',
  metadata: { name: 'web', namespace: 'shop' },
  spec,
});

testRules(proxyConfigRules, {
  ...selectorExamples(config),
  'no-negative-concurrency': [
    {
      broken: config({ concurrency: -1 }),
      finds: { '/spec/concurrency': '`spec.concurrency` is -1' },
      fixed: config({ concurrency: 0 }),
    },
  ],
});

test('rules read fields that exist', () => {
  expectFields<ProxyConfig, ProxyConfigProps>();
});
