import type { TelemetryProps } from '../../imports/istio';
import type { Telemetry } from '../../src/rules/telemetry/telemetry';
import { telemetryRules } from '../../src/rules/telemetry/telemetry-rules';
import { expectFields } from './fields-exist';
import { mesh } from './mesh-config-examples';
import { policyScopeExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';

const telemetry = (spec: object): object => ({
  apiVersion: 'telemetry.istio.io/v1',
  kind: 'Telemetry',
  metadata: { name: 'mesh', namespace: 'istio-system' },
  spec,
});
const tracing = (...entries: object[]): object => telemetry({ tracing: entries });
const tags = (customTags: object): object => tracing({ customTags });
const overrides = (...entries: object[]): object => telemetry({ metrics: [{ overrides: entries }] });
const logging = (expression?: string): object => telemetry({ accessLogging: [{ filter: { expression } }] });
const [a, b] = [{ name: 'a' }, { name: 'b' }];
const override = '/spec/metrics/0/overrides/0';
const expression = '/spec/accessLogging/0/filter/expression';

testRules(telemetryRules, {
  ...policyScopeExamples(telemetry),
  'no-missing-provider-name': [
    {
      broken: telemetry({ tracing: [{ providers: [{}] }], metrics: [{ providers: [a, {}] }] }),
      finds: {
        '/spec/tracing/0/providers/0/name': 'the provider has no name',
        '/spec/metrics/0/providers/1/name': 'the provider has no name',
      },
      fixed: telemetry({ tracing: [{ providers: [a] }], accessLogging: [{ providers: [a, b] }] }),
    },
  ],
  'no-undefined-provider': [
    {
      beside: [mesh({ extensionProviders: [{ name: 'a', zipkin: {} }] })],
      broken: telemetry({
        tracing: [{ providers: [{ name: 'c' }, { name: 'd' }] }],
        metrics: [{ providers: [{ name: 'prometeus' }] }],
        accessLogging: [{ providers: [{ name: 'envoy' }, { name: 'file' }] }],
      }),
      finds: {
        '/spec/tracing/0/providers/0/name': 'the provider "c" is not defined, so that the workloads send no traces',
        '/spec/metrics/0/providers/0/name':
          'the provider "prometeus" is not defined, so that the workloads have no metrics for it',
        '/spec/accessLogging/0/providers/1/name':
          'the provider "file" is not defined, so that the workloads write no access log for it',
      },
      fixed: telemetry({
        tracing: [{ providers: [{ name: 'A' }] }],
        metrics: [{ providers: [{ name: 'prometheus' }] }],
        accessLogging: [{ providers: [{ name: 'envoy' }] }],
      }),
    },
  ],
  'no-unfit-provider': [
    {
      beside: [mesh({ extensionProviders: [{ name: 'a', zipkin: {} }, { name: 'b', lightstep: {} }, { name: 'c' }] })],
      broken: telemetry({
        tracing: [{ providers: [{ name: 'prometheus' }] }, { providers: [b] }],
        metrics: [{ providers: [{ name: 'c' }] }],
        accessLogging: [{ providers: [a] }],
      }),
      finds: {
        '/spec/tracing/0/providers/0/name': 'the provider "prometheus" is `prometheus`, which takes no traces',
        '/spec/tracing/1/providers/0/name': 'the provider "b" is `lightstep`, at which istiod crashes',
        '/spec/metrics/0/providers/0/name': 'the provider "c" is of no type, which takes no metrics',
        '/spec/accessLogging/0/providers/0/name': 'the provider "a" is `zipkin`, which takes no access logs',
      },
      fixed: telemetry({ tracing: [{ providers: [a] }], accessLogging: [{ providers: [{ name: 'envoy' }] }] }),
    },
  ],
  'no-second-tracing': [
    {
      broken: tracing({}, {}),
      finds: { '/spec/tracing/1': '`spec.tracing` has 2 entries, and one is used' },
      fixed: tracing({}),
    },
  ],
  'no-second-tracing-provider': [
    {
      broken: tracing({ providers: [a, b] }),
      finds: { '/spec/tracing/0/providers/1': '`spec.tracing[0].providers` has 2 providers, and one is used' },
      fixed: tracing({ providers: [a] }),
    },
  ],
  'valid-sampling': [
    {
      broken: tracing({ randomSamplingPercentage: 100.5 }),
      finds: { '/spec/tracing/0/randomSamplingPercentage': '`spec.tracing[0].randomSamplingPercentage` is 100.5' },
      fixed: tracing({ randomSamplingPercentage: 100 }),
    },
  ],
  'no-empty-tag-name': [
    {
      broken: tags({ '': { literal: { value: 'a' } } }),
      finds: { '/spec/tracing/0/customTags/': 'the custom tag has an empty name' },
      fixed: tags({ a: { literal: { value: 'a' } } }),
    },
  ],
  'no-empty-tag': [
    {
      broken: tags({ a: { literal: {} }, b: { header: { name: '' } }, c: { environment: {} } }),
      finds: {
        '/spec/tracing/0/customTags/a/literal/value':
          'the custom tag "a" has no text in `spec.tracing[0].customTags.a.literal.value`',
        '/spec/tracing/0/customTags/b/header/name':
          'the custom tag "b" has no text in `spec.tracing[0].customTags.b.header.name`',
        '/spec/tracing/0/customTags/c/environment/name':
          'the custom tag "c" has no text in `spec.tracing[0].customTags.c.environment.name`',
      },
      fixed: tags({ a: { literal: { value: 'a' } }, b: { header: { name: 'b' } }, c: { formatter: { value: '%A%' } } }),
    },
  ],
  'no-empty-custom-metric': [
    {
      broken: overrides({ match: { customMetric: '' } }),
      finds: { [`${override}/match/customMetric`]: '`spec.metrics[0].overrides[0].match.customMetric` is empty' },
      fixed: overrides({ match: { customMetric: 'a' } }, { match: { metric: 'ALL_METRICS' } }),
    },
  ],
  'no-empty-override-name': [
    {
      broken: overrides({ tagOverrides: { '': { value: 'a' } } }),
      finds: { [`${override}/tagOverrides/`]: '`tagOverrides` has an empty name' },
      fixed: overrides({ tagOverrides: { a: { value: 'a' } } }),
    },
  ],
  'no-missing-tag-value': [
    {
      broken: overrides({ tagOverrides: { a: {}, b: { operation: 'UPSERT', value: '' } } }),
      finds: {
        [`${override}/tagOverrides/a/value`]: 'the tag "a" is set to nothing',
        [`${override}/tagOverrides/b/value`]: 'the tag "b" is set to nothing',
      },
      fixed: overrides({ tagOverrides: { a: { operation: 'REMOVE' }, b: { value: 'request.host' } } }),
    },
  ],
  'no-value-of-removed-tag': [
    {
      broken: overrides({ tagOverrides: { a: { operation: 'REMOVE', value: 'b' } } }),
      finds: { [`${override}/tagOverrides/a/value`]: 'the tag "a" is removed, but has the value "b"' },
      fixed: overrides({ tagOverrides: { a: { operation: 'UPSERT', value: 'b' } } }),
    },
  ],
  'valid-filter-expression': [
    {
      broken: logging('response.code = 400'),
      finds: {
        [expression]:
          '`spec.accessLogging[0].filter.expression` is "response.code = 400", which is wrong from character 15 on',
      },
      fixed: logging('response.code == 400'),
    },
    {
      broken: logging('response.code >='),
      finds: {
        [expression]: '`spec.accessLogging[0].filter.expression` is "response.code >=", which ends too early',
      },
      fixed: logging('response.code >= 400'),
    },
    {
      broken: logging(),
      finds: { [expression]: '`spec.accessLogging[0].filter.expression` is not set' },
      fixed: telemetry({ accessLogging: [{}] }),
    },
  ],
});

test('rules read fields that exist', () => {
  expectFields<Telemetry, TelemetryProps>();
});
