import { flowText } from '../../schema/structural/flow-text';
import type { ProxyDefaults } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

const noOldMetricsAddress: Rule<ProxyDefaults> = {
  name: 'no-old-metrics-address',
  severity: 'error',
  judge: 'nobody',
  title: '`envoyMetricsServiceAddress` is not set where `envoyMetricsService` is not',
  why: "a proxy's agent crashes where it finds the older field alone, so that no new proxy starts",
  check(proxy, report) {
    const field = proxy.at('envoyMetricsServiceAddress');
    if (field.text === '' || proxy.at('envoyMetricsService').isSet) return;
    report({
      field,
      message: `\`${field.name}\` is set without \`envoyMetricsService\``,
      fix: `write \`envoyMetricsService: ${flowText({ address: field.text })!}\` instead`,
    });
  },
};

/** The rules of where Envoy sends its metrics. */
export const metricsServiceRules: readonly Rule<ProxyDefaults>[] = [noOldMetricsAddress];
