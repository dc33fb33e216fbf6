import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import { duration } from './duration';
import { policyScope, policyScopeMessages } from './policy-scope';

const providers = list(object({ name: value(['a', 'b'], ['']) }), 2);
const match = object({ mode: value(['CLIENT', 'SERVER', 'CLIENT_AND_SERVER']) });
const tag = object(
  {},
  {
    literal: object({ value: value(['a'], ['']) }),
    header: object({ name: value(['a'], ['']) }, { defaultValue: value(['a', '']) }),
    environment: object({ name: value(['A'], ['']) }),
    formatter: object({ value: value(['%A%'], ['']) }),
  },
);
const expressions = value(
  [
    ...[
      'response.code >= 400',
      '!has(response.code) || connection.mtls',
      "request.headers['a'] in ['b', r'\\c',]",
      '-1',
    ],
    ...['a ? b : {"c": 1u, }', 'a.exists(x, x > 1.5e3)', '"""a\n"""', 'A.B{c: .d()}', 'a // b', '.5 <0xff', '!-1'],
    ...['a.if', "b'\\x41'", 'a.`b-c`', '9223372036854775807', '-9223372036854775808', 'has(a.b)', '[,]'],
  ],
  [
    ...[
      '',
      ' ',
      'a b',
      'a = b',
      'a and b',
      "'a",
      'a &&',
      '(a',
      'a)',
      'a[',
      'a ? b',
      'a, b',
      '%A%',
      'has(a)',
      'has(a[0])',
    ],
    ...['a.all(1, x)', '9223372036854775808', '18446744073709551616u', '1.', "'\\q'", "'\\ud800'", "b'\\u0041'", 'for'],
    ...[
      'a.',
      'a..b',
      'é',
      'a.?b',
      '[?a]',
      '[1,,]',
      'f(a,)',
      '{a}',
      'A{b}',
      '1e999',
      "'a\nb'",
      '!-a',
      '`a`',
      '08x',
      '$a',
    ],
    ...['('.repeat(251) + 'a' + ')'.repeat(251), 'a+'.repeat(300) + 'a', `"${'a'.repeat(100_000)}"`],
  ],
);

export const telemetry: RuleConformance = {
  slug: 'telemetry',
  apiVersion: 'telemetry.istio.io/v1',
  kind: 'Telemetry',
  spec: object(
    {},
    {
      ...policyScope,
      tracing: list(
        object(
          {},
          {
            match,
            providers,
            randomSamplingPercentage: value([0, 100, 1.5, null], [-0.5, 100.5, -1e9]),
            customTags: map(value(['a', 'b'], ['']), tag),
          },
        ),
        2,
      ),
      metrics: list(
        object(
          {},
          {
            providers,
            reportingInterval: duration,
            overrides: list(
              object(
                {},
                {
                  match: object({}, { customMetric: value(['a'], ['']), metric: value(['ALL_METRICS']) }),
                  tagOverrides: map(
                    value(['a', 'b'], ['']),
                    object({ operation: value(['UPSERT', 'REMOVE']) }, { value: value(['request.host'], ['']) }),
                  ),
                },
              ),
              2,
            ),
          },
        ),
        2,
      ),
      accessLogging: list(object({}, { match, providers, filter: object({ expression: expressions }) }), 2),
    },
  ),
  messages: {
    ...policyScopeMessages,
    'no-second-tracing': /^multiple tracing is not/,
    'no-second-tracing-provider': /^multiple providers is not/,
    'no-missing-provider-name': /^providers.name may not be empty/,
    'valid-sampling': /^randomSamplingPercentage must be/,
    'no-empty-tag-name': /^tag name may not be empty/,
    'no-empty-tag': /^(?:literal tag value|header tag name|environment tag name) may not/,
    'no-empty-custom-metric': /^customMetric may not be empty/,
    'no-empty-override-name': /^tagOverrides.name may not be empty/,
    'no-missing-tag-value': /^tagOverrides.value must be set/,
    'no-value-of-removed-tag': /^tagOverrides.value may only be set/,
    'valid-filter-expression': /^must be a valid CEL expression/,
  },
};
