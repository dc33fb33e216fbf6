import { findClosest } from '../../diagnostics/did-you-mean';
import { shown } from '../../schema/structural/findings';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

/** Providers that Istio defines itself. */
const BUILT_IN = ['prometheus', 'stackdriver', 'envoy'];

const EFFECTS = {
  tracing: 'no proxy sends traces, not even to what `defaultConfig.tracing` names',
  metrics: 'no proxy has metrics for it',
  accessLogging: 'no proxy writes an access log for it',
} as const;

const noUndefinedProvider: Rule<MeshConfig> = {
  name: 'no-undefined-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'a provider of `defaultProviders` is one of `extensionProviders`, or prometheus, stackdriver or envoy',
  why: 'a provider that is not defined turns off what it was to do: the proxies send no traces, metrics or logs',
  check(config, report) {
    const names = config
      .at('extensionProviders')
      .items()
      .map((provider) => provider.at('name').text);
    const known = new Set([...names, ...BUILT_IN]);
    for (const signal of ['tracing', 'metrics', 'accessLogging'] as const) {
      for (const field of config.at('defaultProviders').at(signal).items()) {
        if (known.has(field.text)) continue;
        const meant = findClosest(field.text, known);
        report({
          field,
          message: `the provider ${shown(field.text)} is not defined, so that ${EFFECTS[signal]}`,
          fix:
            meant === undefined
              ? `add an entry with \`name: ${field.text}\` to \`extensionProviders\``
              : `did you mean ${shown(meant)}?`,
        });
      }
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

/** The rules of which providers there are. */
export const providerRules: readonly Rule<MeshConfig>[] = [noUndefinedProvider, noDuplicateProvider];
