import type { WasmPluginProps } from '../../imports/istio';
import type { WasmPlugin } from '../../src/rules/wasm-plugin/wasm-plugin-rules';
import { wasmPluginRules } from '../../src/rules/wasm-plugin/wasm-plugin-rules';
import { expectFields } from './fields-exist';
import { policyScopeExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';
import { trafficSelectorExamples, wasmExamples } from './wasm-examples';

const plugin = (spec: object): object => ({
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'WasmPlugin',
  metadata: { name: 'filter', namespace: 'shop' },
  spec,
});
const withUrl = (spec: object): object => plugin({ url: 'oci://images.example.com/shop/filter:1.0', ...spec });

testRules(wasmPluginRules, {
  ...policyScopeExamples(withUrl),
  ...wasmExamples('spec', plugin),
  ...trafficSelectorExamples(withUrl),
});

test('rules read fields that exist', () => {
  expectFields<WasmPlugin, WasmPluginProps>();
});
