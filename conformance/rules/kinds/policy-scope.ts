import type { Shape } from '../shape';
import { list, object, value } from '../shape';
import { workloadSelector, workloadSelectorMessages } from './workload-selector';

/** One that a policy is attached to. */
export const target = object(
  {
    kind: value(
      ['Service', 'Gateway', 'ServiceEntry', 'GatewayClass'],
      ['Deployment', 'service', '', 'HTTPRoute', 'constructor'],
    ),
    group: value(['', 'core', 'gateway.networking.k8s.io', 'networking.istio.io'], ['apps', 'Core']),
    name: value(['web', 'edge'], ['', 'a'.repeat(254)]),
  },
  { namespace: value([''], ['shop']) },
);

/** What a policy is about. */
export const policyScope: Readonly<Record<string, Shape>> = {
  selector: workloadSelector,
  targetRef: target,
  targetRefs: list(target, 2),
};

export const policyScopeMessages: Readonly<Record<string, RegExp>> = {
  ...workloadSelectorMessages,
  'no-second-scope': /only one of targetRefs or workloadSelector can be set/,
  'no-missing-target-name': /targetRef name must be set/,
  'no-target-namespace': /targetRef namespace must not be set/,
  'valid-target-kind': /targetRef must be to one of/,
};
