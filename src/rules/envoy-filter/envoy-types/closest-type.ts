import { findClosest } from '../../../diagnostics/did-you-mean';

const MOST_REMEMBERED = 200;

const found = new WeakMap<readonly string[], Map<string, string | undefined>>();

/** The name of the type that a misspelt or an old one most likely means; the same mistakes are searched for once. */
export function findClosestType(wanted: string, names: readonly string[]): string | undefined {
  let known = found.get(names);
  if (!known || known.size >= MOST_REMEMBERED) found.set(names, (known = new Map()));
  if (!known.has(wanted)) known.set(wanted, searchClosest(wanted, names));
  return known.get(wanted);
}

function searchClosest(wanted: string, names: readonly string[]): string | undefined {
  const word = findClosest(simpleName(wanted), new Set(names.map(simpleName)));
  if (word === undefined) return undefined;
  const parts = new Set(wanted.split('.'));
  const alike = (name: string): number => name.split('.').filter((part) => parts.has(part)).length;
  return names
    .filter((name) => simpleName(name) === word)
    .reduce((best, name) => (alike(name) > alike(best) ? name : best));
}

/** The type of the configuration of an extension by the extension's name, like `envoy.filters.http.lua`. */
export function findTypeOf(extension: string, names: readonly string[]): string | undefined {
  const start = `${extension.replace(/^envoy\./, 'envoy.extensions.')}.v3.`;
  const types = names.filter(
    (name) => name.startsWith(start) && simpleName(name).length === name.length - start.length,
  );
  const word = findClosest(simpleName(extension).replace(/_/g, ''), types.map(simpleName));
  return types.length === 1 ? types[0] : types.find((name) => simpleName(name) === word);
}

/** The name of a type without its package. */
export function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
