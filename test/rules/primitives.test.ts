import { cipherSuites, isCipherSuite } from '../../src/rules/primitives/cipher-suite';
import { findDurationProblem, isOff } from '../../src/rules/primitives/duration';
import { isLabelKey, isLabelValue } from '../../src/rules/primitives/label';
import { findLocalityProblem, findOverlaps } from '../../src/rules/primitives/locality';
import { isDnsLabel, isWildcardDnsLabel } from '../../src/rules/primitives/dns-label';
import { findDomainProblem, findWildcardDomainProblem, hasPartialWildcard } from '../../src/rules/primitives/host-name';
import { isIpAddress, isIpSubnet } from '../../src/rules/primitives/ip-address';
import { isImageHub, isImageTag } from '../../src/rules/primitives/image-reference';
import { isPort } from '../../src/rules/primitives/port';
import { findProtocolFamily, protocols } from '../../src/rules/primitives/protocol';
import { isUnixAddress } from '../../src/rules/primitives/unix-address';

const holds = (is: (text: string) => boolean, ...texts: string[]): string[] => texts.filter(is);

test('DNS labels', () => {
  expect(holds(isDnsLabel, 'a', 'A-1', '-a', 'a-', '', 'a.b', 'a'.repeat(63), 'a'.repeat(64), 'a\n')).toEqual([
    'a',
    'A-1',
    'a'.repeat(63),
  ]);
  expect(holds(isWildcardDnsLabel, '*', '*a', '*-a', 'a*', '**', '*-', 'a')).toEqual(['*', '*a', '*-a', 'a']);
});

test('parts of the names of images', () => {
  const hubs = [
    'a',
    'images.example.com/istio',
    'localhost:5000/a',
    'localhost/A',
    'a.io:5000',
    'A',
    'a:b',
    'a.io:x/b',
    '[::1]:5/a',
  ];
  expect(holds(isImageHub, ...hubs, 'https://a.io', 'a b', 'a@b.io/c', 'a.io/B')).toEqual([
    ...['a', 'images.example.com/istio', 'localhost:5000/a', 'a.io:5000', '[::1]:5/a'],
  ]);
  const tags = ['1.31.0', 'a_B-c', '', 'a:b', 'a/b', 'ä', 'a'.repeat(128), 'a'.repeat(129)];
  expect(holds(isImageTag, ...tags)).toEqual(['1.31.0', 'a_B-c', 'a'.repeat(128)]);
});

test('domain names', () => {
  const valid = ['a', 'a.b.', 'A.b-c', '1.a', 'a.99999999999999999999'];
  const invalid = ['', '.', 'a..b', 'a.1', '10.0.0.1', 'a_b', '*.a', `${'a.'.repeat(127)}bc`, 'ü.de'];
  expect([...valid, ...invalid].filter((text) => findDomainProblem(text) === undefined)).toEqual(valid);
  const wild = ['*', '*.a', '*a.b', '*-a.b', 'a', '123', 'a.'];
  const notWild = ['', 'a.*', '*.*', '*.1', '**'];
  expect([...wild, ...notWild].filter((text) => findWildcardDomainProblem(text) === undefined)).toEqual(wild);
  expect(holds(hasPartialWildcard, '*', '*.a', '*a.b', 'a.*', 'a')).toEqual(['*a.b', 'a.*']);
});

test('addresses', () => {
  const valid = ['10.0.0.1', '::1', 'fe80::1%eth0', '::ffff:10.0.0.1'];
  expect(holds(isIpAddress, ...valid, '10.0.0', '010.0.0.1', '10.0.0.1%a', '::1%', '', '10.0.0.0/8')).toEqual(valid);
  const ranges = ['10.0.0.0/8', '10.0.0.1', '::/0', '2001:db8::/128', '10.0.0.1/0'];
  expect(holds(isIpSubnet, ...ranges, '10.0.0.0/33', '10.0.0.0/08', '::/129', '/8', '::1%a/8', '1.2.3.4/8/8')).toEqual(
    ranges,
  );
  expect(holds(isUnixAddress, '@', '@a/', '/a', '/a/b', '/', 'a', '/a/', '')).toEqual(['@', '@a/', '/a', '/a/b']);
});

test('ports and protocols', () => {
  expect([0, 1, 65535, 65536, -1].filter(isPort)).toEqual([1, 65535]);
  expect(
    protocols.map((name) => findProtocolFamily(name.toLowerCase())).filter((family) => family === undefined),
  ).toEqual([]);
  expect(['http', 'GRPC-WEB', 'Https', 'TLS', 'mysql', 'udp'].map(findProtocolFamily)).toEqual([
    'http',
    'http',
    'tls',
    'tls',
    'tcp',
    'other',
  ]);
  expect(['', 'HBONE', 'constructor', 'http '].map(findProtocolFamily)).toEqual(Array(4).fill(undefined));
});

test('cipher suites', () => {
  expect(cipherSuites.filter((suite) => !isCipherSuite(suite))).toEqual([]);
  expect(holds(isCipherSuite, '', 'ALL', '-AES', '[a|b]', 'aes128-sha', '1', 'é', '\u05d0')).toEqual([
    '',
    'ALL',
    '-AES',
    '[a|b]',
    '\u05d0',
  ]);
});

test('labels', () => {
  const keys = ['a', 'a.b/c_d', 'A-1', `${'a'.repeat(63)}`, `${'a.'.repeat(126)}a/b`];
  expect(
    holds(isLabelKey, ...keys, '', '/a', 'a/', 'a/b/c', 'a b', '-a', 'a'.repeat(64), `${'a.'.repeat(127)}a/b`),
  ).toEqual(keys);
  expect(holds(isLabelValue, '', 'a', 'a'.repeat(100), '-a', 'a/b', '*')).toEqual(['', 'a', 'a'.repeat(100)]);
});

test('durations', () => {
  expect(['1ms', '1h30m', '0.001s', '0s', '1us', '1.5ms', '-1s', '1d', ''].map(findDurationProblem)).toEqual([
    ...[undefined, undefined, undefined],
    ...['is shorter than 1ms', 'is shorter than 1ms', 'is no whole number of milliseconds', 'is shorter than 1ms'],
    ...['is no duration', 'is no duration'],
  ]);
  expect(holds(isOff, '0s', '0.5ms', '-0.5ms', '1ms', '-1ms', 'x')).toEqual(['0s', '0.5ms', '-0.5ms']);
});

test('localities', () => {
  expect(
    holds((text) => findLocalityProblem(text) === undefined, 'a', 'a/b/c/d', '*', 'a/*', 'a*', '*/a', '**', '', 'a/'),
  ).toEqual(['a', 'a/b/c/d', '*', 'a/*', 'a*']);
  const overlaps = (pair: string): boolean => findOverlaps(pair.split(' '), false)[1] !== undefined;
  const pairs = [
    'a b',
    'a a',
    'a a/b',
    'a/b a',
    'a/b a/c',
    'a/* a/c',
    '* b',
    'a/b/c a/b/d',
    'a/b/* a/b',
    'a/b/c/d a/b/c',
  ];
  expect(pairs.filter(overlaps)).toEqual(['a a', 'a a/b', 'a/b a', 'a/* a/c', '* b', 'a/b/* a/b']);
  expect(findOverlaps(['a', 'a/b', 'b/c', 'b/*', '*', 'd'], true)).toEqual([
    ...[undefined, 'a', undefined, undefined, undefined, '*'],
  ]);
  expect(findOverlaps(['a', 'b/c', 'b/*'], false)).toEqual([undefined, undefined, 'b/c']);
});
