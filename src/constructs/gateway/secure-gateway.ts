import { Construct } from 'constructs';
import { Gateway } from '../../../imports/networking.istio.io/v1/gateway';
import { AuthorizationPolicy } from '../../../imports/security.istio.io/v1/authorization-policy';
import { findClosest } from '../../diagnostics/did-you-mean';
import { adviseOnDuplicates } from '../../objects/duplicate-advice';
import type { Source } from '../../objects/source';
import { captureSource, rememberSource } from '../../objects/source';
import { Certificate } from '../certificates/certificate';
import type { Caller, CallerIdentity } from '../mesh/mesh-facts';
import { MeshService } from '../mesh/mesh-service';
import type { NamedPort } from '../mesh/ports';
import { checkName } from '../problems/check-name';
import { checkProps } from '../problems/check-props';
import { anyObject, either, flag, listOf, oneOf, required, text } from '../problems/prop-rules';
import { reportProblem } from '../problems/report-problem';
import { headerMatches, valueMatch } from '../traffic/header-match';
import { checkSharedHosts, readHosts, reportBadHost } from './check-hosts';
import { GatewayWorkload } from './gateway-workload';
import { isHostName, servesHost } from './host-names';
import { HostRoutes } from './host-routes';
import type { HstsOptions } from './hsts';
import { hstsHeader } from './hsts';
import type { RouteMatch } from './route-match';
import { httpMatchOf } from './route-match';

/** Properties of `SecureGateway`. */
export interface SecureGatewayProps<Host extends string = string> {
  /** The names that the gateway serves, e.g. `shop.example.com` or `*.example.com`. */
  readonly hosts: readonly Host[];

  /** Where the certificate for the hosts comes from. */
  readonly certificate: Certificate;

  /**
   * The oldest TLS version that clients may use.
   *
   * @default 'TLSV1_2'
   */
  readonly minTls?: 'TLSV1_2' | 'TLSV1_3';

  /**
   * Whether browsers are told to refuse plain HTTP from now on (`strict-transport-security`).
   *
   * @default false
   */
  readonly hsts?: boolean | HstsOptions;

  /**
   * Whether requests to port 80 are answered with a redirect to HTTPS; otherwise port 80 is closed.
   *
   * @default true
   */
  readonly httpRedirect?: boolean;

  /**
   * The pods that serve the gateway.
   *
   * @default GatewayWorkload.helm('istio-ingress')
   */
  readonly workload?: GatewayWorkload;

  /**
   * The name of the Gateway.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/** The hosts a route may be for: a name below a wildcard, or a host as it is given. */
export type RouteHost<Host extends string> = Host extends `*.${infer Domain}` ? `${string}.${Domain}` : Host;

/** Which requests a route is for. */
export interface RouteProps<Host extends string = string, Port extends string = string> extends RouteMatch {
  /** One of the gateway's hosts, or a name below a wildcard of it. */
  readonly host: RouteHost<Host>;
  /**
   * The port of the service, by its name.
   *
   * @default - its port that speaks HTTP; a service with several needs to be told
   */
  readonly port?: Port;
}

/**
 * A way into the mesh over HTTPS only: TLS ends at the gateway, and goes on as mutual TLS to the services.
 *
 * The Gateway, its Certificate and its VirtualServices are in the namespace of the gateway's pods, where Istio reads
 * the certificate's Secret.
 *
 * @example
 * const edge = new SecureGateway(chart, 'edge', {
 *   hosts: ['shop.example.com'],
 *   certificate: Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')),
 * });
 * edge.route({ host: 'shop.example.com', path: '/' }, web);
 * // Gateway istio-ingress/edge: 443 with TLS, 80 with a redirect
 * // Certificate istio-ingress/edge: secretName edge-tls
 * // VirtualService istio-ingress/edge-shop-example-com: to web.shop.svc.cluster.local
 */
export class SecureGateway<Host extends string = string> extends Construct implements Caller {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly workload: GatewayWorkload;
  readonly callerName: string;
  readonly callerIdentity: CallerIdentity;
  private readonly hsts: string | undefined;
  private readonly routesByHost = new Map<string, HostRoutes>();
  private policy: AuthorizationPolicy | undefined;

