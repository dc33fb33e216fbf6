import type { Field } from '../field';
import type { TargetReference } from '../parts/policy-scope/policy-scope';
import { targetRules } from '../parts/policy-scope/policy-scope-rules';
import { kindRules, rulesOf } from '../rule';
import type { Rule } from '../rule';
import type { TrafficSelector, Wasm } from '../parts/wasm/wasm';
import { trafficSelectorRules, wasmRules } from '../parts/wasm/wasm-rules';
import type { WorkloadSelector } from '../parts/workload-selector/workload-selector';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';

const LONGEST_CODE = 65536;

/** What rules read of a TrafficExtension. */
export interface TrafficExtension {
  readonly spec: TrafficExtensionSpec;
}

interface TrafficExtensionSpec {
  readonly selector: WorkloadSelector;
  readonly targetRefs: readonly TargetReference[];
  readonly match: readonly TrafficSelector[];
  readonly wasm: Wasm;
  readonly lua: Lua;
}

interface Lua {
  readonly inlineCode: string;
}

const noSecondScope: Rule<TrafficExtensionSpec> = {
  name: 'no-second-scope',
  severity: 'error',
  isInSchema: true,
  title: 'only one of `selector` and `targetRefs` is set',
  why: 'workloads are chosen by labels or by what stands before them, and it would be open which of both counts',
  check(spec, report) {
    const field = spec.at('targetRefs');
    if (field.isEmpty || !spec.at('selector').isSet) return;
    report({
      field,
      message: `both \`${spec.at('selector').name}\` and \`${field.name}\` are set`,
      fix: `remove \`${spec.at('selector').name}\` or \`${field.name}\``,
    });
  },
};

const noMissingProgram: Rule<TrafficExtensionSpec> = {
  name: 'no-missing-program',
  severity: 'error',
  isInSchema: true,
  title: 'one of `wasm` and `lua` is set',
  why: 'the proxy would have nothing to run',
  check(spec, report) {
    const [wasm, lua] = [spec.at('wasm'), spec.at('lua')];
    if (wasm.isSet || lua.isSet) return;
    const both = `\`${wasm.name}\` and \`${lua.name}\``;
    report({ field: spec, message: `none of ${both} is set`, fix: `add one of ${both}` });
  },
};

const noMissingCode: Rule<Lua> = {
  name: 'no-missing-code',
  severity: 'error',
  isInSchema: true,
  title: 'a Lua program has code',
  why: 'the proxy would have nothing to run',
  check(lua, report) {
    const field = lua.at('inlineCode');
    if (!lua.isSet || field.text !== '') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: `write the program in \`${field.name}\`` });
  },
};

const noLongCode: Rule<Lua> = {
  name: 'no-long-code',
  severity: 'error',
  isInSchema: true,
  title: 'a Lua program has at most 64 KB',
  why: 'every proxy gets the whole program with its configuration',
  check(lua, report) {
    const field = lua.at('inlineCode');
    const size = Buffer.byteLength(field.text);
    if (size <= LONGEST_CODE) return;
    report({
      field,
      message: `\`${field.name}\` has ${size} bytes, and ${LONGEST_CODE} can be kept`,
      fix: 'shorten the program, or make it a Wasm program',
    });
  },
};

/** The Wasm program; Istio reads only the Lua program of two. */
function findWasm(extension: Field<TrafficExtension>): readonly Field<Wasm>[] {
  const [wasm, lua] = [extension.at('spec').at('wasm'), extension.at('spec').at('lua')];
  return wasm.isSet && !lua.isSet ? [wasm] : [];
}

/** The rules of TrafficExtension. */
export const trafficExtensionRules = kindRules<TrafficExtension>({
  slug: 'traffic-extension',
  kinds: ['extensions.istio.io/TrafficExtension'],
  parts: [
    rulesOf((extension) => [extension.at('spec')], [noSecondScope, noMissingProgram]),
    rulesOf((extension) => [extension.at('spec').at('selector')], workloadSelectorRules),
    rulesOf((extension) => extension.at('spec').at('targetRefs').items(), targetRules),
    rulesOf((extension) => [extension.at('spec').at('lua')], [noMissingCode, noLongCode]),
    rulesOf(findWasm, wasmRules),
    rulesOf((extension) => extension.at('spec').at('match').items(), trafficSelectorRules),
  ],
});
