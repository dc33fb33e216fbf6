import type { Manifest } from '../../src/objects/manifest';
import { GATEWAY, makeGateway, makeOutsideClient, makePod, makeServicePods, OUTSIDE } from './pods';
import { ofKind } from './read-manifests';
import type { Request } from './report';

interface GatewaySpec {
  readonly servers: readonly {
    readonly hosts: readonly string[];
    readonly port: { readonly number: number; readonly protocol: string };
    readonly tls?: { readonly mode?: string; readonly httpsRedirect?: boolean };
  }[];
}
interface AuthorizationPolicySpec {
  readonly rules?: readonly {
    readonly from?: readonly { readonly source: { readonly principals?: readonly string[] } }[];
  }[];
}
interface ServiceSpec {
  readonly ports: readonly { readonly port: number }[];
}
interface VirtualServiceSpec {
  readonly hosts: readonly string[];
  readonly gateways?: readonly string[];
  readonly http?: readonly { readonly route?: readonly Destination[] }[];
}
interface Destination {
  readonly destination: { readonly host: string; readonly subset?: string };
  readonly weight?: number;
}

/** Callers inside the mesh that no policy lets in: one beside the services, one in a namespace of its own. */
export const STRANGERS = ['shop/stranger', 'strangers/stranger'] as const;
/** A caller inside the mesh that an extra policy lets in to web. */
export const VISITOR = 'shop/visitor';
/** How many requests measure the canary's share. */
export const SAMPLE = 300;

/** The full-chain example as a mesh that runs: its manifests, pods for its services, and callers. */
export class FullChain {
  readonly host: string;
  readonly gateway: string;
  /** What the example says of the canary: the share of requests of the second destination. */
  readonly canaryShare: number;
  private readonly edge: Manifest & { readonly spec: GatewaySpec };

  constructor(private readonly example: readonly Manifest[]) {
    const [edge, ...others] = ofKind<GatewaySpec>(example, 'Gateway');
    if (!edge || others.length > 0) throw new Error('the example has to have one Gateway');
    this.edge = edge;
    const https = edge.spec.servers.find(({ port, tls }) => port.protocol === 'HTTPS' && tls?.mode === 'SIMPLE');
    const host = https?.hosts[0]?.split('/').pop();
    if (!host) throw new Error('the example has to have an HTTPS server for a host');
    this.host = host;
    this.gateway = `${edge.metadata.namespace}/${GATEWAY}`;
    this.canaryShare = this.readCanaryShare();
  }

  /** The whole mesh as the example means it. */
  manifests(): readonly Manifest[] {
    return this.completed(this.example);
  }

