import { KNOWN_ANNOTATIONS } from '../../src/rules/metadata/known-annotations';
import { KNOWN_LABELS } from '../../src/rules/metadata/known-labels';
import type { JsonObject } from '../cases/json';
import type { Random } from '../cases/random';
import { valueOf, VALUES } from './values';

const OF_POD = ['spec', 'template', 'metadata'];
/** The kinds, and where they have the metadata of what is made of them. */
const KINDS: readonly (readonly [apiVersion: string, kind: string, template?: readonly string[]])[] = [
  ['v1', 'Namespace'],
  ['v1', 'Namespace'],
  ['v1', 'Service'],
  ['v1', 'Service'],
  ['v1', 'Pod'],
  ['v1', 'Pod'],
  ['v1', 'Pod'],
  ['v1', 'ReplicationController', OF_POD],
  ['apps/v1', 'Deployment', OF_POD],
  ['apps/v1', 'Deployment', OF_POD],
  ['apps/v1', 'StatefulSet', OF_POD],
  ['apps/v1', 'DaemonSet', OF_POD],
  ['apps/v1', 'ReplicaSet', OF_POD],
  ['argoproj.io/v1alpha1', 'Rollout', OF_POD],
  ['batch/v1', 'Job', OF_POD],
  ['batch/v1', 'CronJob', ['spec', 'jobTemplate', ...OF_POD]],
  ['networking.istio.io/v1', 'ServiceEntry'],
  ['networking.istio.io/v1', 'WorkloadEntry'],
  ['networking.istio.io/v1', 'WorkloadGroup', ['spec', 'metadata']],
  ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1', 'Gateway'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['gateway.networking.k8s.io/v1', 'Gateway', ['spec', 'infrastructure']],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'GatewayClass'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
];
const ANNOTATIONS = Object.keys(KNOWN_ANNOTATIONS);
const LABELS = Object.keys(KNOWN_LABELS);
const PROXY_CONFIG = 'proxy.istio.io/config';
const READ_CLOSELY = [...Object.keys(VALUES), PROXY_CONFIG].filter(
  (key) => key in KNOWN_LABELS || key in KNOWN_ANNOTATIONS,
);
const OF_INJECTION = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];
const OF_OTHERS = [
  'app',
  'istio',
  'example.com/istio',
  'notistio.io/a',
  'kubernetes.io/ingress.class',
  'istio-locality',
  'a',
];
const ODD = [
  'istio-inject',
  'istio.io/injection',
  'istioinjection',
  'istio.io/inject',
  'sidecar.istio.io',
  'istio.io',
  'Istio-Injection',
];

/** Objects of all kinds with Istio's labels and annotations at good and at wrong places, misspelt ones among them. */
export class Documents {
  constructor(private readonly random: Random) {}

  next(): JsonObject {
    return this.random.chance(0.5) ? this.aimed() : this.scattered();
  }

  /** One key that is read closely, where it is read. */
  private aimed(): JsonObject {
    const { random } = this;
    const key = random.chance(0.28) ? PROXY_CONFIG : random.pick(READ_CLOSELY);
    const isLabel = key in KNOWN_LABELS && (!(key in KNOWN_ANNOTATIONS) || random.chance(0.5));
    const resource = random.pick((isLabel ? KNOWN_LABELS[key] : KNOWN_ANNOTATIONS[key])!.on);
    const kinds = KINDS.filter(([apiVersion, kind, template]) =>
      resource === 'Pod'
        ? kind === 'Pod' || template?.includes('template')
        : kind === resource && !(kind === 'Gateway' && apiVersion.startsWith('networking')),
    );
    const keys = resource === 'Namespace' && OF_INJECTION.includes(key) ? [key, random.pick(OF_INJECTION)] : [key];
    const set = { [isLabel ? 'labels' : 'annotations']: this.values(keys) };
    const [apiVersion, kind, template] = random.pick(kinds);
    const object: JsonObject = { apiVersion, kind, metadata: { name: 'web', ...(resource !== 'Pod' && set) } };
    if (resource === 'Pod') setAt(object, template ?? ['metadata'], { name: 'web', ...set });
    return object;
  }

  private scattered(): JsonObject {
    const { random } = this;
    const [apiVersion, kind, template] = random.pick(KINDS);
    const object: JsonObject = {
      apiVersion,
      kind,
      metadata: { name: random.chance(0.05) ? 'istio-system' : 'web', ...this.metadata(template ? 0.5 : 0.9) },
    };
    if (template) setAt(object, template, this.metadata(0.9));
    return object;
  }

  private metadata(likelihood: number): JsonObject {
    const { random } = this;
    return {
      ...(random.chance(likelihood) && { labels: this.map(LABELS) }),
      ...(random.chance(likelihood) && { annotations: this.map(ANNOTATIONS) }),
    };
  }

  private map(usual: readonly string[]): JsonObject {
    return this.values(Array.from({ length: this.random.integer(1, 3) }, () => this.key(usual)));
  }

  private values(keys: readonly string[]): JsonObject {
    return Object.fromEntries(keys.map((key) => [key, valueOf(key, this.random)]));
  }

  private key(usual: readonly string[]): string {
    const { random } = this;
    const how = random.next();
    if (how < 0.3) return random.pick(usual.filter((key) => READ_CLOSELY.includes(key)));
    if (how < 0.75) return random.pick(usual);
    if (how < 0.85) return random.pick(usual === LABELS ? ANNOTATIONS : LABELS);
    if (how < 0.9) return random.pick(OF_OTHERS);
    return how < 0.94 ? random.pick(ODD) : this.misspelt(random.pick([...ANNOTATIONS, ...LABELS]));
  }

  private misspelt(key: string): string {
    const at = this.random.integer(0, key.length - 1);
    const [before, letter, after] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
    const changed = this.random.pick([before + after, before + letter + letter + after, `${before}x${after}`]);
    return changed.startsWith('/') || changed.endsWith('/') ? `${key}s` : changed;
  }
}

function setAt(object: JsonObject, path: readonly string[], value: JsonObject): void {
  let at = object;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as JsonObject;
  at[path[path.length - 1]!] = value;
}
