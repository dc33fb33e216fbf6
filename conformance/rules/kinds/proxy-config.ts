import type { RuleConformance } from '../rule-conformance';
import { map, object, value } from '../shape';
import { workloadSelector, workloadSelectorMessages } from './workload-selector';

export const proxyConfig: RuleConformance = {
  slug: 'proxy-config',
  apiVersion: 'networking.istio.io/v1beta1',
  kind: 'ProxyConfig',
  spec: object(
    { concurrency: value([0, 1, 2, 2147483647], [-1, -2147483648]) },
    {
      selector: workloadSelector,
      environmentVariables: map(value(['A', 'B']), value(['1', ''])),
      image: object({ imageType: value(['distroless', '']) }),
    },
  ),
  messages: {
    ...workloadSelectorMessages,
    'no-negative-concurrency': /concurrency must be greater than or equal to 0/,
  },
};
