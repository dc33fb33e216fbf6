import { exportToRules } from '../parts/export-to/export-to';
import { kindRules, rulesOf } from '../rule';
import { workloadAddressRules, workloadLabelRules } from '../parts/workload/workload-rules';
import { labelSelectorRules } from '../parts/workload-selector/workload-selector';
import { addressRules } from './addresses';
import { endpointRules } from './endpoints';
import { hostRules } from './hosts';
import { locationRules } from './location';
import { portRules } from './ports';
import { staticEndpoints, usedEndpoints } from './service-entry';
import type { ServiceEntry } from './service-entry';

/** The rules of ServiceEntry. */
export const serviceEntryRules = kindRules<ServiceEntry>({
  slug: 'service-entry',
  kinds: ['networking.istio.io/ServiceEntry'],
  parts: [
    rulesOf(
      (entry) => [entry.at('spec')],
      [...hostRules, ...addressRules, ...portRules, ...endpointRules, ...locationRules],
    ),
    rulesOf((entry) => [entry.at('spec')], exportToRules({ allowsNone: true })),
    rulesOf((entry) => [entry.at('spec').at('workloadSelector')], labelSelectorRules),
    rulesOf((entry) => staticEndpoints(entry.at('spec')), workloadAddressRules),
    rulesOf((entry) => usedEndpoints(entry.at('spec')), workloadLabelRules),
  ],
});
