/** The protocols whose requests Istio understands. */
export type HttpProtocol = 'http' | 'http2' | 'grpc' | 'grpc-web';

/** The protocols that are TLS from the application itself; Istio routes them by SNI only. */
export type TlsProtocol = 'https' | 'tls';

/** The protocols that Istio routes as bytes. */
export type TcpProtocol = 'tcp' | 'mongo' | 'redis' | 'mysql';

/** What a port speaks, in Istio's words. */
export type Protocol = HttpProtocol | TlsProtocol | TcpProtocol;

/** One named port of a service. */
export interface ServicePort {
  /** The port of the Service, which callers use. */
  readonly port: number;
  /** What the port speaks: decides which routes and policies can look into its traffic. */
  readonly protocol: Protocol;
  /**
   * The port the container listens on: a number, or the name of a container port.
   *
   * @default - the same number as `port`
   */
  readonly targetPort?: number | string;
}

/** Ports by name, e.g. `{ web: { port: 80, protocol: 'http' } }`. */
export interface ServicePorts {
  readonly [name: string]: ServicePort;
}

/** The names of the ports whose protocol is of the HTTP family. */
export type HttpPortOf<Ports extends ServicePorts> = {
  [Name in keyof Ports]: Ports[Name]['protocol'] extends HttpProtocol ? Name : never;
}[keyof Ports] &
  string;

/** One port as constructs read it. */
export interface NamedPort extends ServicePort {
  readonly name: string;
  readonly family: 'http' | 'tls' | 'tcp';
}

export const PROTOCOLS: readonly Protocol[] = [
  'http',
  'http2',
  'grpc',
  'grpc-web',
  'https',
  'tls',
  'tcp',
  'mongo',
  'redis',
  'mysql',
];

/** How Istio handles a protocol. */
export function familyOf(protocol: Protocol): NamedPort['family'] {
  if (protocol === 'https' || protocol === 'tls') return 'tls';
  return protocol === 'http' || protocol === 'http2' || protocol === 'grpc' || protocol === 'grpc-web' ? 'http' : 'tcp';
}
