import type { Json, JsonObject } from '../cases/json';
import type { Random } from '../cases/random';

/** Names that every object has from its prototype, or that mean something to the language. */
export const PROTOTYPE_KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'isPrototypeOf',
  'toJSON',
  '__defineGetter__',
  'then',
  'length',
];

const BACKTRACKING: readonly string[] = [
  '(a+)+$',
  '(a|aa)+$',
  '(a|a?)+$',
  '(.*)*x',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}$',
  '(?:a?){60}a{60}',
  '((a{1,100}){1,100}){1,100}',
  '(((((.*)*)*)*)*)*!',
  'a{1001}',
  '(?:(?:(?:a{1000}){1000}){1000})',
  '[[:alpha:]]+\\z',
  '(?P<name>a)\\1',
  '(?<=a+)b',
  '\\p{Greek}+\\pZ',
  '\\C\\Q(\\E',
  '[^\\x{10FFFF}]*',
  '(?i)(?s)(?U).*',
  '\\',
  '(',
  '[a',
  '*',
  '(?',
];

const TEXTS: readonly string[] = [
  '',
  ' ',
  '*',
  '.',
  '..',
  '/',
  '//',
  '*.',
  '*.*',
  '.*',
  '-',
  '~',
  './*',
  '*/*',
  'a/b/c',
  'shop/reviews.shop.svc.cluster.local',
  '*.example.com',
  'xn--nxasmq6b',
  'a'.repeat(64),
  `${'a.'.repeat(130)}com`,
  '1.2.3.4',
  '1.2.3.4/33',
  '::',
  '::1%eth0',
  'fe80::/129',
  '::ffff:1.2.3.4',
  'spiffe://',
  'spiffe://cluster.local/ns/a/sa/b',
  'unix://@',
  'unix:///a/b',
  'outbound|80||a.b',
  'https://[::1]:99999/%zz',
  'http://a:b@c/%00?#',
  'STRICT',
  'ISTIO_MUTUAL',
  'true',
  'null',
  '0',
  '-1',
  '65536',
  '1e400',
  '0x1F',
  '1_000',
  '9223372036854775808',
  '2026-02-30T25:61:61Z',
  '%',
  '%s%n%x',
  '%REQ(:AUTHORITY)%',
  '%START_TIME(%Y',
  '{{ .Values.x }}',
  '${jndi:x}',
  '{a=**}/{b}',
  'request.headers[',
  'request.auth.claims[a][b]',
  '[object Object',
  '\u0000',
  '\u001b[31mred',
  'a\nb',
  'a\r\n\tb',
  '\u2028\u2029\u0085',
  '\u202etxt',
  '\ufeff',
  '🦄'.repeat(3),
  'İıſK',
  '\ud800',
  ...PROTOTYPE_KEYS,
];

const DURATIONS: readonly string[] = [
  '10s',
  '1h1m1s1ms',
  '-1s',
  '+1s',
  '0',
  '0s',
  '1.5',
  '1d',
  '.s',
  '1.s',
  '.5s',
  's',
  '1e9s',
  '0.0000000000000000001s',
  '999999999999999h',
  '9223372036854775807ns',
  '9223372036854775808ns',
  '315576000001s',
  '1µs',
  '1μs',
  `${'1'.repeat(400)}s`,
  '1h '.repeat(3),
  '1s'.repeat(2000),
];

const NUMBERS: readonly number[] = [0, 1, -1, 65535, 65536, 0.5, 1e-300, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63)];

/** What huge texts repeat; some are what backtracking patterns fail on. */
const UNITS: readonly string[] = [
  'a',
  'ab',
  'a.',
  'a/',
  '*.',
  '%',
  '(',
  '((a)*',
  '{',
  '[',
  '\\',
  '1',
  ' ',
  '\n',
  'é🦄',
];

/** A text that a field was not made for. */
export function oddText(random: Random): string {
  return random.pick(random.pick([TEXTS, TEXTS, BACKTRACKING, DURATIONS]));
}

/** A text of up to `most` characters. */
export function longText(random: Random, most: number): string {
  const unit = random.pick(UNITS);
  const length = Math.floor(most ** (0.4 + 0.6 * random.next()));
  return `${random.pick(['', '*', '^', '/'])}${unit.repeat(Math.ceil(length / unit.length))}${random.pick(['', '!', '$', ')'])}`;
}

/** A list or a map in itself, again and again. */
export function nested(random: Random, most: number): Json {
  let value: Json = oddText(random);
  const key = random.pick(['a', 'spec', 'items', ...PROTOTYPE_KEYS]);
  const how = random.pick(['list', 'map', 'both']);
  for (let left = random.integer(1, most); left > 0; left--) {
    value = how === 'list' || (how === 'both' && left % 2 === 0) ? [value] : entry(key, value);
  }
  return value;
}

/** An object with one field of its own, also where the name is `__proto__`. */
export function entry(key: string, value: Json): JsonObject {
  return Object.fromEntries([[key, value]]);
}

/** A value that a field was not made for; `size` bounds how large. */
export function oddValue(random: Random, size: number): Json {
  switch (random.integer(0, 15)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
    case 3:
      return random.pick(NUMBERS);
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return nested(random, Math.ceil(Math.sqrt(size)));
    case 7:
      return longText(random, size);
    case 8:
      return manyItems(random, Math.ceil(Math.sqrt(size)));
    case 9:
      return Object.fromEntries(PROTOTYPE_KEYS.map((key) => [key, oddText(random)]));
    case 10:
      return entry(random.pick(PROTOTYPE_KEYS), oddValue(random, size / 2));
    default:
      return oddText(random);
  }
}

function manyItems(random: Random, most: number): Json {
  const item = random.chance(0.5) ? oddText(random) : oddValue(random, 10);
  const count = random.integer(0, most);
  if (random.chance(0.5)) return Array.from({ length: count }, () => item);
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, item]));
}
