import type { Manifest } from '../../src/objects/manifest';

/** The kinds that GitOps controllers apply before all others, in their order; custom resources come after them. */
const FIRST = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'Deployment',
  'StatefulSet',
  'Job',
  'CronJob',
];

/** The objects as a GitOps controller sorts them, whatever their order in the file. */
export function sortForApply(manifests: readonly Manifest[]): readonly Manifest[] {
  const rank = ({ kind }: Manifest): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);
  const name = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
  return [...manifests].sort((left, right) => rank(left) - rank(right) || (name(left) < name(right) ? -1 : 1));
}
