import type { Manifest } from '../../src/objects/manifest';
import { matches, ofKind } from './read-manifests';

type Labels = Readonly<Record<string, string>>;
interface ServiceSpec {
  readonly selector?: Labels;
}
interface WorkloadSpec {
  readonly template: { readonly metadata?: { readonly labels?: Labels } };
}
interface DestinationRuleSpec {
  readonly host: string;
  readonly subsets?: readonly Subset[];
}
interface Subset {
  readonly name: string;
  readonly labels?: Labels;
}

/** What a pod is made of. */
export interface PodProps {
  readonly namespace: string;
  readonly name: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** @default default */
  readonly serviceAccount?: string;
}

/** A pod of one echo application. */
export function makePod({ namespace, name, labels, annotations, serviceAccount = 'default' }: PodProps): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, annotations },
    spec: { serviceAccountName: serviceAccount, containers: [{ name: 'app', image: 'echo' }] },
  };
}

/** A client that no proxy stands beside. */
export const OUTSIDE = 'outside/client';

/** The pod behind {@link OUTSIDE}. */
export function makeOutsideClient(): Manifest {
  return makePod({ namespace: 'outside', name: 'client', labels: { 'sidecar.istio.io/inject': 'false' } });
}

/** One pod for each version of each Service that no workload of the manifests stands behind. */
export function makeServicePods(manifests: readonly Manifest[]): readonly Manifest[] {
  return ofKind<ServiceSpec>(manifests, 'Service').flatMap(({ metadata: { name, namespace = 'default' }, spec }) => {
    const { selector } = spec;
    if (!selector || hasWorkload(manifests, namespace, selector)) return [];
    const pod = { namespace, name, labels: selector, serviceAccount: findAccount(manifests, namespace, name) };
    const subsets = subsetsOf(manifests, name, namespace);
    if (subsets.length === 0) return [makePod(pod)];
    return subsets.map((subset) =>
      makePod({ ...pod, name: `${name}-${subset.name}`, labels: { ...selector, ...subset.labels } }),
    );
  });
}

function hasWorkload(manifests: readonly Manifest[], namespace: string, selector: Labels): boolean {
  return manifests.some(({ kind, metadata, spec }) => {
    if ((metadata.namespace ?? 'default') !== namespace) return false;
    if (kind === 'Pod') return matches(selector, metadata.labels);
    if (!['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind)) return false;
    return matches(selector, (spec as WorkloadSpec).template.metadata?.labels);
  });
}

/** The namespace's service account of the service's name, `web`, or of one that ends in it, `shop-web`. */
function findAccount(manifests: readonly Manifest[], namespace: string, service: string): string | undefined {
  const accounts = ofKind(manifests, 'ServiceAccount').filter(({ metadata }) => metadata.namespace === namespace);
  const names = accounts.map(({ metadata }) => metadata.name);
  return names.find((name) => name === service) ?? names.find((name) => name.endsWith(`-${service}`));
}

function subsetsOf(manifests: readonly Manifest[], service: string, namespace: string): readonly Subset[] {
  const full = `${service}.${namespace}.svc.cluster.local`;
  const names = [service, `${service}.${namespace}`, `${service}.${namespace}.svc`, full];
  const rules = ofKind<DestinationRuleSpec>(manifests, 'DestinationRule');
  return rules.flatMap(({ spec }) => (names.includes(spec.host) ? (spec.subsets ?? []) : []));
}
