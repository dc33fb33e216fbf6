import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isDnsLabel } from '../primitives/dns-label';
import { findDomainProblem } from '../primitives/host-name';
import { isIpAddress, isIpSubnet } from '../primitives/ip-address';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { Network, NetworkEndpoints, NetworkGateway } from './mesh-networks';

const UNKNOWN = 'istiod refuses all networks of the mesh, so that proxies send to addresses in other networks directly';

/** What says whose endpoints are in the network; of two Istio reads one. */
function sourceOf(endpoints: Field<NetworkEndpoints>, name: 'fromCidr' | 'fromRegistry'): Field<string> | undefined {
  return endpoints.at(name).isSet ? endpoints.at(name) : undefined;
}

const validCidr: Rule<Network> = {
  name: 'valid-cidr',
  severity: 'error',
  judge: 'istiod',
  title: 'a `fromCidr` is a range of addresses like `10.0.0.0/8`',
  why: UNKNOWN,
  check(network, report) {
    for (const endpoints of network.at('endpoints').items()) {
      const field = sourceOf(endpoints, 'fromCidr');
      if (field === undefined || isIpSubnet(field.text)) continue;
      const message = `\`${field.name}\` is ${shown(field.text)}, which is no range of addresses`;
      report({ field, message, fix: 'write a range like "10.0.0.0/8"' });
    }
  },
};

const validRegistry: Rule<Network> = {
  name: 'valid-registry',
  severity: 'error',
  judge: 'istiod',
  title: 'a `fromRegistry` is the name of a cluster, which is a DNS label',
  why: UNKNOWN,
  check(network, report) {
    for (const endpoints of network.at('endpoints').items()) {
      const field = sourceOf(endpoints, 'fromRegistry');
      if (field === undefined || isDnsLabel(field.text)) continue;
      const message = `\`${field.name}\` is ${shown(field.text)}, which is no name of a cluster`;
      report({ field, message, fix: 'write the `global.multiCluster.clusterName` of the cluster, like "cluster1"' });
    }
  },
};

function gatewaysOf(network: Field<Network>): readonly Field<NetworkGateway>[] {
  return network.at('gateways').items();
}

const validGateway: Rule<Network> = {
  name: 'valid-gateway-address',
  severity: 'error',
  judge: 'istiod',
  title:
    'the gateway of a network has an `address` or a `registryServiceName` that is a host name; an address may be an IP address',
  why: UNKNOWN,
  check(network, report) {
    for (const gateway of gatewaysOf(network)) {
      const [address, service] = [gateway.at('address'), gateway.at('registryServiceName')];
      const problems = [
        ...(address.isSet && !isIpAddress(address.text)
          ? [{ field: address, problem: findDomainProblem(address.text) }]
          : []),
        ...(service.isSet ? [{ field: service, problem: findDomainProblem(service.text) }] : []),
      ];
      for (const { field, problem } of problems) {
        if (problem === undefined) continue;
        const message = `\`${field.name}\` is ${shown(field.text)}, which ${problem}`;
        report({ field, message, fix: 'write an IP address in `address`, or the name of a Service' });
      }
    }
  },
};

const validPort: Rule<Network> = {
  name: 'valid-port',
  severity: 'error',
  judge: 'istiod',
  title: 'the gateway of a network has a `port` from 1 to 65535',
  why: UNKNOWN,
  check(network, report) {
    for (const field of gatewaysOf(network).map((gateway) => gateway.at('port'))) {
      const value = typeof field.value === 'string' ? Number(field.value) : field.number;
      if (isPort(value)) continue;
      const message = field.isSet
        ? `\`${field.name}\` is ${shown(field.value)}, which is no port`
        : `\`${field.name}\` is not set`;
      report({ field, message, fix: 'write the port of the gateway, usually 15443' });
    }
  },
};

const noSecondChoice: Rule<Network> = {
  name: 'no-second-of-choice',
  severity: 'error',
  judge: 'nobody',
  title: 'endpoints are from a range or from a registry, and a gateway has an address or a service',
  why: 'istiod keeps one of the two and drops the other',
  check(network, report) {
    const choices = [
      ...network
        .at('endpoints')
        .items()
        .map((one) => [one.at('fromCidr'), one.at('fromRegistry')]),
      ...gatewaysOf(network).map((one) => [one.at('address'), one.at('registryServiceName')]),
    ];
    for (const [first, second] of choices) {
      if (!first!.isSet || !second!.isSet) continue;
      const message = `\`${first!.name}\` and \`${second!.name}\` are both set`;
      report({ field: second!, message, fix: 'remove one of the two' });
    }
  },
};

/** The rules of one network. */
export const networkRules: readonly Rule<Network>[] = [
  validCidr,
  validRegistry,
  validGateway,
  validPort,
  noSecondChoice,
];
