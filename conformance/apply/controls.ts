import type { Manifest } from '../../src/objects/manifest';

/** An output with a fault that the check has to find, or it could not find it in ours. */
export interface Control {
  readonly fault: string;
  readonly manifest: Manifest;
  /** What one of the problems says. */
  readonly problem: RegExp;
}

export const controls: readonly Control[] = [
  {
    fault: 'an unknown field',
    manifest: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      metadata: { name: 'control', namespace: 'default' },
      spec: { egresss: [] },
    },
    problem: /egresss: field not declared in schema/,
  },
  {
    fault: 'a value that the server warns of',
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'control', namespace: 'default' },
      spec: { type: 'ExternalName', externalName: 'shop.example.com', externalIPs: ['192.0.2.1'] },
    },
    problem: /Warning: spec\.externalIPs/,
  },
  {
    fault: 'a list that the server adds defaults to',
    manifest: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'control', namespace: 'default' },
      spec: { parentRefs: [{ name: 'edge' }] },
    },
    problem: /HTTPRoute control \/spec\/parentRefs: wrote/,
  },
  {
    fault: 'a quantity that the server writes differently',
    manifest: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'control', namespace: 'default' },
      spec: { containers: [{ name: 'app', image: 'app', resources: { limits: { cpu: '1000m' } } }] },
    },
    problem: /Pod control \/spec\/containers\/0\/resources\/limits\/cpu: wrote/,
  },
];
