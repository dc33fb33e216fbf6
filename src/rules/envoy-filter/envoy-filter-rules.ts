import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import { labelSelectorRules } from '../parts/workload-selector/workload-selector';
import type { ConfigPatch, EnvoyFilter } from './envoy-filter';
import { matchRules } from './match';
import { objectRules, patchRules } from './patch';
import { droppedValueRules, patchValueRules, waypointValueRules } from './patch-value';

/** The same ones for all rules, so that each value is read once. */
function allPatches(filter: Field<EnvoyFilter>): readonly Field<ConfigPatch>[] {
  return filter.once(findPatches);
}

function findPatches(filter: Field<EnvoyFilter>): readonly Field<ConfigPatch>[] {
  return filter.at('spec').at('configPatches').items();
}

/** Istio's webhook does not look at them, and istiod reads them as the others. */
function isOfWaypoints(patch: Field<ConfigPatch>): boolean {
  return patch.at('match').at('context').text === 'WAYPOINT';
}

/** The rules of EnvoyFilter. */
export const envoyFilterRules = kindRules<EnvoyFilter>({
  slug: 'envoy-filter',
  kinds: ['networking.istio.io/EnvoyFilter'],
  parts: [
    rulesOf((filter) => [filter.at('spec')], objectRules),
    rulesOf((filter) => [filter.at('spec').at('workloadSelector')], labelSelectorRules),
    rulesOf(
      (filter) => allPatches(filter).filter((patch) => !isOfWaypoints(patch)),
      [...patchRules, ...matchRules, ...patchValueRules],
    ),
    rulesOf((filter) => allPatches(filter).filter(isOfWaypoints), waypointValueRules),
    rulesOf(allPatches, droppedValueRules),
  ],
});
