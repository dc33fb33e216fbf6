/** The `tls` of a server: a Gateway's, or a Sidecar's ingress. */
export interface ServerTls {
  readonly httpsRedirect: boolean;
  readonly mode: string;
  readonly serverCertificate: string;
  readonly privateKey: string;
  readonly caCertificates: string;
  readonly caCrl: string;
  readonly credentialName: string;
  readonly credentialNames: readonly string[];
  readonly tlsCertificates: readonly TlsCertificate[];
  readonly minProtocolVersion: string;
  readonly cipherSuites: readonly string[];
}

/** One certificate of several, in files. */
export interface TlsCertificate {
  readonly serverCertificate: string;
  readonly privateKey: string;
}
