import { workloadEntryRules } from '../../../src/rules/workload-entry/workload-entry-rules';
import { workloadAddressRules, workloadLabelRules } from '../../../src/rules/parts/workload/workload-rules';
import { testRules } from '../rule-examples';

const entry = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  metadata: { name: 'db', namespace: 'shop' },
  spec,
});
const valid = entry({ address: '10.0.0.1', ports: { http: 8080 }, labels: { app: 'db' } });

const shared: readonly unknown[] = [workloadAddressRules, workloadLabelRules];
const parts = workloadEntryRules.parts.filter(({ rules }) => shared.includes(rules));

testRules(
  { ...workloadEntryRules, parts },
  {
    'no-missing-address': [
      {
        broken: entry({ address: '' }),
        finds: { '/spec/address': 'the workload has neither `address` nor `network`' },
        fixed: valid,
      },
    ],
    'no-network-without-address': [
      {
        broken: entry({ network: 'vm' }),
        finds: { '/spec/address': 'the workload has the network "vm", but no `address`' },
        fixed: entry({ network: 'vm', address: '10.0.0.1' }),
      },
    ],
    'valid-unix-address': [
      {
        broken: entry({ address: 'unix://run/db.sock' }),
        finds: { '/spec/address': 'the address is "unix://run/db.sock", which is no absolute path to a socket' },
        fixed: entry({ address: 'unix:///run/db.sock' }),
      },
      {
        broken: entry({ address: 'unix:///run/' }),
        finds: { '/spec/address': 'the address is "unix:///run/", which is no absolute path to a socket' },
        fixed: entry({ address: 'unix://@db' }),
      },
    ],
    'no-ports-with-unix-address': [
      {
        broken: entry({ address: 'unix://@db', ports: { http: 8080 } }),
        finds: { '/spec/ports': 'the address is a Unix socket, but the workload has `ports`' },
        fixed: entry({ address: 'unix://@db' }),
      },
    ],
    'valid-labels': [
      {
        broken: entry({ address: '10.0.0.1', labels: { 'a b': 'x', app: '*' } }),
        finds: {
          '/spec/labels/a b': 'the workload has the label "a b: x", which no pod can have',
          '/spec/labels/app': 'the workload has the label "app: *", which no pod can have',
        },
        fixed: valid,
      },
    ],
  },
);
