import { validateObject } from '../../src/schema/validate';
import { idsOf } from './check-value';

test.each<[object, readonly string[], string]>([
  [
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualServce' },
    ['schema/unknown-kind /kind'],
    'did you mean `VirtualService`?',
  ],
  [
    { apiVersion: 'networking.istio.io/v2', kind: 'VirtualService' },
    ['schema/unknown-version /apiVersion'],
    'write `apiVersion: networking.istio.io/v1`',
  ],
  [
    { apiVersion: 'networking.istio.io', kind: 'ProxyConfig' },
    ['schema/unknown-version /apiVersion'],
    'write `apiVersion: networking.istio.io/v1beta1`',
  ],
  [
    { apiVersion: 'a/b/c', kind: 'ProxyConfig' },
    ['schema/unknown-version /apiVersion'],
    'write a group and a version, like "apps/v1"',
  ],
  [
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Aplication' },
    ['schema/unknown-kind /kind'],
    'did you mean `Application`?',
  ],
  [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'App' }, ['schema/unknown-kind /kind'], 'did you mean `Application`?'],
  [
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationList' },
    ['schema/unknown-kind /kind'],
    'did you mean `Application`?',
  ],
  [
    { apiVersion: 'security.istio.io/v1', kind: 'VirtualService' },
    ['schema/unknown-kind /apiVersion'],
    'write `apiVersion: networking.istio.io/v1`',
  ],
  [
    { apiVersion: 'security.istio.io/v1', kind: 'Gateway' },
    ['schema/unknown-kind /apiVersion'],
    'write `apiVersion: networking.istio.io/v1`',
  ],
  [
    { apiVersion: 'netwrking.istio.io/v1', kind: 'VirtualService' },
    ['schema/unknown-group /apiVersion'],
    'write `apiVersion: networking.istio.io/v1`',
  ],
  [
    { apiVersion: 'net.istio.io/v1', kind: 'Gateway' },
    ['schema/unknown-group /apiVersion'],
    'write `apiVersion: networking.istio.io/v1`',
  ],
  [
    { apiVersion: 'gateway.networking.k8s.i/v1', kind: 'Gateway' },
    ['schema/unknown-group /apiVersion'],
    'write `apiVersion: gateway.networking.k8s.io/v1`',
  ],
  [
    { apiVersion: 'mesh.istio.io/v1', kind: 'Mesh' },
    ['schema/unknown-group /apiVersion'],
    'use a group of Istio: extensions.istio.io, networking.istio.io, security.istio.io or telemetry.istio.io',
  ],
  [
    { apiVersion: 'authentication.istio.io/v1alpha1', kind: 'Policy' },
    ['schema/unknown-group /apiVersion'],
    'use PeerAuthentication for mutual TLS and RequestAuthentication for tokens, of security.istio.io/v1',
  ],
  [
    { apiVersion: 'apps/v2', kind: 'Deployment' },
    ['schema/unknown-version /apiVersion'],
    'write `apiVersion: apps/v1`',
  ],
])('%j', (object, ids, fix) => {
  const findings = validateObject(object);
  expect(idsOf(findings)).toEqual(ids);
  expect(findings[0]!.fix).toBe(fix);
});

test('what may be of others is not reported', () => {
  for (const apiVersion of [
    'install.istio.io/v1alpha1',
    'example.com/v1',
    'networking.k8s.io/v1',
    'kiali.io/v1alpha1',
  ]) {
    expect(validateObject({ apiVersion, kind: 'Ingress' })).toEqual([]);
  }
});
