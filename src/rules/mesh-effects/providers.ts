import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { MeshConfig } from '../mesh-config/mesh-config';
import { meshConfigs } from '../mesh-config/mesh-configs';
import type { MeshConfigHolder } from '../mesh-config/mesh-configs';
import { providersOf } from '../mesh-providers/meshes-of-run';
import type { NamedProvider } from '../mesh-providers/named-provider';
import { findUndefined, findUnfit } from '../mesh-providers/named-provider';
import { abilities } from '../mesh-providers/provider-use';
import { isDnsLabel } from '../primitives/dns-label';
import type { Rule } from '../rule';

const EFFECTS = {
  tracing: 'no proxy sends traces, not even to what `defaultConfig.tracing` names',
  metrics: 'no proxy has metrics for it',
  accessLogging: 'no proxy writes an access log for it',
  authorization: '',
} as const;

/** The providers that istiod looks up: of those for tracing only the first. */
function defaultProviders(holder: Field<MeshConfigHolder>): readonly NamedProvider[] {
  return meshConfigs(holder).flatMap((config) =>
    (['tracing', 'metrics', 'accessLogging'] as const).flatMap((use) =>
      config
        .at('defaultProviders')
        .at(use)
        .items()
        .slice(0, use === 'tracing' ? 1 : undefined)
        .map((field) => ({ field, use })),
    ),
  );
}

const noUndefinedProvider: Rule<MeshConfigHolder> = {
  name: 'no-undefined-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider of `defaultProviders` is one of `extensionProviders`, or prometheus, stackdriver or envoy',
  why: 'a provider that is not defined turns off what it was to do: the proxies send no traces, metrics or logs',
  check(holder, report) {
    for (const named of defaultProviders(holder)) {
      const found = findUndefined(named, [{ providers: providersOf(holder) }], EFFECTS[named.use]);
      if (found) report(found);
    }
  },
};

const noUnfitProvider: Rule<MeshConfigHolder> = {
  name: 'no-unfit-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider of `defaultProviders` can do what it is the default for',
  why: 'a provider that cannot do it turns it off: the proxies send no traces, metrics or logs',
  check(holder, report) {
    for (const named of defaultProviders(holder)) {
      const found = findUnfit(named, [{ providers: providersOf(holder) }]);
      if (found) report(found);
    }
  },
};

const noDuplicateProvider: Rule<MeshConfig> = {
  name: 'no-duplicate-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'the names of `extensionProviders` differ',
  why: 'the last provider of a name replaces the others',
  check(config, report) {
    const seen = new Set<string>();
    for (const provider of config.at('extensionProviders').items()) {
      const field = provider.at('name');
      if (seen.has(field.text) && field.text !== '') {
        const message = `there are two providers with the name ${shown(field.text)}`;
        report({ field, message, fix: 'give it a name of its own, or remove one of the two' });
      }
      seen.add(field.text);
    }
  },
};

const validAuthorizerName: Rule<MeshConfig> = {
  name: 'valid-authorizer-name',
  severity: 'error',
  judge: 'nobody',
  since: '1.29',
  title: 'the name of a provider that authorizes is a DNS label: small letters, digits and hyphens',
  why: 'istiod takes no other name there, and every policy that names the provider denies all that its rules are about',
  check(config, report) {
    for (const provider of config.at('extensionProviders').items()) {
      const field = provider.at('name');
      if (field.text === '' || (isDnsLabel(field.text) && !/[A-Z]/.test(field.text))) continue;
      if (!abilities.authorization.types.some((type) => provider.at(type).isSet)) continue;
      report({
        field,
        message: `the name ${shown(field.text)} of an authorizer is no DNS label`,
        fix: 'write small letters, digits and hyphens, like "opa", here and in the policies',
      });
    }
  },
};

/** The rules of which providers there are. */
export const providerRules: readonly Rule<MeshConfig>[] = [noDuplicateProvider, validAuthorizerName];

/** The rules of the providers that are used where no Telemetry says otherwise. */
export const defaultProviderRules: readonly Rule<MeshConfigHolder>[] = [noUndefinedProvider, noUnfitProvider];
