import type { ObjectReference } from '../diagnostics/diagnostic';
import { findKind, groupOf } from '../schema/catalogue';

/** The namespace of objects that name none. */
export const DEFAULT_NAMESPACE = 'default';

/** How findings name an object; undefined for what has no name of its own. */
export function findReference(manifest: Readonly<Record<string, unknown>>): ObjectReference | undefined {
  const { apiVersion, kind, metadata } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const { name, namespace } = isRecord(metadata) ? metadata : {};
  if (typeof name !== 'string') return undefined;
  return { apiVersion, kind, ...(typeof namespace === 'string' && namespace !== '' && { namespace }), name };
}

/** Equal for two objects exactly when the API server keeps only one of them: group, kind, namespace and name. */
export function identityOf(reference: ObjectReference, defaultNamespace: string = DEFAULT_NAMESPACE): string {
  const { apiVersion, kind, name } = reference;
  const type = `${apiVersion}\n${kind}`;
  let known = types.get(type);
  if (!known) {
    const clusterScoped = findKind(apiVersion, kind)?.scope === 'Cluster';
    types.set(type, (known = { identity: `${groupOf(apiVersion)}\n${kind}`, clusterScoped }));
  }
  const namespace = known.clusterScoped ? '' : (reference.namespace ?? defaultNamespace);
  return `${known.identity}\n${namespace}\n${name}`;
}

const types = new Map<string, { readonly identity: string; readonly clusterScoped: boolean }>();

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
