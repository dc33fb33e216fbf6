import type { RuleConformance } from '../rule-conformance';
import { object } from '../shape';
import { policyScope, policyScopeMessages } from './policy-scope';
import { trafficSelectors, wasmFields, wasmHides, wasmMessages } from './wasm';

const [needed, free] = wasmFields;

export const wasmPlugin: RuleConformance = {
  slug: 'wasm-plugin',
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'WasmPlugin',
  spec: object(needed, { ...policyScope, ...free, match: trafficSelectors }),
  messages: { ...policyScopeMessages, ...wasmMessages },
  hides: wasmHides,
};
