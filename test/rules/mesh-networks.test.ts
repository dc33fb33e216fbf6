import { meshNetworksRules } from '../../src/rules/mesh-networks/mesh-networks-rules';
import { testRules } from './rule-examples';

const configMap = (meshNetworks: unknown, name = 'istio'): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { meshNetworks: typeof meshNetworks === 'string' ? meshNetworks : JSON.stringify(meshNetworks) },
});
const sail = (network: object): object => ({
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  metadata: { name: 'default' },
  spec: { values: { global: { meshNetworks: { network1: network } } } },
});
const release = (network: object): object => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'istiod' },
  spec: {
    chart: { spec: { chart: 'istiod', sourceRef: { kind: 'HelmRepository', name: 'istio' } } },
    values: { global: { meshNetworks: { network1: network } } },
  },
});
const AT = '/spec/values/global/meshNetworks/network1';
const NAME = 'spec.values.global.meshNetworks.network1';

testRules(meshNetworksRules, {
  'valid-networks-yaml': [
    {
      broken: configMap('networks: a: b'),
      finds: { '/data/meshNetworks': expect.stringMatching(/^line 1 of `data.meshNetworks`: /) as string },
      fixed: configMap('networks: {}'),
    },
    {
      broken: configMap('[]', 'istio-canary'),
      finds: { '/data/meshNetworks': '`data.meshNetworks` is [], which has no fields' },
      fixed: configMap('', 'istio-canary'),
    },
  ],
  'no-unknown-field': [
    {
      broken: configMap({ network1: {} }),
      finds: { '/data/meshNetworks': '`network1` is no field of MeshNetworks' },
      fixed: configMap({ networks: { network1: {} } }),
    },
    {
      broken: configMap({ networks: { a: { endpoint: [] } } }),
      finds: { '/data/meshNetworks': '`networks.a.endpoint` is no field of `networks.a` in MeshNetworks' },
      fixed: configMap({ networks: { a: { endpoints: [] } } }),
    },
  ],
  'valid-type': [
    {
      broken: configMap({ networks: { a: { gateways: [{ address: '192.0.2.1', port: 'https' }] } } }),
      finds: {
        '/data/meshNetworks': '`networks.a.gateways[0].port` is the string "https", it has to be a whole number',
      },
      fixed: configMap({ networks: { a: { gateways: [{ address: '192.0.2.1', port: '443' }] } } }),
    },
  ],
  'valid-cidr': [
    {
      broken: sail({ endpoints: [{ fromCidr: '10.0.0.0/33' }, { fromCidr: '' }] }),
      finds: {
        [`${AT}/endpoints/0/fromCidr`]: `\`${NAME}.endpoints[0].fromCidr\` is "10.0.0.0/33", which is no range of addresses`,
        [`${AT}/endpoints/1/fromCidr`]: `\`${NAME}.endpoints[1].fromCidr\` is "", which is no range of addresses`,
      },
      fixed: sail({ endpoints: [{ fromCidr: '10.0.0.0/8' }, {}] }),
    },
  ],
  'valid-registry': [
    {
      broken: release({ endpoints: [{ fromRegistry: 'cluster_1' }] }),
      finds: {
        [`${AT}/endpoints/0/fromRegistry`]: `\`${NAME}.endpoints[0].fromRegistry\` is "cluster_1", which is no name of a cluster`,
      },
      fixed: release({ endpoints: [{ fromRegistry: 'cluster1' }] }),
    },
  ],
  'valid-gateway-address': [
    {
      broken: sail({
        gateways: [
          { address: 'https://a.b', port: 443 },
          { registryServiceName: '', port: 443 },
        ],
      }),
      finds: {
        [`${AT}/gateways/0/address`]: expect.stringContaining('is "https://a.b", which ') as string,
        [`${AT}/gateways/1/registryServiceName`]: expect.stringContaining('is "", which ') as string,
      },
      fixed: sail({
        gateways: [
          { address: 'a.b', port: 443 },
          { address: '::1', port: 443 },
        ],
      }),
    },
  ],
  'valid-port': [
    {
      broken: sail({ gateways: [{ address: 'a.b' }, { address: 'a.b', port: 65536 }] }),
      finds: {
        [`${AT}/gateways/0/port`]: `\`${NAME}.gateways[0].port\` is not set`,
        [`${AT}/gateways/1/port`]: `\`${NAME}.gateways[1].port\` is 65536, which is no port`,
      },
      fixed: sail({ gateways: [{ address: 'a.b', port: 15443 }] }),
    },
  ],
  'no-second-of-choice': [
    {
      broken: sail({
        endpoints: [{ fromCidr: '::/0', fromRegistry: 'a' }],
        gateways: [{ address: 'a.b', registryServiceName: 'a.b', port: 1 }],
      }),
      finds: {
        [`${AT}/endpoints/0/fromRegistry`]: `\`${NAME}.endpoints[0].fromCidr\` and \`${NAME}.endpoints[0].fromRegistry\` are both set`,
        [`${AT}/gateways/0/registryServiceName`]: `\`${NAME}.gateways[0].address\` and \`${NAME}.gateways[0].registryServiceName\` are both set`,
      },
      fixed: sail({ endpoints: [{ fromCidr: '::/0' }, { fromRegistry: 'a' }] }),
    },
  ],
});
