type Texts = Readonly<Record<string, string>>;

/** Labels and annotations of an object or of its pods. */
export interface Keys {
  readonly labels?: Texts;
  readonly annotations?: Texts;
}

const APIS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  Gateway: 'gateway.networking.k8s.io/v1',
  GatewayClass: 'gateway.networking.k8s.io/v1',
  Rollout: 'argoproj.io/v1alpha1',
  CronJob: 'batch/v1',
  ServiceEntry: 'networking.istio.io/v1',
  VirtualService: 'networking.istio.io/v1',
  WorkloadGroup: 'networking.istio.io/v1',
};

/** An object with metadata of its own. */
export function object(kind: string, keys: Keys, spec: object = {}): object {
  return { apiVersion: APIS[kind] ?? 'v1', kind, metadata: { name: 'web', ...keys }, spec };
}

/** A Deployment whose pods have these keys, and itself others. */
export function deployment(pods: Keys, own: Keys = {}): object {
  return object('Deployment', own, { template: { metadata: pods } });
}

/** The pointer of a key of an object itself. */
export function own(map: keyof Keys, key: string): string {
  return `/metadata/${map}/${key.replace('/', '~1')}`;
}

/** The pointer of a key of the pods of a Deployment. */
export function ofPods(map: keyof Keys, key: string): string {
  return `/spec/template${own(map, key)}`;
}
