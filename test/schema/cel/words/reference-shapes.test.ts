import { wordsOf } from './words-of';

const kinds =
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['Gateway', 'HTTPRoute', 'GRPCRoute']) : true";
const groups =
  'has(self.backendRefs) ? (self.backendRefs.all(f, f.group == "" || f.group == \'multicluster.x-k8s.io\')) : true';
const merged =
  "!has(self.merge) || ((!has(self.targetRef) || self.targetRef.kind in ['HTTPRoute', 'GRPCRoute']) && (!has(self.targetRefs) || self.targetRefs.all(ref, ref.kind in ['HTTPRoute', 'GRPCRoute'])))";

test.each([
  [
    "self.kind == 'Secret'",
    { kind: 'Pod' },
    ['`spec.kind` is "Pod", which is no kind that can stand here', 'write `kind: Secret`', '/spec/kind'],
  ],
  [
    "self.type == 'ReplaceFullPath'",
    { type: 'ReplacePrefixMatch' },
    [
      '`spec.type` is "ReplacePrefixMatch", which is no type that can stand here',
      'write `type: ReplaceFullPath`',
      '/spec/type',
    ],
  ],
  [
    "has(self.group) ? self.group == 'gateway.networking.k8s.io' : true",
    { group: 'networking.istio.io' },
    [
      '`spec.group` is "networking.istio.io", which is no API group that can stand here',
      'write `group: gateway.networking.k8s.io`',
      '/spec/group',
    ],
  ],
  [
    "self.kind in ['ConfigMap', 'Secret'] && self.group in ['', 'v1']",
    { kind: 'Secret', group: 'apps' },
    ['`spec.group` is "apps", which is no API group that can stand here', 'write `group: ""`', '/spec/group'],
  ],
  [
    "self.kind == 'ConfigMap' && (self.group == 'v1' || self.group == '')",
    { kind: 'configmap', group: '' },
    ['`spec.kind` is "configmap", which is no kind that can stand here', 'write `kind: ConfigMap`', '/spec/kind'],
  ],
  [
    "has(self.ref) ? self.ref.kind == 'ConfigMap' : true",
    { ref: { kind: 'Pod' } },
    ['`spec.ref.kind` is "Pod", which is no kind that can stand here', 'write `kind: ConfigMap`', '/spec/ref/kind'],
  ],
  [
    "has(self.targetRef) ? self.targetRef.kind in ['Gateway', 'ListenerSet'] : true",
    { targetRef: { kind: 'Gatway' } },
    [
      '`spec.targetRef.kind` is "Gatway", which is no kind that this policy applies to',
      'write `kind: Gateway`',
      '/spec/targetRef/kind',
    ],
  ],
  [
    kinds,
    { targetRefs: [{ kind: 'Gateway' }, { kind: 'TLSRoute' }] },
    [
      '`spec.targetRefs[1].kind` is "TLSRoute", which is no kind that this policy applies to',
      'write Gateway, HTTPRoute or GRPCRoute',
      '/spec/targetRefs/1/kind',
    ],
  ],
  [
    groups,
    { backendRefs: [{ kind: 'Service', group: 'core' }] },
    [
      '`spec.backendRefs[0].group` is "core", which is no API group that can stand here',
      'write `group: ""`',
      '/spec/backendRefs/0/group',
    ],
  ],
  [
    groups,
    { backendRefs: [{ kind: 'ServiceImport', group: 'core' }] },
    [
      '`spec.backendRefs[0].group` is "core", which is no API group that can stand here',
      'write "" or multicluster.x-k8s.io',
      '/spec/backendRefs/0/group',
    ],
  ],
  [
    merged,
    { merge: 'Json', targetRefs: [{ kind: 'Gateway' }] },
    [
      '`spec.merge` is "Json", which works only in a policy for HTTPRoute or GRPCRoute',
      'remove `merge`',
      '/spec/merge',
    ],
  ],
])('%s', (rule, value, words) => expect(wordsOf(rule, value)).toEqual([words]));

test('each wrong reference is named', () => {
  const found = wordsOf(kinds, { targetRefs: [{ kind: 'Service' }, { kind: 'Gateway' }, { kind: 'httproute' }] });
  expect(found.map(([, fix, pointer]) => [fix, pointer])).toEqual([
    ['write Gateway, HTTPRoute or GRPCRoute', '/spec/targetRefs/0/kind'],
    ['write `kind: HTTPRoute`', '/spec/targetRefs/2/kind'],
  ]);
});
