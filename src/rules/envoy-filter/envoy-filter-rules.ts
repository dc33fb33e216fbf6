import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import { labelSelectorRules } from '../workload-selector/workload-selector';
import type { ConfigPatch, EnvoyFilter } from './envoy-filter';
import { matchRules } from './match';
import { objectRules, patchRules } from './patch';

/** The patches that Istio looks at; those of waypoints it does not. */
function checkedPatches(filter: Field<EnvoyFilter>): readonly Field<ConfigPatch>[] {
  return filter
    .at('spec')
    .at('configPatches')
    .items()
    .filter((patch) => patch.at('match').at('context').text !== 'WAYPOINT');
}

/** The rules of EnvoyFilter. */
export const envoyFilterRules = kindRules<EnvoyFilter>({
  slug: 'envoy-filter',
  kinds: ['networking.istio.io/EnvoyFilter'],
  parts: [
    rulesOf((filter) => [filter.at('spec')], objectRules),
    rulesOf((filter) => [filter.at('spec').at('workloadSelector')], labelSelectorRules),
    rulesOf(checkedPatches, [...patchRules, ...matchRules]),
  ],
});
