import type { TrafficExtensionProps } from '../../imports/istio';
import { applyRules } from '../../src/rules/apply-rules';
import type { TrafficExtension } from '../../src/rules/traffic-extension/traffic-extension-rules';
import { trafficExtensionRules } from '../../src/rules/traffic-extension/traffic-extension-rules';
import { expectFields } from './fields-exist';
import { policyScopeExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';
import { trafficSelectorExamples, wasmExamples } from './wasm-examples';

const extension = (spec: object): object => ({
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'TrafficExtension',
  metadata: { name: 'filter', namespace: 'shop' },
  spec,
});
const lua = (inlineCode: string): object => extension({ lua: { inlineCode } });
const withLua = (spec: object): object => extension({ lua: { inlineCode: 'a = 1' }, ...spec });

testRules(trafficExtensionRules, {
  ...policyScopeExamples(withLua),
  ...wasmExamples('spec/wasm', (wasm) => extension({ wasm })),
  ...trafficSelectorExamples(withLua),
  'no-missing-program': [
    {
      broken: extension({ phase: 'AUTHN' }),
      finds: { '/spec': 'none of `spec.wasm` and `spec.lua` is set' },
      fixed: lua('a = 1'),
    },
  ],
  'no-missing-code': [
    {
      broken: extension({ lua: {} }),
      finds: { '/spec/lua/inlineCode': '`spec.lua.inlineCode` is not set' },
      fixed: lua('a = 1'),
    },
  ],
  'no-long-code': [
    {
      broken: lua('ü'.repeat(32769)),
      finds: { '/spec/lua/inlineCode': '`spec.lua.inlineCode` has 65538 bytes, and 65536 can be kept' },
      fixed: lua('ü'.repeat(32768)),
    },
  ],
});

test('of two programs Istio reads the one in Lua', () => {
  const both = extension({ wasm: { url: '' }, lua: { inlineCode: '' } }) as Record<string, unknown>;
  expect(applyRules(both).map(({ pointer }) => pointer)).toEqual(['/spec/lua/inlineCode']);
});

test('rules read fields that exist', () => {
  expectFields<TrafficExtension, TrafficExtensionProps>();
});
