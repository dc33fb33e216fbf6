import type { Manifest } from '../../src/objects/manifest';
import { Edge } from './edge';
import { makeOutsideClient, makePod, makeServicePods, OUTSIDE } from './pods';
import { ofKind } from './read-manifests';
import type { Request } from './report';

interface ServiceSpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number }[];
}
interface VirtualServiceSpec {
  readonly gateways?: readonly string[];
  readonly http?: readonly { readonly route?: readonly Destination[] }[];
}
interface Destination {
  readonly destination: { readonly host: string; readonly subset?: string };
  readonly weight?: number;
}

/** Callers inside the mesh that no policy lets in: one beside the services, one in a namespace of its own. */
export const STRANGERS = ['shop/stranger', 'strangers/stranger'] as const;
/** How many requests measure the canary's share. */
export const SAMPLE = 300;

const POLICIES: readonly string[] = ['PeerAuthentication', 'AuthorizationPolicy'];

/** The full-chain example as a mesh that runs: its manifests, pods for its services, and callers. */
export class FullChain {
  readonly edge: Edge;
  /** The part of the requests that the example sends to the canary. */
  readonly canaryShare: number;

  constructor(private readonly example: readonly Manifest[]) {
    this.edge = new Edge(example);
    this.canaryShare = this.readCanaryShare();
  }

  /** The whole mesh as the example means it. */
  manifests(): readonly Manifest[] {
    return this.complete(this.example);
  }

  /** The same with a caller more that may call web, to see the canary from inside the mesh. */
  manifestsWithVisitor(): readonly Manifest[] {
    const allow: Manifest = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'visitor', namespace: 'shop' },
      spec: {
        selector: { matchLabels: this.getService('web').selector },
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/visitor'] } }] }],
      },
    };
    const visitor = makePod({ namespace: 'shop', name: 'visitor', serviceAccount: 'visitor' });
    return [...this.manifests(), allow, visitor];
  }

  /**
   * The same made weak, which the proofs have to notice: no policies, api called without TLS, TLS 1.1 and plain HTTP at
   * the gateway, no response headers, and half of the requests to the canary.
   */
  weakenedManifests(): readonly Manifest[] {
    const open = this.edge.weakened().filter(({ kind }) => !POLICIES.includes(kind));
    const even = open.map((manifest) => (manifest.kind === 'VirtualService' ? withEvenRoutes(manifest) : manifest));
    const plaintext: Manifest = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'plaintext', namespace: 'shop' },
      spec: { host: 'api.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' } } },
    };
    return this.complete([...even, plaintext]);
  }

  /** The requests that the proofs read, by the same names. */
  requests(): readonly Request[] {
    const secure = { from: OUTSIDE, url: `https://${this.edge.host}/`, ...this.edge.target };
    const urls = { web: this.urlOf('web'), api: this.urlOf('api') };
    const oldTls = ['--tls-max', '1.1', '--ciphers', 'ALL:@SECLEVEL=0'];
    return [
      { ...secure, name: 'chain', next: [urls.api] },
      { ...secure, name: 'plain http', url: `http://${this.edge.host}/cart?item=1` },
      { ...secure, name: 'canary', count: SAMPLE },
      { ...secure, name: 'tls 1.1', curl: oldTls },
      { ...secure, name: 'tls 1.2', curl: ['--tls-max', '1.2'] },
      { from: OUTSIDE, name: 'plaintext to web', url: urls.web },
      { from: OUTSIDE, name: 'plaintext to api', url: urls.api },
      ...STRANGERS.flatMap((from) => [
        { from, name: `${from} to web`, url: urls.web },
        { from, name: `${from} to api`, url: urls.api },
      ]),
    ];
  }

  /** The requests of {@link manifestsWithVisitor}. */
  visitorRequests(): readonly Request[] {
    return [{ from: 'shop/visitor', name: 'canary in the mesh', url: this.urlOf('web'), count: SAMPLE }];
  }

  private complete(example: readonly Manifest[]): readonly Manifest[] {
    const labels = { 'istio-injection': 'enabled' };
    return [
      ...example,
      ...makeServicePods(example),
      ...this.edge.manifests(),
      makeOutsideClient(),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'strangers', labels } },
      ...STRANGERS.map((key) => {
        const [namespace, name] = key.split('/') as [string, string];
        return makePod({ namespace, name, serviceAccount: 'stranger' });
      }),
    ];
  }

  private readCanaryShare(): number {
    const routes = ofKind<VirtualServiceSpec>(this.example, 'VirtualService').flatMap(({ spec }) => spec.http ?? []);
    const weights = routes.map(({ route }) => route?.find(({ destination }) => destination.subset === 'v2')?.weight);
    const weight = weights.find((candidate) => candidate !== undefined);
    if (weight === undefined) throw new Error('the example has to send a share of the requests to the subset v2');
    return weight / 100;
  }

  private urlOf(service: string): string {
    return `http://${service}.shop:${this.getService(service).ports[0]?.port}/`;
  }

  private getService(name: string): ServiceSpec {
    const services = ofKind<ServiceSpec>(this.example, 'Service');
    const service = services.find(({ metadata }) => metadata.name === name && metadata.namespace === 'shop');
    if (!service) throw new Error(`the example has to have a Service ${name} in namespace shop`);
    return service.spec;
  }
}

function withEvenRoutes(manifest: Manifest): Manifest {
  const spec = manifest.spec as VirtualServiceSpec;
  const http = spec.http?.map(({ route = [] }) => ({
    route: route.map((destination) => ({ ...destination, weight: 100 / route.length })),
  }));
  return { ...manifest, spec: { ...spec, http } };
}
