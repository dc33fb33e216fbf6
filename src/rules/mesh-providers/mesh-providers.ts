import type { ProviderType } from '../mesh-config/extension-provider';
import { providerTypes } from '../mesh-config/extension-provider';
import type { ExtensionProvider } from '../mesh-config/extension-provider';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Field } from '../field';
import { abilities } from './provider-use';
import type { ProviderUse } from './provider-use';

/** One provider that a mesh knows. */
export interface MeshProvider {
  readonly name: string;
  /** What it is; nothing where nobody says it, and several where it is open which one Istio takes. */
  readonly types: readonly ProviderType[];
  /** Where it is defined; Istio's own ones are defined nowhere. */
  readonly field?: Field<ExtensionProvider>;
}

/** Those that Istio has itself. */
const BUILT_IN: readonly MeshProvider[] = [
  { name: 'prometheus', types: ['prometheus'] },
  { name: 'stackdriver', types: ['stackdriver'] },
  { name: 'envoy', types: ['envoyFileAccessLog'] },
];

/** The providers of one mesh. */
export class MeshProviders {
  /** In Istio's order: its own first, also where the mesh configuration says what they are. */
  private readonly all: readonly MeshProvider[];

  constructor(
    configs: readonly Field<MeshConfig>[],
    /** Those of the profile, which a list of the mesh configuration replaces. */
    ofProfile: readonly MeshProvider[] = [],
  ) {
    const byName = new Map(BUILT_IN.map((provider) => [provider.name, provider]));
    const lists = configs.map((config) => config.at('extensionProviders'));
    for (const provider of lists.some(({ isSet }) => isSet) ? [] : ofProfile) byName.set(provider.name, provider);
    for (const field of lists.flatMap((list) => list.items())) {
      const name = field.at('name').text;
      byName.set(name, { name, types: providerTypes.filter((type) => field.at(type).isSet), field });
    }
    byName.delete('');
    this.all = [...byName.values()];
  }

  /** The provider that Istio takes for a name: an authorizer is named exactly, of others small letters do. */
  find(name: string, use: ProviderUse): MeshProvider | undefined {
    if (use === 'authorization') return this.all.find((provider) => provider.name === name);
    return this.all.find((provider) => provider.name.toLowerCase() === name.toLowerCase());
  }

  /** The names of those that can be used for something. */
  namesFor(use: ProviderUse): readonly string[] {
    return this.all.filter((provider) => isFit(provider, use)).map(({ name }) => name);
  }

  /** The names of those that are defined for this mesh. */
  get ownNames(): readonly string[] {
    return this.all.filter((provider) => !BUILT_IN.includes(provider)).map(({ name }) => name);
  }
}

/** Whether a provider can be used for something. */
export function isFit({ types }: MeshProvider, use: ProviderUse): boolean {
  return types.some((type) => abilities[use].types.includes(type));
}
