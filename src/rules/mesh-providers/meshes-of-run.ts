import { findReference } from '../../objects/object-identity';
import type { LocatedObject } from '../../objects/origin';
import { placeEvidence } from '../../objects/origin';
import type { Evidence } from '../../diagnostics/diagnostic';
import { groupOf } from '../../schema/catalogue';
import { Field } from '../field';
import { valuesOf } from '../helm-values/chart-values';
import type { ValuesHolder } from '../helm-values/values-holder';
import type { MeshConfigHolder } from '../mesh-config/mesh-configs';
import { findMeshText, MESH_CONFIG_KINDS, meshConfigs } from '../mesh-config/mesh-configs';
import { placeInText } from '../place-in-text';
import type { MeshProvider } from './mesh-providers';
import { MeshProviders } from './mesh-providers';

/** A mesh configuration among the objects that are judged together. */
export interface Mesh {
  readonly providers: MeshProviders;
  /** A fact that stands in the object with the mesh configuration, at its list of providers or at one of them. */
  evidence(message: string, provider?: MeshProvider): Evidence;
}

const KINDS: ReadonlySet<string> = new Set(MESH_CONFIG_KINDS);

/** The meshes that a run knows all providers of; none when one of them cannot be read. */
export function meshesOfRun(objects: readonly LocatedObject[]): readonly Mesh[] {
  const meshes: Mesh[] = [];
  for (const object of objects) {
    const { apiVersion, kind } = object.manifest;
    if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !KINDS.has(`${groupOf(apiVersion)}/${kind}`))
      continue;
    const mesh = readMesh(object);
    if (mesh === 'unreadable') return [];
    if (mesh) meshes.push(mesh);
  }
  return meshes;
}

/** The providers that an object with a mesh configuration has. */
export function providersOf(holder: Field<MeshConfigHolder>): MeshProviders {
  return new MeshProviders(meshConfigs(holder), providersOfProfile(holder));
}

function readMesh(object: LocatedObject): Mesh | 'unreadable' | undefined {
  const reading = { wasMisread: false };
  const holder = Field.root<MeshConfigHolder>(object.manifest, reading);
  const text = findMeshText(holder);
  const configs = meshConfigs(holder);
  const isSail = object.manifest['kind'] === 'Istio' || object.manifest['kind'] === 'IstioRevision';
  if (configs.length === 0 && text && text.text.trim() !== '') return 'unreadable';
  // Other installations may say more of a mesh that an IstioOperator without a mesh configuration adds to.
  if (configs.length === 0 && !text && !isSail) return undefined;
  const providers = providersOf(holder);
  if (reading.wasMisread) return 'unreadable';
  const lists = configs.map((config) => config.at('extensionProviders'));
  const place = lists.find(({ isSet }) => isSet) ?? configs[0] ?? text ?? holder.at('spec');
  const reference = findReference(object.manifest);
  return {
    providers,
    evidence: (message, provider) => {
      const field = provider?.field ?? place;
      const inText = placeInText(field);
      const where = { pointer: field.pointer, ...(inText && { inText }) };
      return placeEvidence({ message, ...(reference && { object: reference }), ...where }, object.origin);
    },
  };
}

/** Istio's profile `demo` is the only one with providers. */
const DEMO: readonly MeshProvider[] = [
  { name: 'otel', types: ['envoyOtelAls'] },
  { name: 'skywalking', types: ['skywalking'] },
  { name: 'otel-tracing', types: ['opentelemetry'] },
  { name: 'jaeger', types: ['opentelemetry'] },
];

function providersOfProfile(holder: Field<MeshConfigHolder>): readonly MeshProvider[] {
  const spec = holder.at('spec');
  const values = [spec.at('values'), ...valuesOf(holder as unknown as Field<ValuesHolder>, 'istiod')];
  const profiles = values.flatMap((one) => [one.at('profile'), one.at('global').at('profile')]);
  return [spec.at('profile'), ...profiles].some(({ value }) => value === 'demo') ? DEMO : [];
}
