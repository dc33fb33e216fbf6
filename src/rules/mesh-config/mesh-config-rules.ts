import { kindRules, rulesOf } from '../rule';
import { connectionSettingRules } from './connection-settings';
import { allDurations, durationTextRules, meshDurationRules, proxyDurationRules } from './durations';
import { effectiveProviders, extensionProviderRules } from './extension-providers';
import { inMesh } from './in-mesh';
import { meshRules } from './mesh';
import { findMeshText, looseMeshConfigs, MESH_CONFIG_KINDS } from './mesh-configs';
import type { MeshConfigHolder } from './mesh-configs';
import { newerFieldRules } from './newer-fields';
import { ofIstiod } from './of-istiod';
import { privateKeyRules, proxyDefaultRules } from './proxy-defaults';
import { shapeRules } from './shape';
import { textRules } from './text';
import { trafficParts } from './traffic';

/** The rules of the mesh configuration, wherever it stands. */
export const meshConfigRules = kindRules<MeshConfigHolder>({
  slug: 'mesh-config',
  kinds: MESH_CONFIG_KINDS,
  parts: [
    rulesOf((holder) => [findMeshText(holder)].filter((text) => text !== undefined), ofIstiod(textRules)),
    rulesOf(looseMeshConfigs, ofIstiod(shapeRules)),
    inMesh((config) => [config], [...newerFieldRules, ...meshRules, ...meshDurationRules]),
    inMesh((config) => [config.at('defaultConfig')], [...proxyDefaultRules, ...proxyDurationRules]),
    inMesh((config) => [config.at('defaultConfig').at('privateKeyProvider')], privateKeyRules),
    inMesh((config) => [config.at('defaultConfig').at('connectionSettings')], connectionSettingRules),
    inMesh(allDurations, durationTextRules),
    ...trafficParts,
    inMesh(effectiveProviders, extensionProviderRules),
  ],
});
