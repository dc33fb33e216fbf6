import { findAddressProblem } from '../../../src/rules/primitives/address';

test.each([['zipkin.istio-system:9411'], ['10.0.0.1:80'], ['[::1]:80'], ['a:+80'], ['a.b.:1'], ['[fe80::1%eth0]:80']])(
  '%s is an address',
  (text) => expect(findAddressProblem(text)).toBeUndefined(),
);

test.each([
  ['', 'is empty'],
  ['zipkin', 'is no host and port'],
  ['::1:80', 'is no host and port'],
  ['[::1]', 'is no host and port'],
  ['http://a:80', 'is no host and port'],
  ['a:', 'has no port from 1 to 65535'],
  ['a:0', 'has no port from 1 to 65535'],
  ['a: 80', 'has no port from 1 to 65535'],
  [':80', 'has no host name or IP address'],
  ['a_b:80', 'has no host name or IP address'],
])('%j is no address', (text, problem) => expect(findAddressProblem(text)).toBe(problem));
