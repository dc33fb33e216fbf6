import { ISTIO_ANCHORS, ISTIO_PAGES } from './istio-references';

const KUBERNETES_FOLDERS: Readonly<Record<string, string>> = {
  ConfigMap: 'config-and-storage-resources/config-map-v1',
  CronJob: 'workload-resources/cron-job-v1',
  DaemonSet: 'workload-resources/daemon-set-v1',
  Deployment: 'workload-resources/deployment-v1',
  Job: 'workload-resources/job-v1',
  Namespace: 'cluster-resources/namespace-v1',
  Pod: 'workload-resources/pod-v1',
  Secret: 'config-and-storage-resources/secret-v1',
  Service: 'service-resources/service-v1',
  ServiceAccount: 'authentication-resources/service-account-v1',
  StatefulSet: 'workload-resources/stateful-set-v1',
};

/** The pages of kinds; those of types are found for Istio only, whose reference has an anchor for each. */
const PAGES: Readonly<Record<string, (kind: string) => string | undefined>> = {
  istio: (kind) => istioPage(`${ISTIO_PAGES[kind] ?? ''}#${kind}`),
  'gateway-api': (kind) => `https://gateway-api.sigs.k8s.io/reference/spec/#${kind.toLowerCase()}`,
  'cert-manager': (kind) => `https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.${kind}`,
  'envoy-gateway': (kind) => `https://gateway.envoyproxy.io/docs/api/extension_types/#${kind.toLowerCase()}`,
  sail: () => 'https://github.com/istio-ecosystem/sail-operator/blob/main/docs/api-reference/sailoperator.io.md',
  'argo-cd': () => 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  'argo-rollouts': (kind) =>
    `https://argo-rollouts.readthedocs.io/en/stable/features/${kind === 'Rollout' ? 'specification' : 'analysis'}/`,
  flagger: (kind) => `https://docs.flagger.app/usage/${kind === 'Canary' ? 'how-it-works' : 'metrics'}`,
  kubernetes: (kind) => `https://kubernetes.io/docs/reference/kubernetes-api/${KUBERNETES_FOLDERS[kind] ?? ''}/`,
};

/** The upstream page that explains a kind. */
export function findKindReference(product: string, kind: string): string | undefined {
  return PAGES[product]?.(kind);
}

/** The upstream page that explains a type of a kind. */
export function findTypeReference(product: string, kind: string, type: string): string | undefined {
  if (type === `${kind}Spec`) return findKindReference(product, kind);
  if (product !== 'istio') return undefined;
  return istioPage(ISTIO_ANCHORS[type] ?? `${ISTIO_PAGES[kind] ?? ''}#${type}`);
}

function istioPage(place: string): string {
  const [page = '', anchor = ''] = place.split('#');
  return `https://istio.io/latest/docs/reference/config/${page}/#${anchor}`;
}
