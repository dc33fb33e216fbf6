import { applyRules } from '../../../src/rules/apply-rules';
import { egressHostRules } from '../../../src/rules/sidecar/egress-hosts';
import { sidecarRules } from '../../../src/rules/sidecar/sidecar-rules';
import { testRules } from '../rule-examples';
import { withHosts } from '../sidecar-examples';

const at = (index: number): string => `/spec/egress/0/hosts/${index}`;
const parts = sidecarRules.parts.filter(({ rules }) => rules === egressHostRules);

testRules(
  { ...sidecarRules, parts },
  {
    'no-missing-hosts': [
      { broken: withHosts(), finds: { '/spec/egress/0/hosts': 'the listener has no hosts' }, fixed: withHosts('./*') },
    ],
    'no-host-without-namespace': [
      {
        broken: withHosts('web.shop.svc.cluster.local', ''),
        finds: {
          [at(0)]: 'the host "web.shop.svc.cluster.local" has no namespace',
          [at(1)]: 'the host "" has no namespace',
        },
        fixed: withHosts('*/web.shop.svc.cluster.local', './*'),
      },
    ],
    'no-empty-host-part': [
      {
        broken: withHosts('/web.shop', 'shop/'),
        finds: {
          [at(0)]: 'the host "/web.shop" has no namespace before the slash',
          [at(1)]: 'the host "shop/" has no name after the slash',
        },
        fixed: withHosts('*/web.shop', 'shop/*'),
      },
    ],
    'valid-host-namespace': [
      {
        broken: withHosts('a.b/*', '~~shop/*', '~edge/*'),
        finds: {
          [at(0)]: 'the host "a.b/*" has the namespace "a.b", which cannot exist',
          [at(1)]: 'the host "~~shop/*" has the namespace "~~shop", which cannot exist',
        },
        fixed: withHosts('./*', 'edge/*', '~shop/*', '~/*'),
      },
    ],
    'no-excluded-host': [
      {
        broken: withHosts('~shop/*', '~/*', './*', '~*/a.b'),
        finds: {
          [at(0)]: 'the host "~shop/*" is to be left out, which Istio can since 1.31',
          [at(3)]: 'the host "~*/a.b" is to be left out, which Istio can since 1.31',
        },
        fixed: withHosts('edge/*'),
      },
    ],
    'no-short-host': [
      {
        broken: withHosts('shop/web', './web'),
        finds: { [at(0)]: 'the host "shop/web" has a short name', [at(1)]: 'the host "./web" has a short name' },
        fixed: withHosts('shop/web.shop.svc.cluster.local', './*'),
      },
    ],
    'no-partial-wildcard': [
      {
        broken: withHosts('./*web.shop'),
        finds: { [at(0)]: 'the host "./*web.shop" has a wildcard that is only a part of a label' },
        fixed: withHosts('./*.shop'),
      },
    ],
    'no-duplicate-host': [
      {
        broken: withHosts('./web.shop', 'shop/web.shop', 'edge/*', 'edge/a.b', 'orders/a.b', 'orders/*'),
        finds: {
          [at(1)]: 'the host "shop/web.shop" overlaps with one before it',
          [at(3)]: 'the host "edge/a.b" overlaps with one before it',
          [at(5)]: 'the host "orders/*" overlaps with one before it',
        },
        fixed: withHosts('shop/web.shop', 'edge/*', '~edge/a.b'),
      },
    ],
    'no-host-beside-all': [
      {
        broken: withHosts('shop/*', '*/*'),
        finds: { [at(1)]: 'the host `*/*` means all services, and there are others beside it' },
        fixed: withHosts('*/*', '~shop/*'),
      },
    ],
  },
);

test('what a host without a namespace should be', () => {
  const found = applyRules(withHosts('web', '*', 'web.edge.svc.cluster.local') as Record<string, unknown>);
  expect(found.filter(({ id }) => id === 'istio/sidecar/no-host-without-namespace').map(({ fix }) => fix)).toEqual([
    'write "./web.shop.svc.cluster.local"',
    'write "./*" for all services of the namespace',
    'write "*/web.edge.svc.cluster.local"',
  ]);
});

test('hosts are left out since Istio 1.31', () => {
  expect(applyRules(withHosts('*/*', '~shop/*') as Record<string, unknown>)).toEqual([]);
});
