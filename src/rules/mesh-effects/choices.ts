import type { Field } from '../field';
import { providerTypes } from '../mesh-config/extension-provider';
import type { MeshConfig } from '../mesh-config/mesh-config';
import type { Rule } from '../rule';

const noSecondChoice: Rule<MeshConfig> = {
  name: 'no-second-of-choice',
  severity: 'error',
  judge: 'nobody',
  title: 'of fields that exclude each other one is set: what a provider is, where traces go, what a proxy is called',
  why: 'it keeps one of the two and drops the other',
  check(config, report) {
    const proxy = config.at('defaultConfig');
    const tracing = proxy.at('tracing');
    const choices: (readonly Field<unknown>[])[] = [
      [proxy.at('serviceCluster'), proxy.at('tracingServiceName')],
      [proxy.at('privateKeyProvider').at('cryptomb'), proxy.at('privateKeyProvider').at('qat')],
      [
        tracing.at('zipkin'),
        tracing.at('lightstep'),
        tracing.at('datadog'),
        tracing.at('stackdriver'),
        tracing.at('openCensusAgent'),
      ],
      ...config
        .at('extensionProviders')
        .items()
        .map((provider) => providerTypes.map((type) => provider.at(type))),
    ];
    for (const choice of choices) {
      const [first, second] = choice.filter(({ isSet }) => isSet);
      if (first === undefined || second === undefined) continue;
      report({
        field: second,
        message: `\`${first.name}\` and \`${second.name}\` are both set`,
        fix: 'remove one of the two',
      });
    }
  },
};

/** The rules of fields that exclude each other. */
export const choiceRules: readonly Rule<MeshConfig>[] = [noSecondChoice];
