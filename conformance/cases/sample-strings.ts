import type { Schema } from './definitions';
import { samplePattern } from './pattern-sampler';
import type { Random } from './random';

const WORDS = ['web', 'a', 'v1', 'shop', 'x-user', 'istio-system', 'api.shop.svc.cluster.local', '10.0.0.1', '/path'];
const ODD_WORDS = [
  '',
  '*',
  '*.example.com',
  'UPPER',
  'with space',
  'ünïcode',
  '😀',
  'a/b',
  'unix:///run/a.sock',
  '1.5',
  '0',
];

export const DURATIONS = ['1s', '10s', '1h', '1h30m', '500ms', '1.5s', '2m', '1m30s', '100ms', '0s'];

/** Every spelling that Go, Envoy and the CRDs' patterns judge differently. */
export const ODD_DURATIONS = [
  ...[
    '10',
    '1d',
    '-1s',
    '1h1h',
    '0.5ms',
    '1µs',
    '1μs',
    '1us',
    '1ns',
    '+5s',
    '.5s',
    '5.s',
    '1e3s',
    '',
    ' 1s',
    '1s ',
    '1S',
    '0',
  ],
  ...[
    '1 s',
    '1m1h',
    '1.1.1s',
    '0.0000001s',
    '99999999h',
    '2562047h',
    '2562048h',
    's',
    '.s',
    '-',
    '+',
    '--1s',
    '1h-1m',
    '1w',
  ],
  ...[
    '00s',
    '1_000s',
    '0x1s',
    '１s',
    '1s\n',
    '315576000000s',
    '-0s',
    '0.0s',
    '.0s',
    '9223372036s',
    '9223372037s',
    '1ms1us',
    'PT1S',
  ],
];

/** Texts that rules about hosts, addresses, URLs and paths take or refuse. */
export const TRICKY_TEXTS = [
  ...[
    '*',
    '*.a',
    'a*',
    'a.*',
    '*.example.com',
    '**',
    '10.0.0.1',
    '010.0.0.1',
    '::1',
    '::ffff:1.2.3.4',
    '1.2.3.4/8',
    'fe80::1%eth0',
  ],
  ...[
    'unix://',
    'unix:///',
    'unix://@a',
    'unix:///a/',
    'unix://a',
    'UNIX:///a',
    'A_b',
    '-a',
    'a-',
    '%zz',
    'a.b.c',
    'a..b',
    '1',
    '0',
  ],
  ...[
    'http://a',
    'https://',
    'HTTPS://a/b',
    'http:a',
    'https://a b',
    'https://[::1]:80/x',
    'ftp://a',
    '//a',
    '/a',
    'http://%zz',
    'a:b',
  ],
  ...[
    'https://user:p@a/?q#f',
    'x'.repeat(63),
    'x'.repeat(64),
    'x'.repeat(109),
    'a/b',
    'a/b/c',
    '/',
    '',
    '😀',
    'É',
    'a\nb',
    'GET',
    'get',
  ],
  ...[
    'envoy.filters.http.x',
    'https://a:99999',
    'https://a:x',
    'istio-system',
    'default',
    '65535',
    '65536',
    '-1',
    '1.5',
    '0x1F',
    '+1',
  ],
];

const ALPHABETS = ['htps:/@[]%#?.*ab1', '0123456789abcdef:.%/', 'aZ09-_./*', '😀éa\n \t"\\', '*.', 'unix:/@a'];

/** A short text of one of the alphabets that URLs, addresses, names and paths are made of. */
export function randomText(random: Random): string {
  const alphabet = [...random.pick(ALPHABETS)];
  return Array.from({ length: random.integer(0, 14) }, () => random.pick(alphabet)).join('');
}

/** A duration of the lists, or one put together of numbers, units and signs at random. */
export function randomDuration(random: Random): string {
  if (random.chance(0.6)) return random.pick(random.chance(0.5) ? DURATIONS : ODD_DURATIONS);
  const numbers = [
    '0',
    '1',
    '10',
    '59',
    '999',
    '1.5',
    '.5',
    '5.',
    '00',
    '99999',
    '0.001',
    '1e1',
    '',
    '2562047',
    '9223372036854',
  ];
  const units = ['h', 'm', 's', 'ms', 'us', 'µs', 'ns', 'd', '', 'H'];
  const parts = Array.from({ length: random.integer(1, 4) }, () => random.pick(numbers) + random.pick(units));
  return (random.chance(0.1) ? random.pick(['-', '+', ' ']) : '') + parts.join('');
}

const FORMATS: Record<string, readonly string[]> = {
  'date-time': ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.123Z', '2026-02-28T23:59:59+01:00'],
  date: ['2026-11-21'],
  byte: ['aGVsbG8=', '', 'YQ=='],
  url: ['https://example.com/x'],
  uri: ['https://example.com/x', 'urn:a:b'],
  ipv4: ['10.0.0.1', '255.255.255.255'],
  ipv6: ['::1', '2001:db8::1'],
  email: ['a@example.com'],
  hostname: ['example.com'],
  uuid: ['6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  duration: DURATIONS,
};

/** Strings that some parser of a format takes and another refuses. */
export const ODD_FORMATS: Record<string, readonly string[]> = {
  'date-time': [
    ...[
      '2026-11-21',
      '2026-11-21 10:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-11-21T10:00:00',
      '',
    ],
    ...[
      '2026-11-21t10:00:00z',
      '2026-11-21T24:00:00Z',
      '2026-11-21T10:00:60Z',
      '2026-11-21T10:00Z',
      '2026-11-21T10:00:00+0100',
    ],
    ...['2026-11-21T10:00:00,5Z', 'now', '12026-11-21T10:00:00Z', '2026-11-21T10:00:00.123456789012Z'],
  ],
  byte: ['a', 'aGVsbG8', 'a GVs', '====', 'aGVs\nbG8=', 'a-_b', 'YQ==='],
  url: ['://x', 'x', '', 'http://[::1', '%zz'],
  ipv4: ['256.0.0.1', '1.2.3', '01.2.3.4', '::1', '1.2.3.4/8', ' 1.2.3.4', ''],
  ipv6: [':::', '1.2.3.4', '::ffff:1.2.3.4', 'fe80::1%eth0', '::g', '1:2:3:4:5:6:7:8:9', ''],
  duration: ODD_DURATIONS,
};

/** A string that the schema's own keywords and its simplest CEL rules allow. */
export function sampleString(schema: Schema, random: Random, hints: readonly string[]): string {
  for (let attempt = 0; attempt < 12; attempt++) {
    const text = draw(schema, random, hints);
    const length = [...text].length;
    if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Infinity)) continue;
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(text)) continue;
    return text;
  }
  return 'a'.repeat(Math.max(schema.minLength ?? 1, 1));
}

function draw(schema: Schema, random: Random, hints: readonly string[]): string {
  const rules = (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule).join('\n');
  if (hints.length > 0 && random.chance(0.5)) return random.pick(hints);
  if (rules.includes('duration(')) return random.pick(DURATIONS);
  if (rules.includes('url(')) return 'https://example.com/keys';
  const matched = /self\.matches\(r?(?:"""|"|')(.*?)(?:"""|"|')\)/.exec(rules)?.[1];
  if (matched) return samplePattern(matched.replaceAll('\\\\', '\\'), random);
  if (schema.pattern !== undefined) return samplePattern(schema.pattern, random);
  const formatted = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (formatted) return random.pick(formatted);
  const least = schema.minLength ?? 0;
  const word = random.pick(random.chance(0.12) ? ODD_WORDS : WORDS);
  return word.length < least ? word + 'x'.repeat(least - word.length) : word;
}
