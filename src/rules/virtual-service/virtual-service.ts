import type { Field } from '../field';

/** What rules read of a VirtualService. */
export interface VirtualService {
  readonly metadata: { readonly annotations: { readonly [key: string]: string } };
  readonly spec: VirtualServiceSpec;
}

export interface VirtualServiceSpec {
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly http: readonly HttpRoute[];
  readonly tls: readonly TlsRoute[];
  readonly tcp: readonly TcpRoute[];
}

/** What is done with some HTTP requests. */
export interface HttpRoute {
  readonly name: string;
  readonly match: readonly HttpMatch[];
  readonly route: readonly HttpDestination[];
  readonly redirect: Redirect;
  readonly directResponse: DirectResponse;
  readonly delegate: object;
  readonly rewrite: Rewrite;
  readonly timeout: string;
  readonly retries: Retries;
  readonly fault: Fault;
  readonly mirror: Destination;
  readonly mirrors: readonly Mirror[];
  readonly mirrorPercent: number;
  readonly mirror_percent: number;
  readonly mirrorPercentage: Percent;
  readonly corsPolicy: CorsPolicy;
  readonly headers: Headers;
}

/** What all matches have, of requests and of connections. */
export interface AnyMatch {
  readonly port: number;
  readonly gateways: readonly string[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace: string;
}

/** Which HTTP requests a route is for. */
export interface HttpMatch extends AnyMatch {
  readonly name: string;
  readonly uri: StringMatch;
  readonly scheme: StringMatch;
  readonly method: StringMatch;
  readonly authority: StringMatch;
  readonly headers: StringMatches;
  readonly withoutHeaders: StringMatches;
  readonly queryParams: StringMatches;
}

export interface StringMatch {
  readonly exact: string;
  readonly prefix: string;
  readonly regex: string;
}

export interface StringMatches {
  readonly [name: string]: StringMatch;
}

interface Labels {
  readonly [key: string]: string;
}

export interface Destination {
  readonly host: string;
  readonly subset: string;
  readonly port: { readonly number: number };
}

/** Where a share of requests or connections goes. */
export interface WeightedDestination {
  readonly destination: Destination;
  readonly weight: number;
}

export interface HttpDestination extends WeightedDestination {
  readonly headers: Headers;
}

export interface Mirror {
  readonly destination: Destination;
  readonly percentage: Percent;
}

export interface Percent {
  readonly value: number;
}

/** What is done with the headers of a request, and of its response. */
export interface Headers {
  readonly request: HeaderOperations;
  readonly response: HeaderOperations;
}

export interface HeaderOperations {
  readonly add: Labels;
  readonly set: Labels;
  readonly remove: readonly string[];
}

export interface Redirect {
  readonly uri: string;
  readonly prefixRewrite: string;
  readonly authority: string;
  readonly scheme: string;
  readonly port: number;
  readonly derivePort: string;
  readonly redirectCode: number;
}

export interface DirectResponse {
  readonly status: number;
  readonly body: { readonly string: string; readonly bytes: string };
}

export interface Rewrite {
  readonly uri: string;
  readonly authority: string;
  readonly uriRegexRewrite: { readonly match: string; readonly rewrite: string };
}

export interface Retries {
  readonly attempts: number;
  readonly perTryTimeout: string;
  readonly backoff: string;
  readonly retryOn: string;
  readonly retryRemoteLocalities: boolean;
}

export interface Fault {
  readonly abort: Abort;
  readonly delay: Delay;
}

export interface Abort {
  readonly percentage: Percent;
  readonly httpStatus: number;
  readonly grpcStatus: string;
  readonly http2Error: string;
}

interface Delay {
  readonly percentage: Percent;
  readonly fixedDelay: string;
  readonly exponentialDelay: string;
}

export interface CorsPolicy {
  readonly allowOrigins: readonly StringMatch[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAge: string;
}

/** What is done with some connections whose TLS is not ended. */
export interface TlsRoute {
  readonly match: readonly TlsMatch[];
  readonly route: readonly WeightedDestination[];
}

export interface TlsMatch extends AnyMatch {
  readonly sniHosts: readonly string[];
  readonly destinationSubnets: readonly string[];
}

/** What is done with some connections. */
export interface TcpRoute {
  readonly match: readonly TcpMatch[];
  readonly route: readonly WeightedDestination[];
}

export interface TcpMatch extends AnyMatch {
  readonly destinationSubnets: readonly string[];
}

/** Is the service for gateways alone, as Istio reads it at this place? */
export function isForGatewaysOnly(spec: Field<VirtualServiceSpec>): boolean {
  return !spec
    .at('gateways')
    .items()
    .some(({ text }) => text === 'mesh');
}

/** A VirtualService without hosts gives its routes to others that name it as their delegate. */
export function isDelegate(spec: Field<VirtualServiceSpec>): boolean {
  return spec.at('hosts').isEmpty;
}
