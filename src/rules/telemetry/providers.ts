import type { Field } from '../field';
import { meshesOfRun } from '../mesh-providers/meshes-of-run';
import type { NamedProvider } from '../mesh-providers/named-provider';
import { definedIn, findUndefined, findUnfit, typedIn } from '../mesh-providers/named-provider';
import type { Rule } from '../rule';
import type { Provided, TelemetrySpec } from './telemetry';

const noMissingProviderName: Rule<Provided> = {
  name: 'no-missing-provider-name',
  severity: 'error',
  isInSchema: true,
  title: 'a provider has a name',
  why: 'it would be open where the telemetry goes',
  check(provided, report) {
    for (const field of provided
      .at('providers')
      .items()
      .map((provider) => provider.at('name'))) {
      if (field.text !== '') continue;
      const fix = `write the name of one of the mesh's \`extensionProviders\` in \`${field.name}\``;
      report({ field, message: 'the provider has no name', fix });
    }
  },
};

/** The providers that istiod looks up: of those of one entry of `tracing` only the first. */
function namedProviders(spec: Field<TelemetrySpec>): readonly NamedProvider[] {
  return (['tracing', 'metrics', 'accessLogging'] as const).flatMap((use) =>
    spec
      .at(use)
      .items()
      .flatMap((entry: Field<Provided>) =>
        entry
          .at('providers')
          .items()
          .slice(0, use === 'tracing' ? 1 : undefined),
      )
      .map((provider) => ({ field: provider.at('name'), use })),
  );
}

const EFFECTS = {
  tracing: 'the workloads send no traces',
  metrics: 'the workloads have no metrics for it',
  accessLogging: 'the workloads write no access log for it',
  authorization: '',
} as const;

const noUndefinedProvider: Rule<TelemetrySpec> = {
  name: 'no-undefined-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider is one of the `extensionProviders` of the mesh configuration, or prometheus, stackdriver or envoy',
  why: 'istiod leaves the provider out in silence, and takes none of `defaultProviders` instead',
  check(spec, report, { run }) {
    for (const named of namedProviders(spec)) {
      const meshes = run.once(meshesOfRun);
      const found = findUndefined(named, meshes, EFFECTS[named.use]);
      if (found) report({ ...found, evidence: definedIn(meshes) });
    }
  },
};

const noUnfitProvider: Rule<TelemetrySpec> = {
  name: 'no-unfit-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider of `tracing` takes traces, one of `metrics` metrics, and one of `accessLogging` access logs',
  why: 'istiod leaves the provider out in silence, and takes none of `defaultProviders` instead',
  check(spec, report, { run }) {
    for (const named of namedProviders(spec)) {
      const meshes = run.once(meshesOfRun);
      const found = findUnfit(named, meshes);
      if (found) report({ ...found, evidence: typedIn(meshes, named) });
    }
  },
};

/** The rules of where telemetry goes. */
export const providerRules: readonly Rule<Provided>[] = [noMissingProviderName];

/** The rules of the providers that the mesh has. */
export const meshProviderRules: readonly Rule<TelemetrySpec>[] = [noUndefinedProvider, noUnfitProvider];
