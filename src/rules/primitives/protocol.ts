/** The protocols that Istio knows for a port, in its own spelling; it compares them without case. */
const HTTP = ['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-Web'] as const;
const TLS = ['HTTPS', 'TLS'] as const;
const TCP = ['TCP', 'Mongo', 'Redis', 'MySQL'] as const;
const OTHER = ['UDP'] as const;

/** What Istio does with the bytes of a port, as far as it follows from its protocol. */
export type ProtocolFamily = 'http' | 'tls' | 'tcp' | 'other';

const families = new Map<string, ProtocolFamily>();
for (const name of HTTP) families.set(name.toLowerCase(), 'http');
for (const name of TLS) families.set(name.toLowerCase(), 'tls');
for (const name of TCP) families.set(name.toLowerCase(), 'tcp');
for (const name of OTHER) families.set(name.toLowerCase(), 'other');

/** All protocols, for messages. */
export const protocols: readonly string[] = [...HTTP, ...TLS, ...TCP, ...OTHER];

/** The family of a protocol: `http` is plain HTTP of any version, `tls` also HTTPS; undefined for an unknown one. */
export function findProtocolFamily(protocol: string): ProtocolFamily | undefined {
  return families.get(protocol.toLowerCase());
}
