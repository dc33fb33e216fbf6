import type { Field } from '../field';
import { rulesOf } from '../rule';
import type { Rule, RulePart } from '../rule';
import type { MeshConfig } from './mesh-config';
import { meshConfigs } from './mesh-configs';
import type { MeshConfigHolder } from './mesh-configs';
import { ofIstiod } from './of-istiod';

/** Rules of DestinationRule that do not hold for the whole mesh. */
const OF_DESTINATIONS: ReadonlySet<string> = new Set([
  'no-consecutive-errors',
  'no-incomplete-keep-alive',
  'valid-config-map-credential',
]);

/** Rules of some parts of every mesh configuration of an object. */
export function inMesh<Part>(
  find: (config: Field<MeshConfig>) => readonly Field<Part>[],
  rules: readonly Rule<Part>[],
): RulePart<MeshConfigHolder, never> {
  const own = rules.filter(({ name }) => !OF_DESTINATIONS.has(name));
  return rulesOf(
    (holder: Field<MeshConfigHolder>) =>
      meshConfigs(holder)
        .flatMap(find)
        .filter(({ isSet }) => isSet),
    ofIstiod(own),
  );
}
