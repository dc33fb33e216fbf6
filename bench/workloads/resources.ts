/** One object of the kinds that most meshes consist of, as plain data. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: 'VirtualService' | 'DestinationRule' | 'AuthorizationPolicy' | 'PeerAuthentication' | 'Service';
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Record<string, string> };
  readonly spec: object;
}

function virtualServiceSpec(name: string): object {
  return {
    hosts: [name],
    http: [
      {
        match: [{ headers: { 'x-user': { exact: 'jason' } }, uri: { prefix: '/reviews' } }],
        route: [{ destination: { host: name, subset: 'v2' } }],
      },
      {
        timeout: '10s',
        retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,reset' },
        route: [
          { destination: { host: name, subset: 'v1' }, weight: 90 },
          { destination: { host: name, subset: 'v2' }, weight: 10 },
        ],
      },
    ],
  };
}

function destinationRuleSpec(name: string): object {
  return {
    host: name,
    trafficPolicy: {
      tls: { mode: 'ISTIO_MUTUAL' },
      connectionPool: { tcp: { maxConnections: 100, connectTimeout: '3s' } },
      outlierDetection: { consecutive5xxErrors: 5, interval: '30s', baseEjectionTime: '1m' },
    },
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  };
}

function authorizationPolicySpec(name: string, namespace: string): object {
  return {
    selector: { matchLabels: { app: name } },
    action: 'ALLOW',
    rules: [
      {
        from: [{ source: { principals: [`cluster.local/ns/${namespace}/sa/web`] } }],
        to: [{ operation: { methods: ['GET'], paths: ['/reviews/*'] } }],
      },
    ],
  };
}

/** How many resources one service has, one of each kind. */
export const KINDS = 5;

/** The `index`th resource: five kinds in turn for each service, whose name is its own and which refer to each other. */
export function makeResource(index: number): Resource {
  const service = Math.floor(index / KINDS);
  const name = `service-${service}`;
  const namespace = `team-${service % 50}`;
  const metadata = { name, namespace, labels: { app: name } };
  switch (index % KINDS) {
    case 0:
      return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec: virtualServiceSpec(name) };
    case 1:
      return {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata,
        spec: destinationRuleSpec(name),
      };
    case 2: {
      const spec = authorizationPolicySpec(name, namespace);
      return { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata, spec };
    }
    case 3: {
      const spec = { selector: { matchLabels: { app: name } }, mtls: { mode: 'STRICT' } };
      return { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec };
    }
    default: {
      const ports = [{ name: 'http', port: 80, targetPort: 8080, appProtocol: 'http' }];
      return { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports } };
    }
  }
}
