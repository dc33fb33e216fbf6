import type { RuleConformance } from '../rule-conformance';
import { object, value } from '../shape';
import { address, labels, ports, workloadMessages } from './workload';

export const workloadEntry: RuleConformance = {
  slug: 'workload-entry',
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  spec: object(
    { address },
    {
      network: value(['vm', '']),
      ports,
      labels,
      locality: value(['eu/a']),
      weight: value([0, 1]),
      serviceAccount: value(['web']),
    },
  ),
  messages: {
    ...workloadMessages,
    'valid-address': /^endpoint address .* is not a valid FQDN or an IP address/s,
  },
  hides: { 'no-missing-address': ['valid-port-name', 'valid-port', 'valid-labels'] },
};
