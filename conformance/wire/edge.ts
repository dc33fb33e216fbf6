import type { Manifest } from '../../src/objects/manifest';
import { makePod } from './pods';
import { ofKind } from './read-manifests';
import type { Request } from './report';

interface GatewaySpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: readonly Server[];
}
interface Server {
  readonly hosts: readonly string[];
  readonly port: { readonly name: string; readonly number: number; readonly protocol: string };
  readonly tls?: { readonly mode?: string };
}
interface AuthorizationPolicySpec {
  readonly rules?: readonly { readonly from?: readonly { readonly source: Source }[] }[];
}
interface Source {
  readonly principals?: readonly string[];
}

const NAME = 'ingressgateway';
/** The old ciphers are what TLS 1.1 takes; the proxy offers none of them by itself. */
const TLS_1_1 = {
  minProtocolVersion: 'TLSV1_1',
  cipherSuites: ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES128-SHA'],
};

/** Where the requests of an example come into its mesh: its one Gateway, with the pod and Service behind it. */
export class Edge {
  /** The first host that is served over HTTPS. */
  readonly host: string;
  /** The key of the gateway's pod. */
  readonly pod: string;
  private readonly namespace: string;
  private readonly gateway: Manifest & { readonly spec: GatewaySpec };

  constructor(private readonly example: readonly Manifest[]) {
    const [gateway, ...others] = ofKind<GatewaySpec>(example, 'Gateway');
    if (!gateway || others.length > 0) throw new Error('the example has to have one Gateway');
    const host = gateway.spec.servers.find(isHttps)?.hosts[0]?.split('/').pop();
    if (!host) throw new Error('the Gateway has to have an HTTPS server for a host');
    this.gateway = gateway;
    this.host = host;
    this.namespace = gateway.metadata.namespace ?? 'default';
    this.pod = `${this.namespace}/${NAME}`;
  }

  /** The part of a request that leads it to the gateway. */
  get target(): Pick<Request, 'resolve'> {
    const service = `svc:${this.namespace}/${NAME}`;
    return { resolve: { [`${this.host}:443`]: service, [`${this.host}:80`]: service } };
  }

  /** The gateway's pod and Service, as Istio's Helm chart installs them. */
  manifests(): readonly Manifest[] {
    const { selector, servers } = this.gateway.spec;
    const ports = new Map(
      servers.map(({ port: { name, number } }) => [number, { name, port: number, targetPort: number + 8000 }]),
    );
    const service: Manifest = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: NAME, namespace: this.namespace, labels: selector },
      spec: { type: 'LoadBalancer', selector, ports: [...ports.values()] },
    };
    const annotations = { 'inject.istio.io/templates': 'gateway' };
    const serviceAccount = this.findAccount();
    return [service, makePod({ namespace: this.namespace, name: NAME, labels: selector, annotations, serviceAccount })];
  }

  /** The example with a Gateway that takes TLS 1.1, and plain HTTP without a redirect. */
  weakened(): readonly Manifest[] {
    const servers = this.gateway.spec.servers.map((server) => ({
      ...server,
      tls: isHttps(server) ? { ...server.tls, ...TLS_1_1 } : undefined,
    }));
    const weak: Manifest = { ...this.gateway, spec: { ...this.gateway.spec, servers } };
    return this.example.map((manifest) => (manifest === this.gateway ? weak : manifest));
  }

  /** The service account that the policies take the gateway to run as. */
  private findAccount(): string {
    const policies = ofKind<AuthorizationPolicySpec>(this.example, 'AuthorizationPolicy');
    const sources = policies.flatMap(({ spec }) => (spec.rules ?? []).flatMap((rule) => rule.from ?? []));
    const prefix = `cluster.local/ns/${this.namespace}/sa/`;
    const principals = sources.flatMap(({ source }) => source.principals ?? []);
    const principal = principals.find((candidate) => candidate.startsWith(prefix));
    if (!principal) throw new Error('no policy of the example names the gateway as a caller');
    return principal.slice(prefix.length);
  }
}

function isHttps({ port, tls }: Server): boolean {
  return port.protocol === 'HTTPS' && tls?.mode === 'SIMPLE';
}
