import type { Manifest } from '../../src/objects/manifest';
import type { ApiServer } from './api-server';
import { sortForApply } from './apply-order';
import { findDrift } from './drift';

interface Live {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly resourceVersion: string; readonly generation?: number };
}

const APPLY = ['apply', '--server-side', '--validate=strict'];

/**
 * Applies an output as a GitOps controller does, again, and looks for drift; then removes it, but for its namespaces,
 * which only a controller could empty. Gives all problems.
 *
 * @param groups the API groups of the server's custom resources
 */
export function applyOutput(
  server: ApiServer,
  output: readonly Manifest[],
  groups: ReadonlySet<string>,
): readonly string[] {
  const manifests = sortForApply(output);
  const input = toInput(manifests);
  makeForeignNamespaces(server, manifests);
  const problems: string[] = [];
  const expectSilence = (args: readonly string[]): void => {
    const { status, stderr } = server.kubectl([...args, '-f', '-'], input);
    if (status !== 0 || stderr !== '') problems.push(`kubectl ${args.join(' ')} (status ${status}): ${stderr.trim()}`);
  };
  expectSilence(APPLY);
  if (problems.length > 0) return problems;
  const first = readLive(server, input);
  expectSilence(APPLY);
  const second = readLive(server, input);
  for (const [i, { kind, metadata }] of second.entries()) {
    const before = first[i]?.metadata;
    if (metadata.resourceVersion !== before?.resourceVersion || metadata.generation !== before.generation)
      problems.push(`the second apply changed ${kind} ${metadata.name}`);
  }
  const { status, stdout, stderr } = server.kubectl(['diff', '--server-side', '-f', '-'], input);
  if (status !== 0 || stdout !== '' || stderr !== '') problems.push(`kubectl diff is not empty: ${stdout}${stderr}`);
  for (const [i, manifest] of manifests.entries()) {
    const drift = findDrift(manifest, second[i], groups.has(manifest.apiVersion.split('/')[0] as string));
    problems.push(...drift.map((difference) => `${manifest.kind} ${manifest.metadata.name} ${difference}`));
  }
  const removable = manifests.filter(({ kind }) => kind !== 'Namespace');
  const removed = server.kubectl(['delete', '--wait=false', '-f', '-'], toInput(removable));
  if (removed.status !== 0) problems.push(`kubectl delete: ${removed.stderr}`);
  return problems;
}

function toInput(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
}

/** Namespaces that the output takes to exist, as Istio's installation makes them. */
function makeForeignNamespaces(server: ApiServer, manifests: readonly Manifest[]): void {
  const own = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const used = new Set(manifests.flatMap(({ metadata }) => metadata.namespace ?? []));
  for (const namespace of used) {
    if (own.has(namespace) || server.kubectl(['get', 'namespace', namespace]).status === 0) continue;
    const created = server.kubectl(['create', 'namespace', namespace]);
    if (created.status !== 0) throw new Error(`no namespace ${namespace}: ${created.stderr}`);
  }
}

function readLive(server: ApiServer, input: string): readonly Live[] {
  const { status, stdout, stderr } = server.kubectl(['get', '-o', 'json', '-f', '-'], input);
  if (status !== 0) throw new Error(`kubectl get: ${stderr}`);
  const read = JSON.parse(stdout) as Live | { readonly kind: 'List'; readonly items: readonly Live[] };
  return 'items' in read ? read.items : [read];
}
