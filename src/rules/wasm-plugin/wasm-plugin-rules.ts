import type { PolicyScope } from '../parts/policy-scope/policy-scope';
import { policyScopeRules, targetRules, targetsOf } from '../parts/policy-scope/policy-scope-rules';
import { kindRules, rulesOf } from '../rule';
import type { TrafficSelector, Wasm } from '../parts/wasm/wasm';
import { trafficSelectorRules, wasmRules } from '../parts/wasm/wasm-rules';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';

/** What rules read of a WasmPlugin. */
export interface WasmPlugin {
  readonly spec: WasmPluginSpec;
}

interface WasmPluginSpec extends PolicyScope, Wasm {
  readonly match: readonly TrafficSelector[];
}

/** The rules of WasmPlugin. */
export const wasmPluginRules = kindRules<WasmPlugin>({
  slug: 'wasm-plugin',
  kinds: ['extensions.istio.io/WasmPlugin'],
  parts: [
    rulesOf((plugin) => [plugin.at('spec')], policyScopeRules),
    rulesOf((plugin) => [plugin.at('spec').at('selector')], workloadSelectorRules),
    rulesOf((plugin) => targetsOf(plugin.at('spec')), targetRules),
    rulesOf((plugin) => [plugin.at('spec')], wasmRules),
    rulesOf((plugin) => plugin.at('spec').at('match').items(), trafficSelectorRules),
  ],
});
