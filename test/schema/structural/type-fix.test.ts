import { validateObject } from '../../../src/schema/validate';

function fixesOf(http: object): readonly string[] {
  const findings = validateObject({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: { hosts: ['web'], http: [http] },
  });
  return findings.filter(({ id }) => id === 'schema/type').map(({ fix }) => fix);
}

const route = (destination: object): object => ({ route: [{ destination: { host: 'web', ...destination } }] });

test.each<[object, string]>([
  [{ timeout: 5 }, 'write "5s", with the unit'],
  [{ timeout: true }, 'write "true" with quotes'],
  [{ name: 5 }, 'write "5" with quotes'],
  [{ retries: { attempts: '3' } }, 'write 3 without quotes'],
  [route({ port: 8080 }), 'write `{ number: 8080 }`'],
  [route({ port: 'http' }), 'write an object'],
  [{ match: [{ uri: '/shop' }] }, 'write `{ exact: /shop }`'],
  [{ match: [{ uri: 'a'.repeat(65) }] }, 'write an object'],
  [{ match: [{ uri: 5 }] }, 'write an object'],
  [{ match: { uri: { exact: '/' } } }, 'put it into a list'],
  [{ name: ['a'] }, 'write its only item without the list'],
])('%j', (http, fix) => {
  expect(fixesOf(http)).toEqual([fix]);
});
