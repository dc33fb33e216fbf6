import type { RuleConformance } from '../rule-conformance';
import { map, object, value } from '../shape';
import { workloadSelector, workloadSelectorMessages } from './workload-selector';

const mtls = object({ mode: value(['STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET']) });

export const peerAuthentication: RuleConformance = {
  slug: 'peer-authentication',
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  spec: object(
    { mtls },
    {
      selector: workloadSelector,
      portLevelMtls: map(value(['80', '8080', '1', '65535'], ['0', '65536', '4294967295', '00', '080']), mtls),
    },
  ),
  ofDecoder: ['valid-port'],
  messages: {
    ...workloadSelectorMessages,
    'no-port-mtls-without-selector': /cannot have port level mTLS/,
    'no-empty-port-mtls': /port level mTLS, if defined/,
    'valid-port': /port must be in range 1\.\.65535/,
  },
};
