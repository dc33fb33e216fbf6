/** A valid ServiceEntry, changed. */
export const entry = (change: object, labels: object = {}): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'api', namespace: 'shop', labels },
  spec: { hosts: ['api.example.com'], ports: [https], resolution: 'DNS', ...change },
});

/** A port that says which host a request is for. */
export const https = { number: 443, name: 'https', protocol: 'HTTPS' };

/** A port that does not. */
export const tcp = { number: 5432, name: 'tcp-db', protocol: 'TCP' };

/** A valid ServiceEntry with these hosts. */
export const withHosts = (...hosts: string[]): object => entry({ hosts });

/** A valid ServiceEntry with one endpoint of a fixed address. */
export const withEndpoint = (endpoint: object): object => entry({ resolution: 'STATIC', endpoints: [endpoint] });

/** A valid ServiceEntry for hosts that are known only when a request comes. */
export const dynamic = (change: object, labels: object = {}): object =>
  entry(
    { hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS', ports: [{ ...https, protocol: 'TLS' }], ...change },
    labels,
  );
