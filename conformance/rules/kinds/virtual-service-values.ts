import type { Shape } from '../shape';
import { value } from '../shape';

const LONG = 'a'.repeat(64);

export const hostName = value(
  ['web', 'a.b', '*.b', 'web.shop.svc.cluster.local', '*.c', 'c.d', 'x.c', '10.0.0.1', 'outbound_.80_._.a.b'],
  [
    ...['', '*', '*a.b', '*-a.b', 'a.*', '*.*', 'a..b', 'a_b', 'http://a.b', 'a.b:80', 'a.443', 'a.b.', '::1', '1.2.3'],
    ...['fe80::1%eth0', `${LONG}.b`, `${'a.'.repeat(127)}bc`, 'a b', 'outbound_', 'outbound_a_b_c', 'outbound_1_b_c'],
    ...['outbound_.1._._.2.', 'outbound_1_2', 'outbound_.80_.v1_.web', '*b', '*.a.b', 'A.b', '**', '*.'],
  ],
);

export const sniName = value(
  ['a.b', 'x.b', '*.b', 'web', 'x.c', '*.x.c', 'outbound_.80_._.a.b'],
  ['', '*', '10.0.0.1', '::1', 'a_b', 'z.z', '*b', 'outbound_', 'outbound_1_b_c', 'a.443', 'fe80::1%eth0', 'a..b'],
);

export const gatewayName = value(
  ['shop/edge', 'mesh', 'edge', 'A/b', 'edge.shop.svc.cluster.local'],
  [
    '',
    '/',
    'a/',
    '/b',
    'a.b/c',
    'a/b.c',
    'a/b/c',
    'a_b',
    '*',
    'a.1',
    'a..b',
    '.a',
    'a.',
    '*/a',
    './a',
    LONG,
    `${LONG}/a`,
  ],
);

export const labelKey = value(['app', 'a.b/c', 'A_b'], ['', '*', 'a/b/c', '/a', 'a b', LONG, 'a_b/c', 'a/', '-a']);

export const headerName = value(
  ['x-a', 'x-b', 'a b', 'authority'],
  ['', 'host', 'Host', 'HOST', 'hoſt', ':authority', ':Authority', ':path', ':', ':host', 'a:b'],
);

export const matchedHeaderName = value(
  ['x-a', 'x_b', ':method', 'a,b', ':authority', '@request.auth.claims.groups', '@request.auth.claims[a][b]'],
  [
    ...[
      '',
      'a b',
      ':host',
      ':Method',
      'a:b',
      '@request.auth.claims',
      '@request.auth.claims.',
      '@request.auth.claims[]',
    ],
    ...[
      '@REQUEST.auth.claims.a',
      '@request.auth.claims-a',
      '@request.auth.claims[a',
      'ü',
      '"',
      'a/b',
      'host',
      '[',
      '(',
    ],
  ],
);

export const headerValue = value(
  ['a', '%REQ(x-a)%', '100%%', '%DOWNSTREAM_LOCAL_ADDRESS%', 'a %A% b %B%', '%A( ["a", "b"] )%', '\t'],
  [
    ...['%', 'a%', '%A', '%A(', '%A()%', '%A([a])%', '%A(["a" "b"])%', '%A(["a"]b)%', '%A(b)c%', '%A(\\', '%A(a\\)b)%'],
    ...[
      '\n',
      '\u0000',
      '\u007f',
      '%%%',
      '%A(["a",])%',
      '%A(["a"])',
      '%A(a) %',
      '%START_TIME%%',
      'ü%',
      '%A(["\\',
      '%A([ "',
    ],
  ],
);

export const regex = [
  ...[
    '',
    '(',
    '[',
    '*',
    'a**',
    '(?=a)',
    '\\1',
    'a{1001}',
    '[z-a]',
    '(?P<n>a)',
    '(?<n>a)',
    '\\p{Greek}',
    '\\pN',
    '(?i)a',
  ],
  ...[
    'a'.repeat(1024),
    'a'.repeat(1025),
    'ü'.repeat(513),
    'b'.repeat(1030),
    'c'.repeat(2000),
    '\\C',
    '\\z',
    '\\Z',
    '(?<=a)',
    'x{2,1}',
    '(a{100}){100}',
  ],
  ...['(?s:.)', '(a+)+$', '\\Qa', '[[:alpha:]]', '[[:nope:]]', 'a{,2}', '\\x{110000}', '\\', ')', '|'],
  ...[
    'a{2}{3}',
    '\\K',
    '[a-\\d]',
    '(?U)a*',
    '\\8',
    '\\pX',
    '\\p{Nope}',
    '(?-i)',
    '(?',
    '[]a]',
    '[^]',
    'a+?',
    '\\b^$',
    '+a',
  ],
];

export const retryOn = value(
  ['5xx', 'reset,connect-failure', '503', 'gateway-error,503,unavailable', '+404', '0404', ''],
  [
    ...[
      '5XX',
      'reset, 503',
      'a',
      ',',
      '5xx,',
      '599',
      '104',
      '-503',
      '4x',
      '226,208,209',
      '418,421,419',
      '103,99',
      '451,431',
    ],
    ...[
      '430',
      '509',
      '511,510',
      '306,309',
      '428,429,427',
      ' ',
      '5xx;reset',
      '503.0',
      '99999999999999999999',
      '420',
      '1e2',
    ],
  ],
);

/** Bodies at the limits. */
export const bodyText: Shape = value(
  [{ string: 'a' }, { bytes: 'YWJj' }, {}, { string: '' }],
  [
    ...[{ string: 'a'.repeat(102400) }, { string: 'a'.repeat(102401) }, { string: 'ü'.repeat(51201) }],
    ...[{ bytes: 'YWJj'.repeat(34133) }, { bytes: 'YWJj'.repeat(34134) }, { bytes: 'YWJj'.repeat(349526) }],
    ...[{ string: 'a'.repeat(1048576) }, { string: 'a'.repeat(1048577) }, { string: 'a'.repeat(1048577) }],
  ],
);
