import type { Field } from '../field';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

const TRACERS = ['zipkin', 'opentelemetry', 'datadog', 'skywalking', 'lightstep', 'opencensus', 'stackdriver'] as const;

function hasTracer(config: Field<MeshConfig>): boolean {
  const providers = config.at('extensionProviders').items();
  return providers.some((provider) => TRACERS.some((type) => provider.at(type).isSet));
}

const noLegacyTracing: Rule<MeshConfig> = {
  name: 'no-legacy-tracing',
  severity: 'warning',
  judge: 'nobody',
  title:
    'tracing is set up by `extensionProviders` and a Telemetry, not by `enableTracing` and `defaultConfig.tracing`',
  why: 'the older fields are deprecated, and have no effect as soon as a Telemetry or `defaultProviders` names a provider',
  check(config, report) {
    const tracing = config.at('defaultConfig').at('tracing');
    const enabled = config.at('enableTracing');
    const tracers = [
      tracing.at('zipkin'),
      tracing.at('lightstep'),
      tracing.at('datadog'),
      tracing.at('stackdriver'),
      tracing.at('openCensusAgent'),
    ];
    for (const field of tracers.filter(({ isSet }) => isSet)) {
      report({
        field,
        message: `\`${field.name}\` is the older way to say where traces go`,
        fix: 'move the service to an entry of `extensionProviders`, and name it in a Telemetry with `tracing`',
      });
    }
    const sampling = tracing.at('sampling');
    if (sampling.isSet) {
      report({
        field: sampling,
        message: `\`${sampling.name}\` is the older way to say how many requests are traced`,
        fix: 'write `randomSamplingPercentage` in a Telemetry with `tracing`, and remove it here',
      });
    }
    if (!enabled.flag || hasTracer(config)) return;
    report({
      field: enabled,
      message: `\`${enabled.name}\` is true, but no entry of \`extensionProviders\` takes traces`,
      fix: 'add one, e.g. with `opentelemetry`, and name it in a Telemetry with `tracing`; or remove `enableTracing`',
    });
  },
};

/** The rules of the older way to set up tracing. */
export const legacyTracingRules: readonly Rule<MeshConfig>[] = [noLegacyTracing];
