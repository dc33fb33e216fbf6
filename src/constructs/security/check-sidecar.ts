import type { Construct } from 'constructs';
import type { Source } from '../../objects/source';
import type { ServiceFacts } from '../mesh/mesh-facts';
import { reportProblem } from '../problems/report-problem';

/** Reports a policy about a service whose pods have no proxy that could enforce it. */
export function checkSidecar(
  construct: Construct,
  { name, namespace }: ServiceFacts,
  what: string,
  source?: Source,
): void {
  if (namespace.injected) return;
  reportProblem(construct, {
    id: 'policy/no-policy-without-sidecar',
    message: `service ${namespace.name}/${name} has ${what}, but pods of namespace ${namespace.name} get no sidecar`,
    why: 'nothing enforces it: everybody can call the service, in plaintext too',
    fix: `leave out \`injection: 'none'\` of namespace ${namespace.name}`,
    ...(source && { source }),
  });
}