  constructor(scope: Construct, id: string, props: SecureGatewayProps<Host>) {
    super(scope, id);
    rememberSource(this);
    adviseOnDuplicates(this, 'give one of the gateways another `name`, or route through one SecureGateway');
    const checked = checkProps<SecureGatewayProps>(this, { name: 'SecureGateway' }, props, {
      hosts: required(listOf(text, 'host names'), []),
      certificate: required(certificateRule, undefined),
      minTls: oneOf('TLSV1_2', 'TLSV1_3'),
      hsts: either(flag, anyObject),
      httpRedirect: flag,
      workload: workloadRule,
      name: text,
    });
    this.name = checkName(this, 'the gateway', checked.name ?? id);
    this.hosts = Array.isArray(props?.hosts) ? readHosts(this, this.name, checked.hosts) : [];
    this.workload = checked.workload ?? GatewayWorkload.helm();
    this.callerName = `gateway ${this.workload.namespace}/${this.name}`;
    const { namespace, serviceAccount } = this.workload;
    this.callerIdentity = { namespace, serviceAccount, isProven: true };
    this.hsts = hstsHeader(this, checked.hsts);
    checkSharedHosts(this);
    const user = { name: this.name, namespace, hosts: this.hosts };
    const credentialName = Certificate.isCertificate(checked.certificate)
      ? checked.certificate.bind(this, user)
      : `${this.name}-tls`;
    if (this.hosts.length > 0) this.createGateway(credentialName, checked);
  }

  /**
   * Sends the requests of a host (and a path, methods, headers) to a service.
   *
   * The most precise route is asked first, whatever the order of the calls: an exact path, a regex, the longest prefix,
   * and then the one with more conditions. Where everything is refused that no policy allows, the gateway is allowed to
   * call the service on the routed port.
   */
  route<HttpPort extends string>(
    props: RouteProps<Host, NoInfer<HttpPort>>,
    service: MeshService<string, string, HttpPort>,
  ): void {
    const source = captureSource();
    const call = { name: `${this.name}.route`, source };
    const checked = checkProps<RouteProps>(this, call, props, {
      host: required(text, undefined),
      port: text,
      path: valueMatch,
      methods: listOf(text, 'HTTP methods'),
      headers: headerMatches,
    });
    if (!MeshService.isMeshService(service)) {
      reportProblem(this, {
        id: 'schema/type',
        message: `the route of ${this.name} leads to no service`,
        why: 'requests would have no destination',
        fix: 'give a service as second argument, as `namespace.service(...)` gives it',
        source,
      });
      return;
    }
    const port = this.findHttpPort(service, checked.port, source);
    if (!this.checkRouteHost(checked.host, source) || !port) return;
    this.checkPath(checked, source);
    this.checkEncryption(service, source);
    this.routesOf(checked.host).add({ match: httpMatchOf(checked), service, port, source });
    service.policy.allowRoute(this, port, source);
    service.namespace.mesh.whenDenied(this.workload.namespace, () => this.ensurePolicy());
  }

