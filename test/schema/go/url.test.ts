import { isRequestUri, parseReference, parseUrl } from '../../../src/schema/go/url';

test.each([
  'http://a',
  'https://a.b/c?d#e',
  'oci://registry/x:y',
  'file:///x',
  '/path',
  '*',
  'http://user:pw@a:80/',
  'http://[::1]:80/',
  'http:opaque',
  'HTTP://A',
  'http://',
  'foo://a:b:80',
  '//host/path',
  '/a?%zz',
])('%s is an address', (text) => expect(isRequestUri(text)).toBe(true));

test.each([
  '',
  'a',
  'a/b',
  '1http://a',
  ':a',
  'http://a b',
  'http://a:b',
  'http://[::1',
  'http://[1.2.3.4]',
  'http://a%20b',
  '/%zz',
  'http://a\n',
  'http://a:1:2',
  'http://a[b]',
  '?a',
])('%p is none', (text) => expect(isRequestUri(text)).toBe(false));

test('the parts are read', () => {
  expect(parseUrl('HTTPS://user@example.com:8443/a/b?c=d#e')).toEqual({
    scheme: 'https',
    host: 'example.com:8443',
    hostname: 'example.com',
    port: '8443',
    path: '/a/b',
    query: 'c=d',
  });
  expect(parseUrl('http://[::1]:80')).toMatchObject({ host: '[::1]:80', hostname: '::1', port: '80' });
  expect(parseUrl('a b')).toBeUndefined();
});

test('relative addresses and fragments are read', () => {
  expect(parseReference('HTTPS://a:8443/b?c#d')).toMatchObject({ scheme: 'https', hostname: 'a', port: '8443' });
  expect(parseReference('a/b')).toMatchObject({ scheme: '', host: '', path: 'a/b' });
  expect(parseReference('a:b')).toMatchObject({ scheme: 'a', host: '' });
  expect(['1:b', 'http://a#%zz', 'http://a b', '%zz'].map(parseReference)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
