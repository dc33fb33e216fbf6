import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import { address, labels, ports } from './workload';

const count = value([0, 1, 30], [-1, -2147483648]);
const port = value([8080, 1, 65535], [0, 65536, 4294967295]);
const OF_PROBE = [
  ...['no-negative-number', 'no-missing-probe-method', 'no-grpc-probe', 'valid-port', 'valid-probe-scheme'],
  ...['valid-probe-header', 'no-missing-probe-command'],
];

export const workloadGroup: RuleConformance = {
  slug: 'workload-group',
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadGroup',
  spec: object(
    {
      template: object(
        { serviceAccount: value(['web']) },
        { address, network: value(['vm', '']), ports, labels, locality: value(['eu/a']), weight: value([1]) },
      ),
    },
    {
      metadata: object({ labels }, { annotations: map(value(['a']), value(['b'])) }),
      probe: object(
        {},
        {
          initialDelaySeconds: count,
          timeoutSeconds: count,
          periodSeconds: count,
          successThreshold: count,
          failureThreshold: count,
          httpGet: object(
            { port },
            {
              path: value(['/ready']),
              host: value(['127.0.0.1']),
              scheme: value(['HTTP', 'HTTPS', ''], ['http', 'TCP', 'HTTPSS']),
              httpHeaders: list(
                object(
                  { name: value(['X-Probe', 'a', '1'], ['', 'x_probe', 'a b', 'é', ':authority']) },
                  { value: value(['a']) },
                ),
              ),
            },
          ),
          tcpSocket: object({ port }, { host: value(['127.0.0.1']) }),
          exec: object({ command: list(value(['/bin/true'], [''])) }),
          grpc: object({ port }, { service: value(['a']) }),
        },
      ),
    },
  ),
  messages: {
    'no-missing-template': /^template is required/,
    'valid-labels': /^invalid labels: /,
    'no-negative-number':
      /^(periodSeconds|initialDelaySeconds|timeoutSeconds|successThreshold|failureThreshold) must be/,
    'no-missing-probe-method': /^unknown health check method <nil>/,
    'no-grpc-probe': /^unknown health check method \*.*Grpc/,
    'valid-port': /^port number -?\d+ must be in the range/,
    'valid-probe-scheme': /^httpGet\.scheme must be/,
    'valid-probe-header': /^header name /,
    'no-missing-probe-command': /^exec\.command is required/,
  },
  hides: { 'no-missing-template': ['valid-labels', ...OF_PROBE], 'valid-labels': OF_PROBE },
};
