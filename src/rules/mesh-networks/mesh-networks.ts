import { isRecord } from '../../objects/object-identity';
import { parseDocument } from '../../objects/yaml/parse-document';
import { Field } from '../field';
import { VALUES_KINDS, valuesOf } from '../helm-values/chart-values';
import type { ValuesHolder } from '../helm-values/values-holder';

/** The kinds that the networks of a mesh may stand in, with their groups. */
export const MESH_NETWORKS_KINDS: readonly string[] = [
  'core/ConfigMap',
  ...VALUES_KINDS,
  'install.istio.io/IstioOperator',
  'sailoperator.io/Istio',
  'sailoperator.io/IstioRevision',
];

/** What rules read of an object that may hold the networks of a mesh. */
export interface MeshNetworksHolder {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  /** Of a ConfigMap: `meshNetworks` is YAML. */
  readonly data: { readonly meshNetworks: string };
  readonly spec: { readonly values: NetworkValues };
}

interface NetworkValues {
  readonly global: { readonly meshNetworks: Networks };
}

/** The networks by their names. */
export interface Networks {
  readonly [name: string]: Network;
}

export interface Network {
  readonly endpoints: readonly NetworkEndpoints[];
  readonly gateways: readonly NetworkGateway[];
}

/** Whose endpoints are in the network. */
export interface NetworkEndpoints {
  readonly fromCidr: string;
  readonly fromRegistry: string;
}

/** How other networks reach it. */
export interface NetworkGateway {
  readonly address: string;
  readonly registryServiceName: string;
  readonly port: number;
}

/** The text of the ConfigMap that istiod reads. */
export function findNetworksText(holder: Field<MeshNetworksHolder>): Field<string> | undefined {
  if (holder.at('kind').value !== 'ConfigMap' || !/^istio(-|$)/.test(holder.at('metadata').at('name').text))
    return undefined;
  const text = holder.at('data').at('meshNetworks');
  return typeof text.value === 'string' ? text : undefined;
}

/** The whole configuration of networks in the text of a ConfigMap. */
export function looseNetworks(holder: Field<MeshNetworksHolder>): readonly Field<{ readonly networks: Networks }>[] {
  return holder.once(findLoose);
}

/** The networks that an object says. */
export function allNetworks(holder: Field<MeshNetworksHolder>): readonly Field<Network>[] {
  return holder.once(find);
}

function findLoose(holder: Field<MeshNetworksHolder>): readonly Field<{ readonly networks: Networks }>[] {
  const text = findNetworksText(holder);
  const parsed = text && parseDocument(text.text);
  return text && parsed && 'value' in parsed && isRecord(parsed.value) ? [Field.inside(text, parsed.value)] : [];
}

function find(holder: Field<MeshNetworksHolder>): readonly Field<Network>[] {
  const maps = looseNetworks(holder).map((loose) => loose.at('networks'));
  const values = OF_SPEC.has(holder.at('kind').value)
    ? [holder.at('spec').at('values')]
    : valuesOf(holder as unknown as Field<ValuesHolder>, 'istiod').map((one) => one as unknown as Field<NetworkValues>);
  if (holder.at('kind').value !== 'ConfigMap') maps.push(...values.map((one) => one.at('global').at('meshNetworks')));
  return maps.filter(({ isSet }) => isSet).flatMap((map) => map.entries().map(({ field }) => field));
}

const OF_SPEC: ReadonlySet<unknown> = new Set(['IstioOperator', 'Istio', 'IstioRevision']);
