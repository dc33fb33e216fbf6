import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Problem } from '../problems/report-problem';
import { checkAtSynth, evidenceOf } from '../problems/report-problem';

/** A symbol, not module state: two copies of this package in one program check an app once. */
const CHECKED = Symbol.for('cdk8s-istio.mtls-scopes');

/** Reports, once per app, PeerAuthentications of one scope: Istio uses the oldest one, which manifests do not show. */
export function checkScopes(construct: Construct): void {
  const root = construct.node.root as Construct & { [CHECKED]?: true };
  if (root[CHECKED]) return;
  Object.defineProperty(root, CHECKED, { value: true });
  checkAtSynth(root, () => findSharedScopes(root));
}

function* findSharedScopes(root: Construct): Iterable<Problem> {
  const byScope = new Map<string, ApiObject>();
  for (const object of root.node.findAll()) {
    if (!ApiObject.isApiObject(object) || object.kind !== 'PeerAuthentication') continue;
    const namespace = object.metadata.namespace ?? 'default';
    const scope = `${namespace} ${selectorOf(object)}`;
    const other = byScope.get(scope);
    if (!other) byScope.set(scope, object);
    else if (other.name !== object.name) {
      yield {
        id: 'policy/no-duplicate-mtls-scope',
        message: `PeerAuthentications ${namespace}/${other.name} and ${namespace}/${object.name} are for the same workloads`,
        why: 'Istio uses the one that was created first and ignores the other',
        fix: 'remove one of them',
        construct: object,
        evidence: [other, object].map((one) =>
          evidenceOf(`${one.node.path} is PeerAuthentication ${namespace}/${one.name}`, one),
        ),
        upstream: ['KIA0002'],
      };
    }
  }
}

function selectorOf(object: ApiObject): string {
  const { spec } = object.toJson() as { spec?: { selector?: { matchLabels?: Record<string, string> } } };
  return JSON.stringify(Object.entries(spec?.selector?.matchLabels ?? {}).sort());
}
