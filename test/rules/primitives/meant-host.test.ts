import { findMeantHost, fixOfHost } from '../../../src/rules/primitives/meant-host';

test.each<[string, string | undefined]>([
  ['https://shop.example.com', 'shop.example.com'],
  ['https://shop.example.com/', 'shop.example.com'],
  ['https://shop.example.com:8443/cart?a=b', 'shop.example.com'],
  ['spiffe://cluster.local/ns/a', 'cluster.local'],
  ['/shop.example.com', 'shop.example.com'],
  ['shop.example.com:443', 'shop.example.com'],
  ['shop.example.com/cart', 'shop.example.com'],
  ['http://10.0.0.1:80', '10.0.0.1'],
  ['shop.example.com', undefined],
  ['shop_.example.com:443', undefined],
  ['*.*.example.com', undefined],
  ['https://', undefined],
  ['', undefined],
])('%s', (text, host) => {
  expect(findMeantHost(text)).toBe(host);
});

test('what cannot be told is left to the rule', () => {
  expect(fixOfHost('a:80', 'write a host')).toBe('write "a"');
  expect(fixOfHost('a_b', 'write a host')).toBe('write a host');
});
