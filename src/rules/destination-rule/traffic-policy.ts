import { shown } from '../../schema/structural/findings';
import { findDomainProblem } from '../primitives/host-name';
import { isIpAddress } from '../primitives/ip-address';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { TrafficPolicy } from './destination-rule';

const FIELDS = [
  'connectionPool',
  'loadBalancer',
  'outlierDetection',
  'tls',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
] as const;
const TUNNEL_PROTOCOLS: ReadonlySet<string> = new Set(['', 'CONNECT', 'POST']);

const noEmptyPolicy: Rule<TrafficPolicy> = {
  name: 'no-empty-traffic-policy',
  severity: 'error',
  title: 'a `trafficPolicy` says something',
  why: 'an empty policy changes nothing, and hides that one was meant',
  check(policy, report) {
    if (!policy.isSet || policy.setFields(FIELDS).length > 0) return;
    if (!policy.at('portLevelSettings').isEmpty) return;
    report({
      field: policy,
      message: `\`${policy.name}\` is empty`,
      fix: `add a field to it, e.g. \`tls\` or \`loadBalancer\`, or remove \`${policy.name}\``,
    });
  },
};

const noTunnelWithProxyProtocol: Rule<TrafficPolicy> = {
  name: 'no-tunnel-with-proxy-protocol',
  severity: 'error',
  title: '`tunnel` and `proxyProtocol` are not both set',
  why: 'a connection begins with either the one or the other',
  check(policy, report) {
    const field = policy.at('proxyProtocol');
    if (!policy.at('tunnel').isSet || !field.isSet) return;
    report({ field, message: `\`${field.name}\` is set beside \`tunnel\``, fix: 'remove one of the two' });
  },
};

const validTunnelProtocol: Rule<TrafficPolicy> = {
  name: 'valid-tunnel-protocol',
  severity: 'error',
  title: 'the protocol of a `tunnel` is CONNECT or POST',
  why: 'the proxy at the other end knows no other way to open a tunnel',
  check(policy, report) {
    const field = policy.at('tunnel').at('protocol');
    if (TUNNEL_PROTOCOLS.has(field.text)) return;
    report({
      field,
      message: `the protocol of the tunnel is ${shown(field.text)}`,
      fix: 'write CONNECT or POST, in capital letters',
    });
  },
};

const validTunnelHost: Rule<TrafficPolicy> = {
  name: 'valid-tunnel-host',
  severity: 'error',
  title: 'the target of a `tunnel` is a host name or an IP address',
  why: 'the proxy at the other end could not connect to it',
  check(policy, report) {
    const field = policy.at('tunnel').at('targetHost');
    if (!policy.at('tunnel').isSet || isIpAddress(field.text)) return;
    const problem = findDomainProblem(field.text);
    if (problem === undefined) return;
    report({
      field,
      message: `the target of the tunnel ${shown(field.text)} ${problem}`,
      fix: 'write a host name like "www.example.com", or an IP address',
    });
  },
};

const validTunnelPort: Rule<TrafficPolicy> = {
  name: 'valid-tunnel-port',
  severity: 'error',
  title: 'the target port of a `tunnel` is from 1 to 65535',
  why: 'the proxy at the other end could not connect to it',
  check(policy, report) {
    const field = policy.at('tunnel').at('targetPort');
    if (!policy.at('tunnel').isSet || isPort(field.number)) return;
    report({ field, message: `the target port of the tunnel is ${field.number}`, fix: 'write the port, e.g. 443' });
  },
};

/** The rules of a policy as a whole, and of its tunnel. */
export const trafficPolicyRules: readonly Rule<TrafficPolicy>[] = [
  noEmptyPolicy,
  noTunnelWithProxyProtocol,
  validTunnelProtocol,
  validTunnelHost,
  validTunnelPort,
];
