import type { Field } from '../field';
import type { ProxyDefaults } from '../mesh-config/mesh-config';
import { looseMeshConfigs, MESH_CONFIG_KINDS, meshConfigs } from '../mesh-config/mesh-configs';
import type { MeshConfigHolder } from '../mesh-config/mesh-configs';
import { findingsOf } from '../mesh-config/shape';
import { kindRules, rulesOf } from '../rule';
import { accessLogRules } from './access-logs';
import { choiceRules } from './choices';
import { deprecatedFieldRules } from './deprecated-fields';
import { legacyTracingRules } from './legacy-tracing';
import { metricsServiceRules } from './metrics-service';
import { defaultProviderRules, providerRules } from './providers';

function proxyDefaults(holder: Field<MeshConfigHolder>): readonly Field<ProxyDefaults>[] {
  return meshConfigs(holder).flatMap((config) => config.setFields(['defaultConfig']));
}

/** The rules of what the mesh configuration does, of which Istio says nothing. */
export const meshEffectRules = kindRules<MeshConfigHolder>({
  slug: 'mesh-effects',
  kinds: MESH_CONFIG_KINDS,
  parts: [
    rulesOf(meshConfigs, [
      ...accessLogRules,
      ...choiceRules,
      ...legacyTracingRules,
      ...metricsServiceRules,
      ...providerRules,
    ]),
    rulesOf((holder) => [holder], defaultProviderRules),
    rulesOf(proxyDefaults, metricsServiceRules),
    rulesOf(looseMeshConfigs, deprecatedFieldRules('the mesh configuration', findingsOf)),
  ],
});
