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
  readonly subsets?: readonly { readonly name: string; readonly labels?: Labels }[];
}
interface GatewaySpec {
  readonly selector: Labels;
  readonly servers: readonly { readonly port: { readonly number: number; readonly name: string } }[];
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
export function makePod({
  namespace,
  name,
  labels = {},
  annotations = {},
  serviceAccount = 'default',
}: PodProps): Manifest {
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
  return ofKind<ServiceSpec>(manifests, 'Service').flatMap(({ metadata, spec: { selector } }) => {
    const namespace = metadata.namespace ?? 'default';
    if (!selector || hasWorkload(manifests, namespace, selector)) return [];
    const versions = subsetsOf(manifests, metadata.name, namespace);
    const accounts = ofKind(manifests, 'ServiceAccount').filter((account) => account.metadata.namespace === namespace);
    const serviceAccount = accounts.find((account) => account.metadata.name === metadata.name)?.metadata.name;
    if (versions.length === 0) return [makePod({ namespace, name: metadata.name, labels: selector, serviceAccount })];
    return versions.map((version) =>
      makePod({
        namespace,
        name: `${metadata.name}-${version.name}`,
        labels: { ...selector, ...version.labels },
        serviceAccount,
      }),
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

function subsetsOf(
  manifests: readonly Manifest[],
  service: string,
  namespace: string,
): DestinationRuleSpec['subsets'] & object {
  const names = [
    service,
    `${service}.${namespace}`,
    `${service}.${namespace}.svc`,
    `${service}.${namespace}.svc.cluster.local`,
  ];
  const rules = ofKind<DestinationRuleSpec>(manifests, 'DestinationRule');
  return rules.flatMap(({ spec }) => (names.includes(spec.host) ? (spec.subsets ?? []) : []));
}

/** The names that the gateway's pod and Service have. */
export const GATEWAY = 'ingressgateway';

/** The pod and the Service of the gateway that a Gateway object selects, as Istio's Helm chart installs them. */
export function makeGateway(gateway: Manifest, serviceAccount: string): readonly Manifest[] {
  const { selector, servers } = gateway.spec as GatewaySpec;
  const namespace = gateway.metadata.namespace ?? 'default';
  const ports = new Map(
    servers.map(({ port }) => [port.number, { name: port.name, port: port.number, targetPort: port.number + 8000 }]),
  );
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: GATEWAY, namespace, labels: selector },
      spec: { type: 'LoadBalancer', selector, ports: [...ports.values()] },
    },
    makePod({
      namespace,
      name: GATEWAY,
      labels: selector,
      annotations: { 'inject.istio.io/templates': 'gateway' },
      serviceAccount,
    }),
  ];
}
