import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import type { Manifest } from '../../src/objects/manifest';

/** Reads the objects of a YAML file. */
export function readManifests(file: string): readonly Manifest[] {
  return loadAll(readFileSync(file, 'utf8')).filter((document): document is Manifest => !!document);
}

/** The objects of a kind, with their spec as the reader knows it to be. */
export function ofKind<Spec>(
  manifests: readonly Manifest[],
  kind: string,
): readonly (Manifest & { readonly spec: Spec })[] {
  return manifests.filter((manifest): manifest is Manifest & { readonly spec: Spec } => manifest.kind === kind);
}

/** Whether labels carry all that a selector asks for. */
export function matches(
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}
