import { applyRules } from '../../src/rules/apply-rules';
import { registry } from '../../src/rules/registry';
import { gateway, server, withHosts } from './gateway-examples';
import { ODD, replaced, spec } from './odd-values';
import { versionChanges } from './version-changes';

const ids = (manifest: object, options = {}): string[] =>
  applyRules(manifest as Record<string, unknown>, options).map(({ id }) => id);

test('a valid object has no finding', () => {
  expect(ids(gateway(server()))).toEqual([]);
});

test('a finding says where, who refuses and what to type', () => {
  expect(applyRules(withHosts('shop') as Record<string, unknown>)).toEqual([
    {
      id: 'istio/gateway/no-short-host',
      severity: 'error',
      message: 'the host "shop" is a short name',
      object: { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', namespace: 'edge', name: 'edge' },
      pointer: '/spec/servers/0/hosts/0',
      evidence: [],
      why: "Istio's webhook refuses the object: clients outside of the cluster ask for full names, and a short one would match none of their requests",
      fix: 'write the name that clients use, with its domain, like "shop.example.com"',
      upstream: [],
    },
  ]);
});

test('a warning of Istio stays one', () => {
  const selector = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', spec: { selector: {} } };
  expect(applyRules(selector)).toMatchObject([
    { severity: 'warning', why: expect.stringMatching(/^Istio's webhook only warns: /) },
  ]);
});

test('every version of a kind is judged, and no other kind', () => {
  for (const apiVersion of ['networking.istio.io/v1', 'networking.istio.io/v1alpha3', 'networking.istio.io/v9']) {
    expect(ids({ apiVersion, kind: 'Gateway' })).toContain('istio/gateway/no-missing-servers');
  }
  expect(ids({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' })).toEqual([]);
  expect(ids({ kind: 'Gateway' })).toEqual([]);
  expect(ids({ apiVersion: 1, kind: [] })).toEqual([]);
});

const kinds = [...new Set(registry.flatMap((one) => one.kinds))].map((kind) => [kind] as const);

test.each(kinds)('any value anywhere in %s', (name) => {
  const [group, kind] = name.split('/') as [string, string];
  const manifest = { apiVersion: `${group}/v1`, kind, metadata: { name: 'a', annotations: { a: 'b' } }, spec };
  const wrong: unknown[] = [];
  for (const odd of ODD) {
    for (const object of replaced(manifest, odd)) {
      if (typeof object !== 'object' || object === null || Array.isArray(object)) continue;
      const found = applyRules(object as Record<string, unknown>);
      wrong.push(...found.filter(({ id, pointer }) => !id.startsWith('istio/') || typeof pointer !== 'string'));
    }
  }
  expect(wrong).toEqual([]);
});

describe.each(Object.entries(versionChanges))('%s', (_, [object, ...rules]) => {
  test.each((['1.28', '1.29', '1.30', '1.31'] as const).map((version, i) => [version, rules[i]!] as const))(
    'in Istio %s',
    (istio, rule) => {
      const names = ids(object, { istio }).map((id) => id.split('/').at(-1));
      expect(names.filter((name) => name !== 'no-envoy-filter')).toEqual(rule === '' ? [] : [rule]);
    },
  );
});
