import type { Resource } from '../workloads/resources';

/**
 * The resource with what every checker that looks at its kind refuses: a field that does not exist, for those that check
 * shapes, and a value that Istio refuses, for those that know what it means.
 */
export function breakResource({ spec, ...resource }: Resource): object {
  return { ...resource, spec: { ...spec, ...UNFIT[resource.kind], noSuchField: true } };
}

const UNFIT: Readonly<Record<Resource['kind'], object>> = {
  VirtualService: { http: [{ timeout: '-1s', route: [{ destination: { host: 'web' } }] }] },
  DestinationRule: { trafficPolicy: { connectionPool: { tcp: { connectTimeout: '-1s' } } } },
  AuthorizationPolicy: { rules: [{ when: [{ key: 'no.such.key', values: ['GET'] }] }] },
  PeerAuthentication: { portLevelMtls: { '0': { mode: 'STRICT' } } },
  Service: { ports: [{ port: 80, appProtocol: 'no-such-protocol' }] },
};