  /** The same with a caller more that may call web, to see the canary from inside the mesh. */
  manifestsWithVisitor(): readonly Manifest[] {
    const [web] = ofKind<{ selector: Readonly<Record<string, string>> }>(this.example, 'Service').filter(
      isNamed('web'),
    );
    const allow: Manifest = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'visitor', namespace: 'shop' },
      spec: {
        selector: { matchLabels: web?.spec.selector },
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/visitor'] } }] }],
      },
    };
    const visitor = makePod({ namespace: 'shop', name: 'visitor', serviceAccount: 'visitor' });
    return [...this.completed(this.example), allow, visitor];
  }

  /** The same made weak, which every proof has to notice: no STRICT, api called without TLS, TLS 1.1 at the gateway. */
  weakenedManifests(): readonly Manifest[] {
    const kept = this.example.filter(({ kind }) => kind !== 'PeerAuthentication');
    const [gateway, ...others] = [this.edge, ...kept.filter((manifest) => manifest !== this.edge)];
    const servers = this.edge.spec.servers.map((server) =>
      server.tls?.mode === 'SIMPLE' ? { ...server, tls: { ...server.tls, ...TLS_1_1 } } : server,
    );
    const plaintext: Manifest = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'plaintext', namespace: 'shop' },
      spec: { host: 'api.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' } } },
    };
    return this.completed([{ ...gateway, spec: { ...this.edge.spec, servers } } as Manifest, ...others, plaintext]);
  }

  /** The requests that the proofs read, by the same names. */
  requests(): readonly Request[] {
    const edge = `svc:${this.gateway}`;
    const resolve = { [`${this.host}:443`]: edge, [`${this.host}:80`]: edge };
    const secure = { from: OUTSIDE, url: `https://${this.host}/`, resolve };
    const web = `http://web.shop:${this.portOf('web')}/`;
    const api = `http://api.shop:${this.portOf('api')}/`;
    const oldTls = ['--tls-max', '1.1', '--ciphers', 'ALL:@SECLEVEL=0'];
    return [
      { ...secure, name: 'chain', next: [api] },
      { ...secure, name: 'plain http', url: `http://${this.host}/cart?item=1` },
      { ...secure, name: 'canary', count: SAMPLE },
      { ...secure, name: 'tls 1.1', curl: oldTls },
      { ...secure, name: 'tls 1.2', curl: ['--tls-max', '1.2'] },
      { from: OUTSIDE, name: 'plaintext to web', url: web },
      { from: OUTSIDE, name: 'plaintext to api', url: api },
      ...STRANGERS.flatMap((from) => [
        { from, name: `${from} to web`, url: web },
        { from, name: `${from} to api`, url: api },
      ]),
    ];
  }

  /** The requests of {@link manifestsWithVisitor}. */
  visitorRequests(): readonly Request[] {
    return [
      { from: VISITOR, name: 'canary in the mesh', url: `http://web.shop:${this.portOf('web')}/`, count: SAMPLE },
    ];
  }

  /** Whether calls inside the mesh are split too. */
  get coversMesh(): boolean {
    return this.virtualServices().some(({ spec }) => spec.gateways?.includes('mesh') ?? true);
  }

  private completed(example: readonly Manifest[]): readonly Manifest[] {
    const namespace = { apiVersion: 'v1', kind: 'Namespace' } as const;
    return [
      ...example,
      ...makeServicePods(example),
      ...makeGateway(this.edge, this.gatewayAccount()),
      makeOutsideClient(),
      { ...namespace, metadata: { name: 'strangers', labels: { 'istio-injection': 'enabled' } } },
      ...STRANGERS.map((key) => {
        const [home, name] = key.split('/') as [string, string];
        return makePod({ namespace: home, name, serviceAccount: 'stranger' });
      }),
    ];
  }

  /** The service account that the policies take the gateway to run as. */
  private gatewayAccount(): string {
    const rules = ofKind<AuthorizationPolicySpec>(this.example, 'AuthorizationPolicy').flatMap(
      ({ spec }) => spec.rules ?? [],
    );
    const principals = rules.flatMap((rule) => rule.from ?? []).flatMap(({ source }) => source.principals ?? []);
    const prefix = `cluster.local/ns/${this.edge.metadata.namespace}/sa/`;
    const principal = principals.find((candidate) => candidate.startsWith(prefix));
    if (!principal) throw new Error('no policy of the example names the gateway as a caller');
    return principal.slice(prefix.length);
  }

  private virtualServices(): readonly (Manifest & { readonly spec: VirtualServiceSpec })[] {
    return ofKind<VirtualServiceSpec>(this.example, 'VirtualService');
  }

  private readCanaryShare(): number {
    const routes = this.virtualServices().flatMap(({ spec }) => spec.http ?? []);
    const weights = routes.map(({ route }) => route?.find(({ destination }) => destination.subset === 'v2')?.weight);
    const weight = weights.find((candidate) => candidate !== undefined);
    if (weight === undefined) throw new Error('the example has to send a share of the requests to the subset v2');
    return weight / 100;
  }

  private portOf(service: string): number {
    const [found] = ofKind<ServiceSpec>(this.example, 'Service').filter(isNamed(service));
    const port = found?.spec.ports[0]?.port;
    if (port === undefined) throw new Error(`the example has to have a Service ${service} in namespace shop`);
    return port;
  }
}

/** The old ciphers are what TLS 1.1 takes; the proxy offers none of them by itself. */
const TLS_1_1 = {
  minProtocolVersion: 'TLSV1_1',
  cipherSuites: ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES128-SHA'],
};

function isNamed(name: string): (manifest: Manifest) => boolean {
  return ({ metadata }) => metadata.name === name && metadata.namespace === 'shop';
}
