import { kindRules, rulesOf } from '../rule';
import { allNetworks, findNetworksText, looseNetworks, MESH_NETWORKS_KINDS } from './mesh-networks';
import type { MeshNetworksHolder } from './mesh-networks';
import { networkRules } from './network';
import { shapeRules, textRules } from './text';

/** The rules of the networks of a mesh, wherever they stand. */
export const meshNetworksRules = kindRules<MeshNetworksHolder>({
  slug: 'mesh-networks',
  kinds: MESH_NETWORKS_KINDS,
  parts: [
    rulesOf((holder) => [findNetworksText(holder)].filter((text) => text !== undefined), textRules),
    rulesOf(looseNetworks, shapeRules),
    rulesOf(allNetworks, networkRules),
  ],
});
