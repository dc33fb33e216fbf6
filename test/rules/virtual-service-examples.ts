/** A valid VirtualService, with another spec. */
export const service = (change: object, annotations?: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web', namespace: 'shop', ...(annotations && { annotations }) },
  spec: { hosts: ['web'], http: [{ route: [to('web')] }], ...change },
});

/** A destination in a route. */
export const to = (host: string, change: object = {}): object => ({ destination: { host }, ...change });

/** A VirtualService with these HTTP routes. */
export const withHttp = (...http: object[]): object => service({ http });

/** A VirtualService with one HTTP route that goes to a service, changed. */
export const withRoute = (change: object): object => withHttp({ route: [to('web')], ...change });

/** A VirtualService whose HTTP route has these matches. */
export const withMatch = (...match: object[]): object => withRoute({ match });

/** A VirtualService for TLS connections, with one match, changed. */
export const withTls = (match: object, change: object = {}): object =>
  service({ http: undefined, tls: [{ match: [{ sniHosts: ['web'], ...match }], route: [to('web')] }], ...change });
