import type { Field } from '../field';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

const TRACERS = ['zipkin', 'opentelemetry', 'datadog', 'skywalking', 'lightstep', 'opencensus', 'stackdriver'] as const;

function hasTracer(config: Field<MeshConfig>): boolean {
  const providers = config.at('extensionProviders').items();
  return providers.some((provider) => TRACERS.some((type) => provider.at(type).isSet));
}

/** An entry of `extensionProviders` for the collector at an address. */
function entryFor(type: string, address: string): string {
  const [, host, port] = /^([\w.-]+):(\d+)$/.exec(address) ?? [];
  if (host === undefined) return `an entry with \`${type}\``;
  // A provider names its service in full; in an address DNS completes a name and a namespace.
  const service = host.split('.').length === 2 ? `${host}.svc.cluster.local` : host;
  return `\`{ name: ${type}, ${type}: { service: ${service}, port: ${port!} } }\``;
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
    const entries = [
      { field: tracing.at('zipkin'), entry: entryFor('zipkin', tracing.at('zipkin').at('address').text) },
      { field: tracing.at('datadog'), entry: entryFor('datadog', tracing.at('datadog').at('address').text) },
      { field: tracing.at('lightstep'), entry: 'an entry with `opentelemetry`' },
      { field: tracing.at('stackdriver'), entry: 'an entry with `opentelemetry`' },
      { field: tracing.at('openCensusAgent'), entry: 'an entry with `opentelemetry`' },
    ];
    for (const { field, entry } of entries.filter(({ field: tracer }) => tracer.isSet)) {
      report({
        field,
        message: `\`${field.name}\` is the older way to say where traces go`,
        fix: `remove it, add ${entry} to \`extensionProviders\`, and its name to a Telemetry with \`tracing\``,
      });
    }
    const sampling = tracing.at('sampling');
    if (sampling.isSet) {
      report({
        field: sampling,
        message: `\`${sampling.name}\` is the older way to say how many requests are traced`,
        fix: `remove it, and write \`randomSamplingPercentage: ${sampling.number}\` in a Telemetry with \`tracing\``,
      });
    }
    if (!enabled.flag || hasTracer(config)) return;
    report({
      field: enabled,
      message: `\`${enabled.name}\` is true, but no entry of \`extensionProviders\` takes traces`,
      fix: 'add an entry with e.g. `opentelemetry` to `extensionProviders`, and its name to a Telemetry with `tracing`; or remove `enableTracing`',
    });
  },
};

/** The rules of the older way to set up tracing. */
export const legacyTracingRules: readonly Rule<MeshConfig>[] = [noLegacyTracing];
