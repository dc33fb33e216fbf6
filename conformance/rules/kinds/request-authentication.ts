import type { RuleConformance } from '../rule-conformance';
import { list, object, value } from '../shape';
import { duration, durationMessages } from './duration';
import { policyScope, policyScopeMessages } from './policy-scope';

const CERTIFICATE =
  'MIIBbzCCARWgAwIBAgIUXHLlsDjmTQJyZnwk/wElRuGwWLEwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBYTAgFw0yNjExMjExMzMxMjNaGA8yMTI2MTAyODEzMzEyM1owDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMhFKs69+759TDZnJFE6hIRSrSsGVsV/d0qNq/7hQyLaH/yeScdnlrS0F2njED7UgwgUQVglGnNr3eboMjaWhOGjUzBRMB0GA1UdDgQWBBTkUd8TZ0OtBt54uI2EghWCne6n/DAfBgNVHSMEGDAWgBTkUd8TZ0OtBt54uI2EghWCne6n/DAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQD/KttzfxRSSW3wztzAt+q2KpnFbFtlMvOI1CAapP3VOgIgXpMdKyMUzC4qilKNUqbEofyYVFIP0+zT6sk94Uatrn8=';

const RSA = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
const EC = { kty: 'EC', crv: 'P-256', x: 'AQAB', y: 'AQAB' };
const OKP = { kty: 'OKP', crv: 'Ed25519', x: 'AQAB' };

const goodKeys: readonly object[] = [
  RSA,
  { ...RSA, kid: 'a', use: 'sig', alg: 'RS256', key_ops: ['verify'], x5c: [CERTIFICATE], x5t: 'a', 'x5t#S256': '' },
  { ...RSA, n: 'AQ==', e: null, kid: null, key_ops: null, x5c: null, own: { a: [1] } },
  { ...RSA, n: 'A+/B', e: 'A-_B\n', x5c: [], dp: 1 },
  EC,
  { ...EC, crv: null, crit: 'a' },
  OKP,
];
const privateKeys: readonly object[] = [
  { ...RSA, d: 'AQAB' },
  { ...RSA, d: null, p: 'AQ', q: 'AQ', dp: 'AQ', dq: 'AQ', qi: 'AQ' },
  { ...EC, d: '' },
  { ...OKP, d: 'AQ' },
  { kty: 'oct', k: 'AQAB' },
  { kty: 'oct', k: 'AQAB', d: 1 },
];
const badKeys: readonly unknown[] = [
  ...[null, 1, 'a', [], {}, { kty: 'rsa' }, { kty: 1 }, { kty: null }, { kty: 'RSA' }, { kty: 'constructor' }],
  ...[
    { ...RSA, n: 1 },
    { ...RSA, n: 'A' },
    { ...RSA, n: 'AB=' },
    { ...RSA, n: 'A===' },
    { ...RSA, n: 'A+_B' },
  ],
  ...[
    { ...RSA, n: 'AB==\n' },
    { ...RSA, e: 'é' },
    { ...RSA, kid: 1 },
    { ...RSA, use: {} },
    { ...RSA, key_ops: 'a' },
  ],
  ...[
    { ...RSA, key_ops: [1] },
    { ...RSA, x5c: 'a' },
    { ...RSA, x5c: ['AQAB'] },
    { ...RSA, x5c: [1] },
  ],
  ...[{ ...RSA, d: 'AQ', p: 1 }, { ...RSA, d: 1 }, { ...EC, crv: 1 }, { kty: 'EC', x: 'AQ', y: 'AQ' }, { kty: 'oct' }],
  ...[
    { kty: 'OKP', crv: 'a' },
    { kty: 'EC', crv: 'a', x: 'AQ' },
    { kty: 'oct', k: [] },
  ],
];
const sets = (keys: readonly unknown[]): string[] => [
  ...keys.map((key) => JSON.stringify({ keys: [key] })),
  ...keys.map((key) => JSON.stringify({ keys: [RSA, key] })),
  ...keys.map((key) => JSON.stringify(key)),
];

export const requestAuthentication: RuleConformance = {
  slug: 'request-authentication',
  apiVersion: 'security.istio.io/v1',
  kind: 'RequestAuthentication',
  spec: object(
    {
      jwtRules: list(
        object(
          { issuer: value(['https://accounts.example.com', 'a'], ['']) },
          {
            audiences: list(value(['a', 'b'], ['']), 2),
            jwksUri: value(
              ['https://a.b/keys', 'http://a', 'HTTPS://a.b:8443/?a=b#c'],
              [
                ...[
                  '',
                  'a',
                  '/a',
                  '//a/b',
                  'ftp://a',
                  'https:a',
                  'https://a:99999999999999999999',
                  'https://a:b',
                  'a:b',
                ],
                ...[
                  'https://a b',
                  'https://%zz',
                  'https://a/%zz',
                  '://a',
                  'https://[::1',
                  'https://a#%zz',
                  'file:///a',
                ],
              ],
            ),
            jwks_uri: value(['https://a.b/keys'], ['ftp://a']),
            jwks: value(
              ['{"keys":[]}', ' {"keys": null} ', ...sets(goodKeys)],
              [
                ...['', 'a', '[]', '1', '"a"', 'null', '{', '{}', '{"keys":{}}', '{"keys":"a"}', '{"keys":[],"a":1}'],
                ...[...sets(privateKeys), ...sets(privateKeys), ...sets(badKeys)],
              ],
            ),
            fromHeaders: list(object({ name: value(['x-token'], ['']) }, { prefix: value(['Bearer ', '']) }), 2),
            fromParams: list(value(['token'], ['']), 2),
            fromCookies: list(value(['token'], ['']), 2),
            outputClaimToHeaders: list(
              object({
                claim: value(['sub', 'a.b'], ['']),
                header: value(['x-user', 'X_a'], ['', 'a b', 'a:b', 'é', 'a.b', 'a\n']),
              }),
              2,
            ),
            timeout: duration,
          },
        ),
      ),
    },
    { ...policyScope },
  ),
  ofDecoder: ['valid-duration'],
  messages: {
    ...policyScopeMessages,
    ...durationMessages,
    'no-missing-issuer': /issuer or jwksUri must be non-empty/,
    'no-empty-audience': /audience must be non-empty/,
    'valid-jwks-uri': /^(?:URI scheme .* is not supported|parse |strconv\.Atoi)/,
    'valid-jwks': /^jwks parse error/,
    'no-private-key': /contains private key material/,
    'no-missing-header-name': /location header name must be/,
    'no-empty-parameter': /location query must be/,
    'no-empty-cookie': /cookie name must be/,
    'no-missing-claim-or-header': /outputClaimToHeaders header and claim value/,
    'valid-claim-header': /is not a valid header name/,
  },
  hides: { 'no-missing-claim-or-header': ['valid-claim-header'] },
};
