/** One barrel of the package: `imports/<name>.ts`. */
export interface Product {
  readonly name: string;
  /** The kinds of each group; all of a group when none are named. */
  readonly groups: Readonly<Record<string, readonly string[] | 'all'>>;
}

/** The products with a barrel of their own; a group of none of them gets one of its own name. */
export const PRODUCTS: readonly Product[] = [
  {
    name: 'istio',
    groups: {
      'networking.istio.io': 'all',
      'security.istio.io': 'all',
      'telemetry.istio.io': 'all',
      'extensions.istio.io': 'all',
    },
  },
  { name: 'gateway-api', groups: { 'gateway.networking.k8s.io': 'all' } },
  {
    name: 'cert-manager',
    groups: { 'cert-manager.io': ['Certificate', 'Issuer', 'ClusterIssuer'], 'acme.cert-manager.io': [] },
  },
  { name: 'envoy-gateway', groups: { 'gateway.envoyproxy.io': 'all' } },
  { name: 'sail', groups: { 'sailoperator.io': 'all' } },
  { name: 'argo-cd', groups: { 'argoproj.io': ['Application'] } },
  { name: 'argo-rollouts', groups: { 'argoproj.io': ['Rollout', 'AnalysisTemplate'] } },
  { name: 'flagger', groups: { 'flagger.app': ['Canary', 'MetricTemplate'] } },
  {
    name: 'kubernetes',
    groups: {
      core: ['Namespace', 'Service', 'ServiceAccount', 'Secret', 'ConfigMap', 'Pod'],
      apps: ['Deployment', 'StatefulSet', 'DaemonSet'],
      batch: ['Job', 'CronJob'],
    },
  },
];

/** The product whose barrel exports a kind; undefined for a kind that is left out. */
export function findProduct(group: string, kind: string): string | undefined {
  const listed = PRODUCTS.filter((product) => Object.hasOwn(product.groups, group));
  if (listed.length === 0) return group;
  const owner = listed.find(({ groups }) => groups[group] === 'all' || groups[group]!.includes(kind));
  return owner?.name;
}