  private createGateway(credentialName: string, props: SecureGatewayProps): void {
    const hosts = [...this.hosts];
    new Gateway(this, 'Resource', {
      metadata: { name: this.name, namespace: this.workload.namespace },
      spec: {
        selector: { ...this.workload.selector },
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts,
            tls: { mode: 'SIMPLE', credentialName, minProtocolVersion: props.minTls ?? 'TLSV1_2' },
          },
          ...((props.httpRedirect ?? true)
            ? [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts, tls: { httpsRedirect: true } }]
            : []),
        ],
      },
    });
  }

  /** A default deny of the mesh, or of the namespace of the gateway's pods, refuses requests at these pods too. */
  private ensurePolicy(): void {
    if (this.policy) return;
    const hosts = this.hosts.flatMap((host) => (host.startsWith('*') ? [host] : [host, `${host}:*`]));
    this.policy = new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: { name: this.name, namespace: this.workload.namespace },
      spec: {
        selector: { matchLabels: { ...this.workload.selector } },
        action: 'ALLOW',
        rules: [{ to: [{ operation: { hosts } }] }],
      },
    });
  }

  private routesOf(host: string): HostRoutes {
    const known = this.routesByHost.get(host);
    if (known) return known;
    const { namespace } = this.workload;
    const routes = new HostRoutes(this, {
      host,
      gateway: `${namespace}/${this.name}`,
      // A dash of the host is doubled, so that a-b.example.com and a.b.example.com have two names.
      name: `${this.name}-${host.replace(/-/g, '--').replace(/^\*/, 'wildcard').replace(/\./g, '-')}`,
      namespace,
      hsts: this.hsts,
    });
    this.routesByHost.set(host, routes);
    return routes;
  }

  private checkRouteHost(host: string | undefined, source: Source): boolean {
    if (host === undefined) return false;
    if (!isHostName(host)) {
      reportBadHost(this, host, `a route of ${this.name}`, source);
      return false;
    }
    if (this.hosts.some((own) => servesHost(own, host))) return true;
    const closest = findClosest(host, this.hosts);
    reportProblem(this, {
      id: 'routing/no-unlisted-host',
      message: `the route is for ${host}, but gateway ${this.name} serves ${this.hosts.join(', ') || 'no host'}`,
      why: `requests for ${host} never reach the route: they get 404`,
      fix: closest ? `did you mean "${closest}"?` : `add "${host}" to \`hosts\` of SecureGateway ${this.name}`,
      source,
      upstream: ['IST0132', 'KIA1401'],
    });
    return false;
  }

  private checkEncryption({ name, namespace }: MeshService, source: Source): void {
    if (namespace.injected) return;
    reportProblem(this, {
      id: 'encryption/no-route-without-sidecar',
      message: `a route of ${this.name} leads to service ${namespace.name}/${name}, and pods of namespace ${namespace.name} get no sidecar`,
      why: 'nothing there can take mutual TLS: the gateway sends the requests on as plaintext',
      fix: `leave out \`injection: 'none'\` of namespace ${namespace.name}`,
      source,
    });
  }

  private checkPath({ path, methods }: RouteProps, source: Source): void {
    const start = typeof path === 'string' ? path : (path?.exact ?? path?.prefix);
    if (start !== undefined && !start.startsWith('/')) {
      reportProblem(this, {
        id: 'routing/valid-path',
        message: `the path ${JSON.stringify(start)} of a route of ${this.name} does not start with /`,
        why: 'no request has such a path: the route would never match',
        fix: `write "/${start}"`,
        source,
      });
    }
    if (methods?.length === 0) {
      reportProblem(this, {
        id: 'routing/valid-path',
        message: `\`methods\` of a route of ${this.name} is an empty list`,
        why: 'the route would be for all methods',
        fix: 'leave it out for all methods, or list some',
        source,
      });
    }
    for (const method of methods ?? []) {
      if (/^[A-Z]+$/.test(method)) continue;
      reportProblem(this, {
        id: 'routing/valid-path',
        message: `${JSON.stringify(method)} of a route of ${this.name} is no HTTP method`,
        why: 'no request has such a method: the route would never match',
        fix: method && /^[A-Za-z]+$/.test(method) ? `write "${method.toUpperCase()}"` : 'write a method as GET or POST',
        source,
      });
    }
  }

  private findHttpPort(service: MeshService, asked: string | undefined, source: Source): NamedPort | undefined {
    const of = `service ${service.namespace.name}/${service.name}`;
    if (service.namedPorts.length === 0) return undefined;
    const http = service.namedPorts.filter(({ family }) => family === 'http');
    const named = http.map(({ name }) => name);
    if (asked !== undefined && http.length > 0) {
      const port = http.find(({ name }) => name === asked);
      if (port) return port;
      const closest = findClosest(asked, named);
      reportProblem(this, {
        id: 'references/no-unknown-port',
        message: `${of} has no HTTP port \`${asked}\``,
        why: 'the route would lead to a port that does not exist or does not speak HTTP',
        fix: closest ? `did you mean \`${closest}\`?` : `use one of its HTTP ports: ${named.join(', ')}`,
        source,
      });
      return undefined;
    }
    if (http.length > 1) {
      reportProblem(this, {
        id: 'routing/no-ambiguous-port',
        message: `a route of ${this.name} leads to ${of}, which has several HTTP ports: ${named.join(', ')}`,
        why: 'the wrong one, e.g. the port of its metrics, would be open to everybody who reaches the gateway',
        fix: `add \`port: '${named[0]!}'\` to the route, or another of them`,
        source,
      });
    }
    if (http.length > 0) return http[0];
    const { name, protocol } = service.namedPorts[0]!;
    reportProblem(this, {
      id: 'routing/no-http-route-to-tcp',
      message: `a route of ${this.name} leads to ${of}, whose port \`${name}\` speaks ${protocol}`,
      why: 'the gateway ends TLS and sends HTTP, which the port does not understand',
      fix: 'declare the port with `http`, `http2` or `grpc`, if the application speaks it without TLS of its own',
      source,
    });
    return undefined;
  }
}

const certificateRule = {
  expected: 'a Certificate, e.g. Certificate.fromIssuer(ClusterIssuer.named(...))',
  accepts: (value: unknown) => Certificate.isCertificate(value),
};

const workloadRule = {
  expected: 'a GatewayWorkload, e.g. GatewayWorkload.istioctl()',
  accepts: (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'namespace' in value &&
    'selector' in value &&
    'serviceAccount' in value,
};
