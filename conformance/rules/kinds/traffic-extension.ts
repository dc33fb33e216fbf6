import type { RuleConformance } from '../rule-conformance';
import { list, object, value } from '../shape';
import { policyScopeMessages, target } from './policy-scope';
import { trafficSelectors, wasmFields, wasmHides, wasmMessages } from './wasm';
import { workloadSelector } from './workload-selector';

export const trafficExtension: RuleConformance = {
  slug: 'traffic-extension',
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'TrafficExtension',
  spec: object(
    {},
    {
      wasm: object(...wasmFields),
      lua: object({ inlineCode: value(['a = 1', 'a'.repeat(65536)], ['', 'a'.repeat(65537), 'é'.repeat(32769)]) }),
      selector: workloadSelector,
      targetRefs: list(target, 2),
      match: trafficSelectors,
    },
  ),
  messages: {
    ...policyScopeMessages,
    ...wasmMessages,
    'no-missing-program': /^exactly one of wasm or lua must be set/,
    'no-missing-code': /^lua.inlineCode cannot be empty/,
    'no-long-code': /^lua.inlineCode exceeds maximum size/,
  },
  hides: wasmHides,
};
