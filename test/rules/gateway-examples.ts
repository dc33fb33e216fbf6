/** A Gateway with these servers. */
export const gateway = (...servers: object[]): object => named('edge', ...servers);

/** A Gateway with a name of its own. */
export const named = (name: string, ...servers: object[]): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name, namespace: 'edge' },
  spec: { selector: { istio: 'ingressgateway' }, servers },
});

/** A valid HTTPS server, changed. */
export const server = (change: object = {}): object => ({
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts: ['shop.example.com'],
  tls: { mode: 'SIMPLE', credentialName: 'shop' },
  ...change,
});

/** A Gateway with one valid HTTPS server, changed. */
export const withServer = (change: object): object => gateway(server(change));
export const withPort = (port: object): object =>
  withServer({ port: { number: 443, name: 'https', protocol: 'HTTPS', ...port } });
export const withHosts = (...hosts: string[]): object => withServer({ hosts });
export const withTls = (tls: object): object => withServer({ tls });
