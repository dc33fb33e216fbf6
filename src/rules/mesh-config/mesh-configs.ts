import type { ValuesHolder } from '../helm-values/values-holder';
import { VALUES_KINDS, valuesOf } from '../helm-values/chart-values';
import { parseDocument } from '../../objects/yaml/parse-document';
import { Field } from '../field';
import type { MeshConfig } from './mesh-config';

/** The kinds that a mesh configuration may stand in, with their groups. */
export const MESH_CONFIG_KINDS: readonly string[] = [
  'core/ConfigMap',
  ...VALUES_KINDS,
  'install.istio.io/IstioOperator',
  'sailoperator.io/Istio',
  'sailoperator.io/IstioRevision',
];

/** What rules read of an object that may hold a mesh configuration. */
export interface MeshConfigHolder {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  /** Of a ConfigMap: `mesh` is YAML. */
  readonly data: { readonly mesh: string };
  readonly spec: {
    readonly profile: string;
    readonly meshConfig: MeshConfig;
    readonly values: {
      readonly profile: string;
      readonly global: { readonly profile: string };
      readonly meshConfig: MeshConfig;
    };
  };
}

const OF_CHARTS: ReadonlySet<string> = new Set(VALUES_KINDS.map((kind) => kind.slice(kind.indexOf('/') + 1)));

const known = new WeakMap<Field<MeshConfigHolder>, readonly Field<MeshConfig>[]>();

/** The mesh configurations of an object; many rules ask for those of the same one. */
export function meshConfigs(holder: Field<MeshConfigHolder>): readonly Field<MeshConfig>[] {
  let found = known.get(holder);
  if (!found) known.set(holder, (found = find(holder)));
  return found;
}

/** Those of which the API server does not check the shape. */
export function looseMeshConfigs(holder: Field<MeshConfigHolder>): readonly Field<MeshConfig>[] {
  const kind = holder.at('kind').text;
  return kind === 'Istio' || kind === 'IstioRevision' ? [] : meshConfigs(holder);
}

/** The text of the ConfigMap that istiod reads: `istio`, or `istio-<revision>`. */
export function findMeshText(holder: Field<MeshConfigHolder>): Field<string> | undefined {
  if (holder.at('kind').text !== 'ConfigMap' || !/^istio(-|$)/.test(holder.at('metadata').at('name').text))
    return undefined;
  const text = holder.at('data').at('mesh');
  return typeof text.value === 'string' ? text : undefined;
}

function find(holder: Field<MeshConfigHolder>): readonly Field<MeshConfig>[] {
  if (holder.at('kind').text === 'ConfigMap') {
    const text = findMeshText(holder);
    const parsed = text && parseDocument(text.text);
    if (!text || !parsed || !('value' in parsed)) return [];
    const { value } = parsed;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [Field.inside(text, value)] : [];
  }
  if (OF_CHARTS.has(holder.at('kind').text)) {
    const values = valuesOf(holder as unknown as Field<ValuesHolder>, 'istiod');
    return values.map((one) => one.at('meshConfig')).filter(({ isSet }) => isSet);
  }
  const spec = holder.at('spec');
  return [spec.at('meshConfig'), spec.at('values').at('meshConfig')].filter(({ isSet }) => isSet);
}
