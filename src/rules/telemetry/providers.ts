import type { Rule } from '../rule';
import type { Provided } from './telemetry';

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

/** The rules of where telemetry goes. */
export const providerRules: readonly Rule<Provided>[] = [noMissingProviderName];
