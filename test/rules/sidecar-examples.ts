/** A Sidecar with this spec. */
export const sidecar = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name: 'default', namespace: 'shop' },
  spec,
});

/** A valid Sidecar whose proxies know these hosts. */
export const withHosts = (...hosts: string[]): object => sidecar({ egress: [{ hosts }] });

/** A valid Sidecar with these listeners for requests of the workload, all of which know all of its namespace. */
export const withEgress = (...egress: object[]): object =>
  sidecar({ egress: egress.map((one) => ({ hosts: ['./*'], ...one })) });

/** A valid Sidecar with one listener for requests to the workload, changed. */
export const withIngress = (...changes: object[]): object =>
  sidecar({
    ingress: changes.map((change) => ({
      port: { number: 8443, name: 'https', protocol: 'HTTPS' },
      defaultEndpoint: '127.0.0.1:8080',
      ...change,
    })),
  });

/** A valid Sidecar whose listener decrypts requests, changed. */
export const withTls = (tls: object): object =>
  withIngress({ tls: { mode: 'SIMPLE', serverCertificate: '/c.pem', privateKey: '/k.pem', ...tls } });

/** A valid Sidecar that sends requests for unknown hosts to a proxy, changed. */
export const withProxy = (egressProxy: object, mode: string | undefined = 'ALLOW_ANY'): object =>
  sidecar({
    outboundTrafficPolicy: {
      mode,
      egressProxy: { host: 'proxy.edge.svc.cluster.local', port: { number: 443 }, ...egressProxy },
    },
  });
