import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import type { Shape } from '../shape';
import { exportTo, exportToMessages } from './export-to';
import { address, labels, workloadMessages } from './workload';
import { workloadSelectorMessages } from './workload-selector';

/** Endpoint ports whose names are mostly those of the service's ports. */
const endpointPorts = map(
  value(['http', 'https', 'tcp'], ['db', '', 'a.b', 'a'.repeat(63)]),
  value([80, 8443], [0, 65536]),
);

/** Addresses as those of all workloads, more often none and more often of a Unix socket. */
const endpointAddress: Shape =
  address.is === 'value' ? value([...address.good, '', '', ''], [...address.odd, 'unix://a', 'unix:///a/']) : address;
const network = value(['vm', 'vm', '']);

const messages: Readonly<Record<string, RegExp>> = {
  ...workloadSelectorMessages,
  ...workloadMessages,
  ...exportToMessages,
  'no-export-to-none-and-some': /^cannot export service entry to no one/,
  'no-endpoints-with-selector': /^only one of WorkloadSelector or Endpoints/,
  'no-missing-hosts': /must have at least one host|^at least one wildcard host/,
  'no-host-for-all': /^invalid host \*/,
  'valid-host': /^(domain name .* (invalid|too long)|empty domain name)/s,
  'no-partial-wildcard': /^partial wildcard/,
  'no-unresolvable-host': /^hosts must be FQDN/,
  'no-plain-host-with-dynamic-dns': /^host must be wildcarded/,
  'no-second-host-with-tcp': /^multiple hosts provided/,
  'no-second-host-with-address': /^service entry can not have more than one host/,
  'valid-address': /is not a valid (IP|CIDR block)$/,
  'no-address-range-with-dns': /^CIDR addresses are allowed only/,
  'no-addresses-with-dynamic-dns': /^addresses cannot be set/,
  'no-duplicate-port-name': /^service entry port name .* already defined/s,
  'no-duplicate-port': /^service entry port \d+ already defined/,
  'no-tcp-port-without-address': /^addresses are required for ports serving TCP/,
  'valid-protocol': /^unsupported protocol: /,
  'valid-dynamic-dns-protocol': /^only HTTP, TLS/,
  'no-endpoints-without-resolution': /^no endpoints should be provided/,
  'no-selector-without-resolution': /^workloadSelector should not be set/,
  'no-second-endpoint': /^there must only be 0 or 1/,
  'no-endpoints-with-dynamic-dns': /^endpoints cannot be set/,
  'valid-endpoint-address': /^endpoint address .* is not a valid (FQDN or an )?IP address/s,
  'no-unknown-endpoint-port': /^endpoint port \d+ is not defined/,
  'no-unix-address-of-several-ports': /^exactly 1 service port/,
  'no-mesh-internal-with-waypoint': /^location MESH_INTERNAL with/,
};

export const serviceEntry: RuleConformance = {
  slug: 'service-entry',
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  labels: [
    ['istio.io/use-waypoint', ['waypoint']],
    ['istio.io/use-waypoint', ['waypoint', 'shop-waypoint', 'web', 'none', 'None', '']],
    ['networking.istio.io/enable-autoallocate-ip', ['false', 'False', 'true', '']],
  ],
  spec: object(
    {
      hosts: list(
        value(
          ['api.example.com', 'b.example.com', '*.example.com', 'db', 'a.b.'],
          [
            ...[
              '',
              '*',
              '*api.example.com',
              '*-a.b',
              'a.*',
              '*.*',
              'a..b',
              'a/b.c',
              'https://a.b',
              'a.b:80',
              '10.0.0.1',
            ],
            ...['é.de', `${'a.'.repeat(127)}b`, `${'a.'.repeat(127)}bc`, '**', '*.', '.', 'a_b.c', '*foo', '*.443'],
          ],
        ),
      ),
      ports: list(
        object(
          {
            number: value([80, 443, 5432, 1, 65535], [0, 65536]),
            name: value(['http', 'https', 'tcp', 'db'], ['', 'a.b', 'A', '-a', 'a'.repeat(64)]),
            protocol: value(
              ['HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC', 'HTTP2', 'http'],
              ['', 'HTTSP', 'grpc-web', 'HTTP_PROXY', 'UDP', 'Redis', 'mysql', 'HBONE', 'tcp', 'tls', 'QUIC'],
            ),
          },
          { targetPort: value([8080, 1], [0, 65536]) },
        ),
      ),
      resolution: value(['NONE', 'STATIC', 'STATIC', 'DNS', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS', 'DYNAMIC_DNS']),
    },
    {
      addresses: list(
        value(
          ['10.0.0.1', 'fd00::1', '10.0.0.0/8', 'fd00::/64'],
          [
            ...['', 'a.b', '10.0.0.256', '10.0.0.1/33', '10.0.0.1/8/8', '/8', '10.0.0.1/', '10.0.0.1/08', '::1%lo'],
            ...['::1%lo/64', '10.0.0.1/+8', '::/129', '::ffff:10.0.0.1/100', '1.2.3'],
          ],
        ),
      ),
      location: value(['MESH_EXTERNAL', 'MESH_INTERNAL', 'MESH_INTERNAL', 'MESH_INTERNAL']),
      endpoints: list(
        object({ address: endpointAddress, network }, { ports: endpointPorts, labels, weight: value([1]) }),
        2,
      ),
      workloadSelector: object({
        labels: map(value(['app', 'version'], ['', 'a*', '*']), value(['web', 'v1', ''], ['*', 'a*b'])),
      }),
      exportTo,
      subjectAltNames: list(value(['spiffe://a/b'])),
    },
  ),
  messages,
  hides: {
    'no-empty-selector-key': Object.keys(messages),
    'no-selector-wildcard': Object.keys(messages),
    'no-missing-address': ['valid-port-name', 'valid-port', 'valid-labels', 'no-unknown-endpoint-port'],
  },
};
