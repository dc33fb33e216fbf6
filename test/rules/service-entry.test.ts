import { serviceEntryRules } from '../../src/rules/service-entry/service-entry-rules';
import { workloadAddressRules, workloadLabelRules } from '../../src/rules/parts/workload/workload-rules';
import { labelSelectorRules } from '../../src/rules/parts/workload-selector/workload-selector';
import { testRules } from './rule-examples';
import { dynamic, entry, https, tcp, withEndpoint, withHosts } from './service-entry-examples';

const valid = entry({});
const selector = { labels: { app: 'api' } };
const address = { address: '10.0.0.1' };
const several = { hosts: ['a.example.com', 'b.example.com'] };
const withPort = (change: object): object => entry({ ports: [{ ...https, ...change }] });
const ofOthers: readonly unknown[] = [workloadAddressRules, workloadLabelRules, labelSelectorRules];
const parts = serviceEntryRules.parts.filter(
  ({ rules }) => !ofOthers.includes(rules) && !rules.some(({ name }) => name === 'valid-export'),
);

testRules(
  { ...serviceEntryRules, parts },
  {
    'no-missing-hosts': [
      { broken: withHosts(), finds: { '/spec/hosts': 'the ServiceEntry has no hosts' }, fixed: valid },
    ],
    'no-host-for-all': [
      { broken: withHosts('*'), finds: { '/spec/hosts/0': 'the host is `*`' }, fixed: withHosts('*.example.com') },
    ],
    'valid-host': [
      {
        broken: withHosts('https://api.example.com', '10.0.0.1', '*', 'api.example.com:443'),
        finds: {
          '/spec/hosts/0': 'the host "https://api.example.com" has the label "https://api", which is no DNS label',
          '/spec/hosts/1': 'the host "10.0.0.1" ends in "1", and the last label of a domain cannot be a number',
          '/spec/hosts/3': 'the host "api.example.com:443" has the label "com:443", which is no DNS label',
        },
        fixed: withHosts('api.example.com', '*.example.com'),
      },
    ],
    'no-partial-wildcard': [
      {
        broken: withHosts('*api.example.com'),
        finds: { '/spec/hosts/0': 'the host "*api.example.com" has a wildcard that is only a part of a label' },
        fixed: dynamic({ hosts: ['*api.example.com'] }),
      },
    ],
    'no-unresolvable-host': [
      {
        broken: withHosts('*.example.com'),
        finds: { '/spec/hosts/0': 'the host "*.example.com" is to be resolved by DNS, but is no full name' },
        fixed: entry({ hosts: ['*.example.com'], endpoints: [{ address: 'api.example.com' }] }),
      },
    ],
    'no-plain-host-with-dynamic-dns': [
      {
        broken: dynamic({ hosts: ['api.example.com'] }),
        finds: { '/spec/hosts/0': 'the host "api.example.com" has no wildcard, but the resolution is DYNAMIC_DNS' },
        fixed: valid,
      },
    ],
    'no-second-host-with-tcp': [
      {
        broken: entry({ ...several, ports: [https, tcp] }),
        finds: { '/spec/hosts/1': 'there are several hosts, and a port whose protocol is "TCP"' },
        fixed: entry({ ...several, ports: [https, tcp], resolution: 'NONE' }),
      },
      {
        broken: entry({ ...several, ports: [{ number: 80, name: 'http' }] }),
        finds: { '/spec/hosts/1': 'there are several hosts, and a port whose protocol is not set' },
        fixed: entry(several),
      },
    ],
    'no-second-host-with-address': [
      {
        broken: entry({ ...several, addresses: ['10.0.0.1'] }),
        finds: { '/spec/hosts/1': 'there are several hosts for the same `addresses`, and a port of TCP or TLS' },
        fixed: entry(several),
      },
    ],
    'valid-address': [
      {
        broken: entry({ addresses: ['10.0.0.1', 'api.example.com', '10.0.0.0/33'], resolution: 'STATIC' }),
        finds: {
          '/spec/addresses/1': 'the address "api.example.com" is neither an IP address nor a range',
          '/spec/addresses/2': 'the address "10.0.0.0/33" is neither an IP address nor a range',
        },
        fixed: entry({ addresses: ['fd00::1', '10.0.0.0/24'], resolution: 'STATIC' }),
      },
    ],
    'no-address-range-with-dns': [
      {
        broken: entry({ addresses: ['10.0.0.0/24', '10.0.0.1'] }),
        finds: { '/spec/addresses/0': 'the address "10.0.0.0/24" is a range, but the resolution is DNS' },
        fixed: entry({ addresses: ['10.0.0.0/24'], resolution: undefined }),
      },
    ],
    'no-addresses-with-dynamic-dns': [
      {
        broken: dynamic({ addresses: ['10.0.0.1'] }),
        finds: { '/spec/addresses': '`addresses` are set, but the resolution is DYNAMIC_DNS' },
        fixed: dynamic({}),
      },
    ],
    'no-duplicate-port-name': [
      {
        broken: entry({ ports: [https, { ...https, number: 8443 }] }),
        finds: { '/spec/ports/1/name': 'two ports have the name "https"' },
        fixed: entry({ ports: [https, { ...https, name: 'https-b', number: 8443 }] }),
      },
    ],
    'no-duplicate-port': [
      {
        broken: entry({ ports: [https, { ...https, name: 'https-b' }] }),
        finds: { '/spec/ports/1/number': 'two ports have the number 443' },
        fixed: valid,
      },
    ],
    'no-tcp-port-without-address': [
      {
        broken: entry({ ports: [tcp], resolution: 'NONE' }),
        finds: { '/spec/ports/0/protocol': "the port's protocol is TCP, and the service has no `addresses`" },
        fixed: entry({ ports: [tcp], resolution: 'NONE', addresses: ['10.0.0.1'] }),
      },
      {
        broken: entry(
          { ports: [{ ...tcp, protocol: undefined }] },
          { 'networking.istio.io/enable-autoallocate-ip': 'false' },
        ),
        finds: { '/spec/ports/0/protocol': "the port's protocol is not set, and the service has no `addresses`" },
        fixed: entry({ ports: [tcp] }),
      },
    ],
    'valid-dynamic-dns-protocol': [
      {
        broken: dynamic({ ports: [https, { number: 80, name: 'http' }] }),
        finds: {
          '/spec/ports/0/protocol': 'the port\'s protocol is "HTTPS", but the resolution is DYNAMIC_DNS',
          '/spec/ports/1/protocol': "the port's protocol is not set, but the resolution is DYNAMIC_DNS",
        },
        fixed: dynamic({ ports: [{ ...https, protocol: 'tls' }] }),
      },
    ],
    'no-http2-with-dynamic-dns': [
      {
        broken: dynamic({ ports: [{ number: 80, name: 'grpc', protocol: 'GRPC' }] }),
        finds: {
          '/spec/ports/0/protocol': 'the port\'s protocol is "GRPC", which with DYNAMIC_DNS Istio can since 1.30',
        },
        fixed: dynamic({ ports: [{ number: 80, name: 'grpc', protocol: 'HTTP' }] }),
      },
    ],
    'no-tls-with-dynamic-dns': [
      {
        broken: dynamic({ ports: [{ ...https, protocol: 'TLS' }] }),
        finds: {
          '/spec/ports/0/protocol': 'the port\'s protocol is "TLS", which with DYNAMIC_DNS Istio can since 1.29',
        },
        fixed: dynamic({ ports: [{ ...https, protocol: 'HTTP' }] }),
      },
    ],
    'valid-port-name': [
      {
        broken: withPort({ name: 'https.api' }),
        finds: { '/spec/ports/0/name': 'a port has the name "https.api", which is no DNS label' },
        fixed: valid,
      },
      {
        broken: withEndpoint({ ...address, ports: { 'a.b': 80 } }),
        finds: { '/spec/endpoints/0/ports/a.b': 'a port has the name "a.b", which is no DNS label' },
        fixed: withEndpoint({ ...address, ports: { https: 8443 } }),
      },
    ],
    'valid-port': [
      {
        broken: withPort({ number: 0, targetPort: 65536 }),
        finds: {
          '/spec/ports/0/number': "the port's number is 0, which is no port",
          '/spec/ports/0/targetPort': "the port's number is 65536, which is no port",
        },
        fixed: withPort({ targetPort: 8443 }),
      },
      {
        broken: withEndpoint({ ...address, ports: { https: 0 } }),
        finds: { '/spec/endpoints/0/ports/https': "the port's number is 0, which is no port" },
        fixed: entry({ resolution: 'NONE', endpoints: [{ ports: { https: 0 } }] }),
      },
    ],
    'valid-protocol': [
      {
        broken: withPort({ protocol: 'HTTPSS' }),
        finds: { '/spec/ports/0/protocol': 'the port\'s protocol is "HTTPSS", which Istio does not know' },
        fixed: withPort({ protocol: undefined }),
      },
    ],
    'no-endpoints-with-selector': [
      {
        broken: entry({ resolution: 'STATIC', endpoints: [address], workloadSelector: selector }),
        finds: { '/spec/endpoints': 'both `endpoints` and `workloadSelector` are set' },
        fixed: entry({ resolution: 'STATIC', workloadSelector: selector }),
      },
    ],
    'no-endpoints-without-resolution': [
      {
        broken: entry({ resolution: undefined, endpoints: [address] }),
        finds: { '/spec/endpoints': '`endpoints` are set, but the resolution is not set' },
        fixed: withEndpoint(address),
      },
      {
        broken: entry({ resolution: 'NONE', endpoints: [address] }),
        finds: { '/spec/endpoints': '`endpoints` are set, but the resolution is NONE' },
        fixed: entry({ endpoints: [address] }),
      },
    ],
    'no-selector-without-resolution': [
      {
        broken: entry({ resolution: undefined, workloadSelector: selector }),
        finds: { '/spec/workloadSelector': '`workloadSelector` is set, but the resolution is not set' },
        fixed: entry({ resolution: 'STATIC', workloadSelector: selector }),
      },
    ],
    'no-second-endpoint': [
      {
        broken: entry({ resolution: 'DNS_ROUND_ROBIN', endpoints: [address, address] }),
        finds: { '/spec/endpoints/1': 'there are several endpoints, but the resolution is DNS_ROUND_ROBIN' },
        fixed: entry({ endpoints: [address, address] }),
      },
    ],
    'no-endpoints-with-dynamic-dns': [
      {
        broken: dynamic({ endpoints: [address] }),
        finds: { '/spec/endpoints': '`endpoints` are set, but the resolution is DYNAMIC_DNS' },
        fixed: dynamic({ endpoints: [] }),
      },
    ],
    'valid-endpoint-address': [
      {
        broken: withEndpoint({ address: 'db.example.com' }),
        finds: {
          '/spec/endpoints/0/address':
            'the endpoint\'s address "db.example.com" is a name, but the resolution is STATIC',
        },
        fixed: entry({ endpoints: [{ address: 'db.example.com' }] }),
      },
      {
        broken: withEndpoint({ address: '10.0.0.1:443' }),
        finds: { '/spec/endpoints/0/address': 'the endpoint\'s address "10.0.0.1:443" is no IP address' },
        fixed: withEndpoint({ address: 'unix://@api' }),
      },
      {
        broken: entry({ endpoints: [{ address: 'unix://@api' }, { network: 'vm' }] }),
        finds: {
          '/spec/endpoints/0/address': 'the endpoint\'s address "unix://@api" is no IP address and no domain name',
          '/spec/endpoints/1/address': 'the endpoint\'s address "" is no IP address and no domain name',
        },
        fixed: withEndpoint({ network: 'vm' }),
      },
    ],
    'no-unknown-endpoint-port': [
      {
        broken: withEndpoint({ ...address, ports: { http: 8080 } }),
        finds: {
          '/spec/endpoints/0/ports/http': 'the endpoint has a port "http", and the service has none of this name',
        },
        fixed: withEndpoint({ ...address, ports: { https: 8080 } }),
      },
    ],
    'no-unix-address-of-several-ports': [
      {
        broken: entry({ resolution: 'STATIC', ports: [https, tcp], endpoints: [{ address: 'unix://@api' }] }),
        finds: { '/spec/endpoints/0/address': 'the endpoint is a Unix socket, and the service has 2 ports' },
        fixed: withEndpoint({ address: 'unix://@api' }),
      },
      {
        broken: entry({ resolution: 'STATIC', ports: [], endpoints: [{ address: 'unix://@api' }] }),
        finds: { '/spec/endpoints/0/address': 'the endpoint is a Unix socket, and the service has no port' },
        fixed: withEndpoint(address),
      },
    ],
    'no-mesh-internal-with-dynamic-dns': [
      {
        broken: dynamic({ location: 'MESH_INTERNAL' }),
        finds: { '/spec/location': 'the location is MESH_INTERNAL, which with DYNAMIC_DNS Istio can since 1.30' },
        fixed: dynamic({ location: 'MESH_EXTERNAL' }),
      },
    ],
    'no-mesh-internal-with-waypoint': [
      {
        broken: dynamic({ location: 'MESH_INTERNAL' }, { 'istio.io/use-waypoint': 'shop' }),
        finds: {
          '/spec/location': 'the location is MESH_INTERNAL, the resolution DYNAMIC_DNS, and the waypoint "shop"',
        },
        fixed: dynamic({ location: 'MESH_INTERNAL' }, { 'istio.io/use-waypoint': 'none' }),
      },
    ],
  },
);
