import type { RequestAuthenticationProps } from '../../imports/istio';
import type { RequestAuthentication } from '../../src/rules/request-authentication/request-authentication';
import { expectFields } from './fields-exist';
import { requestAuthenticationRules } from '../../src/rules/request-authentication/request-authentication-rules';
import { policyScopeExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';

const authentication = (spec: object): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'RequestAuthentication',
  metadata: { name: 'accounts', namespace: 'shop' },
  spec,
});
const issuer = 'https://accounts.example.com';
const rule = (change: object): object => authentication({ jwtRules: [{ issuer, ...change }] });
const at = (field: string): string => `/spec/jwtRules/0/${field}`;
const key = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
const jwks = (...keys: object[]): object => rule({ jwks: JSON.stringify({ keys }) });

testRules(requestAuthenticationRules, {
  ...policyScopeExamples(authentication),
  'no-missing-issuer': [
    {
      broken: authentication({ jwtRules: [{ jwks: '{"keys":[]}' }] }),
      finds: { [at('issuer')]: 'the rule has neither `issuer` nor `jwksUri`' },
      fixed: authentication({ jwtRules: [{ jwks: '{"keys":[]}', issuer }] }),
    },
    {
      broken: authentication({ jwtRules: [{ jwksUri: '', jwks_uri: issuer }] }),
      finds: { [at('issuer')]: 'the rule has neither `issuer` nor `jwksUri`' },
      fixed: authentication({ jwtRules: [{ jwks_uri: issuer }] }),
    },
  ],
  'no-empty-audience': [
    {
      broken: rule({ audiences: ['a', ''] }),
      finds: { [at('audiences/1')]: '`spec.jwtRules[0].audiences[1]` is empty' },
      fixed: rule({ audiences: ['a'] }),
    },
  ],
  'valid-jwks-uri': [
    {
      broken: rule({ jwksUri: 'accounts.example.com/keys' }),
      finds: {
        [at('jwksUri')]:
          '`spec.jwtRules[0].jwksUri` is "accounts.example.com/keys", which is no address with http or https',
      },
      fixed: rule({ jwksUri: 'https://accounts.example.com/keys' }),
    },
    {
      broken: rule({ jwks_uri: 'https://a:99999999999999999999' }),
      finds: {
        [at('jwks_uri')]:
          '`spec.jwtRules[0].jwks_uri` is "https://a:99999999999999999999", which is no address with http or https',
      },
      fixed: rule({ jwks_uri: 'HTTP://a:8080' }),
    },
  ],
  'valid-jwks': [
    {
      broken: rule({ jwks: 'https://accounts.example.com/keys' }),
      finds: { [at('jwks')]: '`spec.jwtRules[0].jwks` is no JSON' },
      fixed: jwks(),
    },
    {
      broken: jwks(key, { kty: 'RSA', n: 'AQAB' }),
      finds: { [at('jwks')]: '`spec.jwtRules[0].jwks` cannot be read, in its key 1: `e` is not set' },
      fixed: jwks(key, key),
    },
  ],
  'no-private-key': [
    {
      broken: jwks(key, { ...key, d: 'AQAB' }),
      finds: { [at('jwks')]: '`spec.jwtRules[0].jwks` has a private key, its key 1' },
      fixed: jwks(key, key),
    },
  ],
  'no-unseen-private-key': [
    {
      broken: jwks({ ...key, d: 'AQAB' }),
      finds: { [at('jwks')]: '`spec.jwtRules[0].jwks` has a private key, its key 0' },
      fixed: jwks(key),
    },
  ],
  'no-missing-header-name': [
    {
      broken: rule({ fromHeaders: [{ prefix: 'Bearer ' }] }),
      finds: { [at('fromHeaders/0/name')]: '`spec.jwtRules[0].fromHeaders[0].name` is empty' },
      fixed: rule({ fromHeaders: [{ name: 'x-token' }] }),
    },
  ],
  'no-empty-parameter': [
    {
      broken: rule({ fromParams: [''] }),
      finds: { [at('fromParams/0')]: '`spec.jwtRules[0].fromParams[0]` is empty' },
      fixed: rule({ fromParams: ['token'] }),
    },
  ],
  'no-empty-cookie': [
    {
      broken: rule({ fromCookies: [''] }),
      finds: { [at('fromCookies/0')]: '`spec.jwtRules[0].fromCookies[0]` is empty' },
      fixed: rule({ fromCookies: ['token'] }),
    },
  ],
  'no-missing-claim-or-header': [
    {
      broken: rule({ outputClaimToHeaders: [{ claim: '' }] }),
      finds: {
        [at('outputClaimToHeaders/0/claim')]: '`spec.jwtRules[0].outputClaimToHeaders[0].claim` is empty',
        [at('outputClaimToHeaders/0/header')]: '`spec.jwtRules[0].outputClaimToHeaders[0].header` is empty',
      },
      fixed: rule({ outputClaimToHeaders: [{ claim: 'sub', header: 'x-user' }] }),
    },
  ],
  'valid-claim-header': [
    {
      broken: rule({ outputClaimToHeaders: [{ claim: 'sub', header: 'x user' }] }),
      finds: {
        [at('outputClaimToHeaders/0/header')]:
          'the header "x user" has characters that are no letters, digits, "-" and "_"',
      },
      fixed: rule({ outputClaimToHeaders: [{ claim: 'sub', header: 'X_user-1' }] }),
    },
  ],
  'valid-duration': [
    {
      broken: rule({ timeout: '0s' }),
      finds: { [at('timeout')]: '`spec.jwtRules[0].timeout` is "0s", which is shorter than 1ms' },
      fixed: rule({ timeout: '5s' }),
    },
  ],
});

test('rules read fields that exist', () => {
  expectFields<RequestAuthentication, RequestAuthenticationProps>();
});
