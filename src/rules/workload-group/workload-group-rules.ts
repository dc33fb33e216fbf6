import { kindRules, rulesOf } from '../rule';
import { objectRules } from './object';
import { probeRules } from './probe';
import type { WorkloadGroup } from './workload-group';

/** The rules of WorkloadGroup; of its template the resource definition says all. */
export const workloadGroupRules = kindRules<WorkloadGroup>({
  slug: 'workload-group',
  kinds: ['networking.istio.io/WorkloadGroup'],
  parts: [
    rulesOf((group) => [group.at('spec')], objectRules),
    rulesOf((group) => [group.at('spec').at('probe')], probeRules),
  ],
});
