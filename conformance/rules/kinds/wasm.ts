import type { Shape } from '../shape';
import { list, object, value } from '../shape';

const SHA = 'a0'.repeat(32);

/** A program that runs in the proxy: what is needed, and what may be set. */
export const wasmFields: readonly [Readonly<Record<string, Shape>>, Readonly<Record<string, Shape>>] = [
  {
    url: value(
      [
        'oci://images.example.com/shop/filter:1.0',
        'images.example.com/shop/filter',
        'file:///a.wasm',
        'HTTPS://a.b/c?d',
        '/a',
        'http://a#b',
      ],
      [
        ...[
          '',
          'ftp://a',
          'localhost:5000/a',
          'a:b',
          'a b',
          'http://a b',
          'http://a#%zz',
          '%zz',
          'oci:a',
          '*',
          'a:5000/b',
        ],
        ...['a#%zz', '//a', 'http://[::1', ':a', '1:2', 'a\n', '#'],
      ],
    ),
  },
  {
    sha256: value(
      [SHA, ''],
      [SHA.toUpperCase(), SHA.slice(1), `${SHA}0`, 'é'.repeat(32), 'é'.repeat(64), `g${SHA.slice(1)}`],
    ),
    imagePullSecret: value(['pull', 'a'.repeat(253)], ['', 'a'.repeat(254), 'é'.repeat(200)]),
    pluginName: value(['a', 'a'.repeat(256)], ['', 'a'.repeat(257), 'é'.repeat(129)]),
    vmConfig: object({
      env: list(
        object(
          { name: value(['A', 'B', 'C', 'a'.repeat(256)], ['', 'a'.repeat(257), 'é'.repeat(129)]) },
          { value: value(['1'], ['']), valueFrom: value(['INLINE', 'HOST']) },
        ),
        3,
      ),
    }),
  },
];

/** Which traffic a program sees. */
export const trafficSelectors: Shape = list(
  object(
    {},
    {
      mode: value(['CLIENT', 'SERVER', 'UNDEFINED']),
      ports: list(object({ number: value([80, 1, 65535], [0, 65536, 4294967295]) }), 2),
    },
  ),
  2,
);

const OF_VARIABLES = [
  'no-missing-variable-name',
  'no-long-variable-name',
  'no-duplicate-variable',
  'no-value-from-host',
];

export const wasmMessages: Readonly<Record<string, RegExp>> = {
  'no-missing-url': /^url field needs to be set/,
  'valid-url': /^(?:failed to (?:strict )?parse url|url contains unsupported scheme)/,
  'valid-sha256': /^sha256 field must/,
  'no-long-pull-secret': /^imagePullSecret field must be less/,
  'no-long-plugin-name': /^pluginName field must be less/,
  'no-missing-variable-name': /^spec.vmConfig.env invalid/,
  'no-long-variable-name': /^env.name field must be less/,
  'no-duplicate-variable': /^duplicate env/,
  'no-value-from-host': /^value may only be set when valueFrom is INLINE/,
  'valid-match-port': /^spec.Match\[\d+\].Ports\[\d+\] is out of range/,
};

/** Istio stops at the first variable that is wrong. */
export const wasmHides: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  OF_VARIABLES.map((rule) => [rule, OF_VARIABLES]),
);
