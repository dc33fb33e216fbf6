import { operators } from '../../src/rules/mesh-effects/access-log-operators';
import type { Random } from '../cases/random';

const ARGUMENTS = [
  ...[
    '',
    'a',
    ':AUTHORITY',
    'X-ENVOY-ORIGINAL-PATH?:PATH',
    'a?b?c',
    'a b',
    'A:B',
    'a:b:c',
    '%Y-%m-%dT%H:%M:%S.%3fZ',
    'a?',
    '?a',
  ],
  ...[
    'NUMBER',
    'SNAKE_STRING',
    'CAMEL_STRING',
    'WQ',
    'NQ',
    'NQ:ORIG',
    'WQ:PATH',
    'NQ:ORIG_OR_PATH',
    'NQ:x',
    'NQ:',
    ':ORIG',
  ],
  ...[
    'ORIG',
    'DECODED',
    'DS_RX_BEG:DS_RX_END',
    'DS_RX_BEG:DS_RX_END:ms',
    'DS_RX_BEG:DS_RX_END:s',
    'a:b:us',
    'a:b:c:ns',
  ],
  ...[
    'k:PLAIN',
    'k:TYPED',
    'k:FIELD',
    'k:FIELD:f',
    'k:FIELD:f:g',
    'k:plain',
    'DYNAMIC:a:b',
    'CLUSTER:a',
    'ROUTE:x',
    'HOST:a',
  ],
  ...[
    'UPSTREAM_HOST:a',
    'LISTENER:a',
    'LISTENER_FILTER_CHAIN:a',
    'VIRTUAL_HOST:a',
    'DYNAMIC',
    'a)b',
    'a(b',
    'ü',
    'a\tb',
    'a,b',
  ],
  ...[
    'ALLOW_WHITESPACES',
    'MASK_PREFIX_LEN',
    '24',
    '%',
    '%%',
    'a%b',
    'request.path',
    'uri',
    'a/b',
    'a.b_c',
    '"a"',
    '{}',
    '[]',
  ],
];
const LENGTHS = ['', '', '', '', ':5', ':0', ':', ':-1', ':a', ':99999999999999999999', ':18446744073709551615'];
const PIECES = [
  ...[
    '[',
    '] ',
    ' ',
    '"',
    '\n',
    '%%',
    '%',
    '% ',
    '100%% ',
    'a',
    '(',
    ')',
    ')%',
    '%Y-%m-%d',
    '%dT',
    '%UPSTREAM_Host%',
    '%req(a)%',
  ],
  ...[
    '%BYTES_RECV%',
    '%RESP_CODE%',
    '%RBAC_IDENTITY%',
    '%RESPONSE_CODE',
    'RESPONSE_CODE%',
    '%RESPONSE CODE%',
    '%_%',
    '%0%',
    '%A%',
  ],
];

/** Formats of access logs, good and odd. */
export function makeFormat(random: Random): string {
  const names = [...operators.keys()];
  return Array.from({ length: random.integer(1, 4) }, () => {
    if (random.chance(0.25)) return random.pick(PIECES);
    const name = random.pick(names);
    const call = random.chance(0.6) ? `(${random.pick(ARGUMENTS)})` : '';
    return `%${name}${call}${random.pick(LENGTHS)}%`;
  }).join('');
}

/** Each operator with each argument and some lengths. */
export function allCalls(): string[] {
  return [...operators.keys()].flatMap((name) => [
    `%${name}%`,
    `%${name}:5%`,
    ...ARGUMENTS.map((argument) => `%${name}(${argument})%`),
    `%${name}(a):5%`,
  ]);
}
