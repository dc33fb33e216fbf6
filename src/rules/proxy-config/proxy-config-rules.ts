import { kindRules, rulesOf } from '../rule';
import type { Rule } from '../rule';
import type { WorkloadSelector } from '../parts/workload-selector/workload-selector';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';

/** What rules read of a ProxyConfig. */
export interface ProxyConfig {
  readonly spec: ProxyConfigSpec;
}

interface ProxyConfigSpec {
  readonly selector: WorkloadSelector;
  readonly concurrency: number;
}

const noNegativeConcurrency: Rule<ProxyConfigSpec> = {
  name: 'no-negative-concurrency',
  severity: 'error',
  title: '`concurrency` is a number of threads, or 0 for as many as there are processor cores',
  why: 'the proxy could not start a negative number of threads',
  check(spec, report) {
    const field = spec.at('concurrency');
    if (field.number >= 0) return;
    report({
      field,
      message: `\`${field.name}\` is ${field.number}`,
      fix: 'write a number of threads like 2, or 0 for as many as there are processor cores',
    });
  },
};

/** The rules of ProxyConfig. */
export const proxyConfigRules = kindRules<ProxyConfig>({
  slug: 'proxy-config',
  kinds: ['networking.istio.io/ProxyConfig'],
  parts: [
    rulesOf((config) => [config.at('spec')], [noNegativeConcurrency]),
    rulesOf((config) => [config.at('spec').at('selector')], workloadSelectorRules),
  ],
});
