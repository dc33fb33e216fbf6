import { findClosest } from '../../diagnostics/did-you-mean';
import { alternatives, shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { RuleFinding } from '../rule';
import type { Mesh } from './meshes-of-run';
import type { MeshProvider, MeshProviders } from './mesh-providers';
import { isFit } from './mesh-providers';
import { abilities } from './provider-use';
import type { ProviderUse } from './provider-use';

/** The name of a provider, and what it is named for. */
export interface NamedProvider {
  readonly field: Field<string>;
  readonly use: ProviderUse;
}

/** What is wrong with a name that none of the meshes knows; `effect` ends the sentence. */
export function findUndefined(
  { field, use }: NamedProvider,
  meshes: readonly Pick<Mesh, 'providers'>[],
  effect: string,
): Omit<RuleFinding, 'evidence'> | undefined {
  if (field.text === '' || meshes.length === 0) return undefined;
  if (meshes.some(({ providers }) => providers.find(field.text, use))) return undefined;
  const meant = findClosest(field.text, candidates(meshes, use));
  return {
    field,
    message: `the provider ${shown(field.text)} is not defined, so that ${effect}`,
    fix:
      meant === undefined
        ? `add an entry with \`name: ${field.text}\` and ${typeFor(field.text, use)} to \`extensionProviders\``
        : `did you mean ${shown(meant)}?`,
  };
}

/** A name often says what the provider is. */
function typeFor(name: string, use: ProviderUse): string {
  const named = abilities[use].types.find((type) => type === name);
  return named === undefined ? `e.g. \`${abilities[use].types[0]!}\`` : `\`${named}\``;
}

/** What is wrong with a name of a provider that is of no use for what it is named for, in all meshes that know it. */
export function findUnfit(
  { field, use }: NamedProvider,
  meshes: readonly Pick<Mesh, 'providers'>[],
): Omit<RuleFinding, 'evidence'> | undefined {
  if (field.text === '') return undefined;
  const known = meshes.map(({ providers }) => providers.find(field.text, use)).filter((one) => one !== undefined);
  const [first] = known;
  if (first === undefined || known.some((provider) => isFit(provider, use))) return undefined;
  const names = candidates(meshes, use);
  return {
    field,
    message: `the provider ${shown(field.text)} ${problemOf(first, use)}`,
    fix:
      names.length > 0
        ? `write one that does: ${alternatives(names.map(shown))}`
        : `add an entry with \`${abilities[use].types[0]!}\` to \`extensionProviders\`, and write its name`,
  };
}

/** The facts behind a name that no mesh knows. */
export function definedIn(meshes: readonly Mesh[]): RuleFinding['evidence'] {
  return meshes.map((mesh) => {
    const names = mesh.providers.ownNames.map(shown);
    const defined =
      names.length === 0 ? "no providers besides Istio's own" : `the providers ${alternatives(names, 'and')}`;
    return mesh.evidence(`the mesh configuration has ${defined}`);
  });
}

/** The facts behind a name of a provider of another type. */
export function typedIn(meshes: readonly Mesh[], { field, use }: NamedProvider): RuleFinding['evidence'] {
  return meshes.flatMap((mesh) => {
    const provider = mesh.providers.find(field.text, use);
    return provider?.field ? [mesh.evidence(`${shown(provider.name)} is ${typeOf(provider)}`, provider)] : [];
  });
}

function problemOf(provider: MeshProvider, use: ProviderUse): string {
  // istiod has no translation of it, and calls the one that is not there.
  if (use === 'tracing' && provider.types.includes('lightstep')) return 'is `lightstep`, at which istiod crashes';
  return `is ${typeOf(provider)}, which ${abilities[use].lack}`;
}

function typeOf({ types }: MeshProvider): string {
  return types.length === 0
    ? 'of no type'
    : alternatives(
        types.map((type) => `\`${type}\``),
        'and',
      );
}

function candidates(meshes: readonly { readonly providers: MeshProviders }[], use: ProviderUse): readonly string[] {
  return [...new Set(meshes.flatMap(({ providers }) => providers.namesFor(use)))];
}
