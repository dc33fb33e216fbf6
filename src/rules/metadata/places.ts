import { fieldAt } from '../field';
import type { Field } from '../field';
import type { JudgedObject } from '../rule';
import type { AnyObject, Metadata } from './any-object';
import { hasIstioKey, INJECT } from './istio-keys';

const OF_POD = ['spec', 'template', 'metadata'];
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': OF_POD,
  'apps/Deployment': OF_POD,
  'apps/ReplicaSet': OF_POD,
  'apps/StatefulSet': OF_POD,
  'argoproj.io/Rollout': OF_POD,
  'batch/CronJob': ['spec', 'jobTemplate', ...OF_POD],
  'batch/Job': OF_POD,
  'core/ReplicationController': OF_POD,
};
/** What is made of an object, but for pods of workloads. */
const TEMPLATE = 'template';
/** Where other kinds have the metadata of what is made of them, and which resources' keys are read there. */
const TEMPLATES: Readonly<Record<string, { readonly path: readonly string[]; readonly resources: readonly string[] }>> =
  {
    'gateway.networking.k8s.io/Gateway': { path: ['spec', 'infrastructure'], resources: [TEMPLATE, 'Pod', 'Service'] },
    'networking.istio.io/WorkloadGroup': { path: ['spec', 'metadata'], resources: [TEMPLATE, 'WorkloadEntry', 'Pod'] },
  };
const OF_GATEWAY_API = [
  'BackendTLSPolicy',
  'GatewayClass',
  'GRPCRoute',
  'HTTPRoute',
  'ListenerSet',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
];
/** Resources besides their kind whose keys are read in the metadata of objects. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // Istio copies them to the pods and the Service that it makes.
  'gateway.networking.k8s.io/Gateway': ['Pod', 'Service'],
  'networking.istio.io/WorkloadEntry': ['Pod'],
};

const PATHS: readonly (readonly string[])[] = [
  ['metadata'],
  ...new Set([...Object.values(WORKLOADS), ...Object.values(TEMPLATES).map(({ path }) => path)]),
];

/** The kinds that are pods or make pods. */
export const POD_KINDS: readonly string[] = ['core/Pod', ...Object.keys(WORKLOADS)];

/** The kinds of Kubernetes, of the Gateway API and of Argo whose labels and annotations Istio reads. */
export const FOREIGN_KINDS: readonly string[] = [
  'core/Namespace',
  'core/Service',
  ...POD_KINDS,
  ...['Gateway', ...OF_GATEWAY_API].map((kind) => `gateway.networking.k8s.io/${kind}`),
];

/** Whether an object has anything for Istio in its labels and annotations: mostly not. */
export function hasIstioKeys(manifest: unknown): boolean {
  for (const path of PATHS) if (hasIstioKey(valueAt(manifest, path))) return true;
  return false;
}

/** The places of labels and annotations that have anything for Istio. */
export function findPlaces(object: Field<AnyObject>): readonly Field<Metadata>[] {
  return object.once(find);
}

function find(object: Field<AnyObject>): readonly Field<Metadata>[] {
  const found = PATHS.filter((path) => hasIstioKey(valueAt(object.value, path))).map(
    (path) => fieldAt(object, path) as Field<Metadata>,
  );
  const pods = found.find(isPodTemplate);
  if (pods && isOwn(found[0]!)) templates.set(found[0]!, pods);
  return found;
}

const templates = new WeakMap<Field<Metadata>, Field<Metadata>>();

function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object as Readonly<Record<string, unknown>> | undefined | null;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = value[key] as typeof value;
  }
  return value;
}

/** The metadata of an object's pods, where it has some. */
export function podPlaces(object: Field<AnyObject>): readonly Field<Metadata>[] {
  const kind = object.at('kind').text;
  return findPlaces(object).filter((place) => (isOwn(place) ? kind === 'Pod' : isPodTemplate(place)));
}

function isPodTemplate(place: Field<Metadata>): boolean {
  return place.path[place.path.length - 2] === 'template';
}

/** Whether the pods of an object have a label or an annotation that its own metadata has. */
export function hasInPods(own: Field<Metadata>, map: keyof Metadata, key: string): boolean {
  return templates.get(own)?.at(map).at(key).isSet === true;
}

/** Whether it is the metadata of the object itself, and not of what is made of it. */
export function isOwn(place: Field<Metadata>): boolean {
  return place.path.length === 1;
}

/** Where an object has the metadata of its pods; undefined when it has no pods. */
export function podMetadataOf({ group, kind }: JudgedObject): string | undefined {
  return WORKLOADS[`${group}/${kind}`]?.join('.');
}

/** The resources whose keys Istio reads at a place; the first one is what it is. */
export function resourcesAt(place: Field<Metadata>, { group, kind }: JudgedObject): readonly string[] {
  const id = `${group}/${kind}`;
  if (!isOwn(place)) return TEMPLATES[id]?.resources ?? ['Pod'];
  const isConfiguration = group.endsWith('.istio.io') || group === 'gateway.networking.k8s.io';
  const own = id === 'networking.istio.io/Gateway' ? 'gateway of Istio' : kind;
  return [own, ...(ALSO[id] ?? []), ...(isConfiguration ? ['Configuration'] : [])];
}

/** Whether the injector is told to leave the pods alone; it reads nothing else of them then. */
export function isLeftOut(pods: Field<Metadata>): boolean {
  const [label, annotation] = [pods.at('labels').at(INJECT), pods.at('annotations').at(INJECT)];
  return (label.isSet ? label : annotation).text === 'false';
}
