import { readJsonWebKeys } from '../../../src/rules/request-authentication/json-web-keys';

const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
const ofKey = (key: unknown): string | undefined => readJsonWebKeys(JSON.stringify({ keys: [rsa, key] })).problem;

test('sets and single keys', () => {
  const valid = [
    '{"keys":[]}',
    '{"keys":null}',
    JSON.stringify(rsa),
    JSON.stringify({
      keys: [
        { ...rsa, n: 'AB==', key_ops: ['verify'], x5c: [] },
        { kty: 'OKP', crv: 'Ed25519', x: '' },
      ],
    }),
    JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'A-_B', y: 'A+/B', kid: null }),
  ];
  expect(valid.map((text) => readJsonWebKeys(text))).toEqual(valid.map(() => ({ privateKeys: [] })));
});

test('private and symmetric keys', () => {
  const keys = [{ ...rsa, d: 'AQ' }, rsa, { kty: 'oct', k: 'AQ' }, { kty: 'EC', crv: 'a', x: '', y: '', d: '' }];
  expect(readJsonWebKeys(JSON.stringify({ keys }))).toEqual({ privateKeys: [0, 2, 3] });
});

test.each([
  ['{', 'is no JSON'],
  ['[]', 'is no JSON object'],
  ['null', 'is no JSON object'],
  ['{"keys":{}}', 'has `keys` that are no list'],
  ['{}', 'cannot be read: `kty` is none of RSA, EC, OKP, oct'],
])('%s %s', (text, problem) => {
  expect(readJsonWebKeys(text)).toEqual({ problem, privateKeys: [] });
});

test.each([
  [{ kty: '__proto__' }, '`kty` is none of RSA, EC, OKP, oct'],
  [null, '`kty` is none of RSA, EC, OKP, oct'],
  [{ kty: 'RSA', n: 'AQAB' }, '`e` is not set'],
  [{ kty: 'EC', x: '', y: '' }, '`crv` is not set'],
  [{ ...rsa, n: 'A' }, '`n` is no base64 text'],
  [{ ...rsa, n: 'A+_B' }, '`n` is no base64 text'],
  [{ ...rsa, n: 1 }, '`n` is no base64 text'],
  [{ ...rsa, d: 'AQ', qi: '=' }, '`qi` is no base64 text'],
  [{ ...rsa, kid: 1 }, '`kid` is no text'],
  [{ ...rsa, key_ops: 'verify' }, '`key_ops` is no list of texts'],
  [{ ...rsa, x5c: ['AQAB'] }, '`x5c` is no list of certificates'],
  [{ ...rsa, x5c: [1] }, '`x5c` is no list of certificates'],
])('%j: %s', (key, problem) => {
  expect(ofKey(key)).toBe(`cannot be read, in its key 1: ${problem}`);
});
