import type { Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  CanaryRoute,
  DestinationRule,
  Mesh,
  PeerAuthentication,
  StrictMtls,
  VirtualService,
} from 'cdk8s-istio';
import { HTTPRoute } from 'cdk8s-istio/gateway-api';
import { Certificate } from 'cdk8s-istio/cert-manager';

/** What must not compile, each line beside one that does. Compiled, never run. */
export function mistakes(chart: Chart): void {
  const route = [{ destination: { host: 'web' } }];
  new VirtualService(chart, 'match', { spec: { hosts: ['web'], http: [{ match: [{ uri: { exact: '/' } }], route }] } });
  // @ts-expect-error one kind of match, not two
  new VirtualService(chart, 'two-matches', { spec: { hosts: ['web'], http: [{ match: [{ uri: { exact: '/', prefix: '/' } }], route }] } });
  // @ts-expect-error a misspelt field
  new VirtualService(chart, 'misspelt', { spec: { hosts: ['web'], http: [{ timeoutt: '10s', route }] } });
  new VirtualService(chart, 'timeout', { spec: { hosts: ['web'], http: [{ timeout: '10s', route }] } });
  // @ts-expect-error not a duration
  new VirtualService(chart, 'duration', { spec: { hosts: ['web'], http: [{ timeout: '10 seconds', route }] } });
  // @ts-expect-error a destination needs its host
  new VirtualService(chart, 'hostless', { spec: { hosts: ['web'], http: [{ route: [{ destination: { subset: 'v1' } }] }] } });

  new DestinationRule(chart, 'simple', { spec: { host: 'web', trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } } });
  // @ts-expect-error one way to balance, not two
  new DestinationRule(chart, 'two-ways', { spec: { host: 'web', trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } } } });
  // @ts-expect-error not a mode of load balancing
  new DestinationRule(chart, 'enum', { spec: { host: 'web', trafficPolicy: { loadBalancer: { simple: 'RANDOMM' } } } });
  // @ts-expect-error one key to hash, not two
  new DestinationRule(chart, 'two-keys', { spec: { host: 'web', trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, httpHeaderName: 'x-user' } } } } });
  // @ts-expect-error a DestinationRule without host
  new DestinationRule(chart, 'no-host', { spec: {} });
  // @ts-expect-error a DestinationRule without spec
  new DestinationRule(chart, 'no-spec', {});

  new PeerAuthentication(chart, 'mode', { spec: { mtls: { mode: 'STRICT' } } });
  // @ts-expect-error the mode is ISTIO's word
  new PeerAuthentication(chart, 'no-mode', { spec: { mtls: { mode: 'MUTUAL' } } });
  new AuthorizationPolicy(chart, 'action', { spec: { action: 'DENY', rules: [{}] } });
  // @ts-expect-error no such action
  new AuthorizationPolicy(chart, 'no-action', { spec: { action: 'REFUSE' } });

  new HTTPRoute(chart, 'http-route', { spec: { hostnames: ['shop.example.com'] } });
  // @ts-expect-error a list of names
  new HTTPRoute(chart, 'hostnames', { spec: { hostnames: 'shop.example.com' } });
  new Certificate(chart, 'certificate', { spec: { secretName: 'tls', issuerRef: { name: 'letsencrypt' }, dnsNames: ['a.example'] } });
  // @ts-expect-error a certificate needs a Secret to be put into
  new Certificate(chart, 'secretless', { spec: { issuerRef: { name: 'letsencrypt' }, dnsNames: ['a.example'] } });

  const mesh = new Mesh(chart, 'mesh');
  const shop = mesh.namespace('shop');
  const web = shop.service('web', { port: 8080, protocol: 'http', versions: { v1: { version: 'v1' }, v2: { version: 'v2' } } });
  const api = shop.service('api', { ports: { http: { port: 80, protocol: 'http' }, db: { port: 5432, protocol: 'tcp' } } });
  // @ts-expect-error a port needs its protocol
  shop.service('silent', { port: 8080 });
  new CanaryRoute(chart, 'canary', { service: web, stable: 'v1', canary: 'v2', weight: 10 });
  // @ts-expect-error a subset that the service does not have
  new CanaryRoute(chart, 'foreign', { service: web, stable: 'v1', canary: 'v3', weight: 10 });
  // @ts-expect-error a canary needs a weight or a match
  new CanaryRoute(chart, 'weightless', { service: web, stable: 'v1', canary: 'v2' });
  new StrictMtls(chart, 'strict', { service: api, ports: ['db'] });
  // @ts-expect-error a port that the service does not have
  new StrictMtls(chart, 'portless', { service: api, ports: ['grpc'] });
  // @ts-expect-error one scope, not two
  new StrictMtls(chart, 'two-scopes', { mesh, namespace: shop });
  web.allowFrom(api, { methods: ['GET'] });
  // @ts-expect-error a caller is a service or a gateway, never a name
  web.allowFrom('api');
}
