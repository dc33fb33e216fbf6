import { map, value } from '../shape';

/** Addresses of workloads. */
export const address = value(
  ['10.0.0.1', 'fd00::1', 'db.example.com', 'db', 'a.b.', 'unix:///run/a.sock', 'unix://@a', 'unix://@a/'],
  [
    ...['', 'unix://', 'unix://a', 'unix:///a/', 'UNIX:///a', '10.0.0.256', '10.0.0.1/8', '10.0.0.1:80', '1.2', 'é.de'],
    ...['https://a.b', 'a..b', '*.a.b', '*', '-a', 'a_b', 'fe80::1%eth0', 'a.443', `${'a'.repeat(64)}.b`, 'a.b..'],
    ...['unix://@', 'unix:// a', 'unix:///', 'unix:///é', '01.2.3.4', '::ffff:1.2.3.4', ' 10.0.0.1', '.', 'a b'],
  ],
);

/** Labels of workloads, as people write them and as nobody can. */
export const labels = map(
  value(['app', 'version', 'a.b/c', 'A_b'], ['', 'a b', '/a', 'a/', 'a/b/c', '-a', 'a_b/c', `a/${'b'.repeat(64)}`]),
  value(['web', 'v1', '', 'a.b_c', 'a'.repeat(64)], ['*', '-a', 'a b', 'a/b', 'é']),
);

/** The ports of a workload. */
export const ports = map(
  value(['http', 'tcp-db', 'A', 'a'.repeat(62)], ['', 'a.b', '-a', 'a_b', 'a'.repeat(63), 'a'.repeat(64), 'é']),
  value([80, 8443, 1, 65535], [0, 65536, 4294967295]),
  3,
);

/** What Istio says of a workload, wherever it stands. */
export const workloadMessages: Readonly<Record<string, RegExp>> = {
  'no-missing-address': /^address is required$/,
  'no-network-without-address': /^address is unset with network/,
  'valid-unix-address': /is not an absolute path to a file|unix address must not be empty/,
  'no-ports-with-unix-address': /^unix endpoint .* must not include ports/s,
  'valid-port-name': /^invalid port name/,
  'valid-port': /^port number -?\d+ must be in the range/,
  'valid-labels': /^invalid tag (key|value)/,
};
