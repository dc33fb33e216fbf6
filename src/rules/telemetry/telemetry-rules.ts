import type { Field } from '../field';
import { policyScopeRules, targetRules, targetsOf } from '../parts/policy-scope/policy-scope-rules';
import { kindRules, rulesOf } from '../rule';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';
import { accessLoggingRules } from './access-logging';
import { overrideRules } from './metrics';
import { meshProviderRules, providerRules } from './providers';
import type { Provided, Telemetry } from './telemetry';
import { tracingListRules, tracingRules } from './tracing';

function provided(telemetry: Field<Telemetry>): readonly Field<Provided>[] {
  const spec = telemetry.at('spec');
  return [...spec.at('tracing').items(), ...spec.at('metrics').items(), ...spec.at('accessLogging').items()];
}

/** The rules of Telemetry. */
export const telemetryRules = kindRules<Telemetry>({
  slug: 'telemetry',
  kinds: ['telemetry.istio.io/Telemetry'],
  parts: [
    rulesOf((telemetry) => [telemetry.at('spec')], policyScopeRules),
    rulesOf((telemetry) => [telemetry.at('spec').at('selector')], workloadSelectorRules),
    rulesOf((telemetry) => targetsOf(telemetry.at('spec')), targetRules),
    rulesOf(provided, providerRules),
    rulesOf((telemetry) => [telemetry.at('spec')], meshProviderRules),
    rulesOf((telemetry) => [telemetry.at('spec')], tracingListRules),
    rulesOf((telemetry) => telemetry.at('spec').at('tracing').items(), tracingRules),
    rulesOf(
      (telemetry) =>
        telemetry
          .at('spec')
          .at('metrics')
          .items()
          .flatMap((metrics) => metrics.at('overrides').items()),
      overrideRules,
    ),
    rulesOf((telemetry) => telemetry.at('spec').at('accessLogging').items(), accessLoggingRules),
  ],
});
