import { workloadEntryRules } from '../../src/rules/workload-entry/workload-entry-rules';
import { workloadAddressRules, workloadLabelRules } from '../../src/rules/parts/workload/workload-rules';
import { testRules } from './rule-examples';

const entry = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  metadata: { name: 'db', namespace: 'shop' },
  spec,
});
const valid = entry({ address: '10.0.0.1', ports: { http: 8080 }, labels: { app: 'db' } });

const shared: readonly unknown[] = [workloadAddressRules, workloadLabelRules];
const parts = workloadEntryRules.parts.filter(({ rules }) => !shared.includes(rules));

testRules(
  { ...workloadEntryRules, parts },
  {
    'valid-address': [
      {
        broken: entry({ address: '10.0.0.256' }),
        finds: {
          '/spec/address': 'the address "10.0.0.256" ends in "256", and the last label of a domain cannot be a number',
        },
        fixed: valid,
      },
      {
        broken: entry({ address: '*.example.com' }),
        finds: { '/spec/address': 'the address "*.example.com" has the label "*", which is no DNS label' },
        fixed: entry({ address: 'db.example.com' }),
      },
    ],
    'valid-port-name': [
      {
        broken: entry({ address: '10.0.0.1', ports: { 'tcp.db': 5432 } }),
        finds: { '/spec/ports/tcp.db': 'a port has the name "tcp.db", which is no DNS label' },
        fixed: entry({ address: '10.0.0.1', ports: { 'tcp-db': 5432 } }),
      },
    ],
    'valid-port': [
      {
        broken: entry({ address: '10.0.0.1', ports: { http: 0, https: 65536 } }),
        finds: {
          '/spec/ports/http': "the port's number is 0, which is no port",
          '/spec/ports/https': "the port's number is 65536, which is no port",
        },
        fixed: valid,
      },
    ],
  },
);
