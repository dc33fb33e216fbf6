import { flowText } from '../../schema/structural/flow-text';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

const noOldMetricsAddress: Rule<MeshConfig> = {
  name: 'no-old-metrics-address',
  severity: 'error',
  judge: 'nobody',
  title: '`envoyMetricsServiceAddress` is not set where `envoyMetricsService` is not',
  why: 'the agent of every proxy crashes where it finds the older field alone, so that no new proxy starts',
  check(config, report) {
    const proxy = config.at('defaultConfig');
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
export const metricsServiceRules: readonly Rule<MeshConfig>[] = [noOldMetricsAddress];
