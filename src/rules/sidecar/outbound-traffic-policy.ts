import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import type { Rule } from '../rule';
import type { OutboundTrafficPolicy } from './sidecar';

const noProxyWithRegistryOnly: Rule<OutboundTrafficPolicy> = {
  name: 'no-egress-proxy-with-registry-only',
  severity: 'error',
  title: 'an `egressProxy` is set only where the mode is ALLOW_ANY',
  why: 'requests for unknown hosts fail in the other mode, and never come to the egress proxy',
  check(policy, report) {
    const field = policy.at('egressProxy');
    const mode = policy.at('mode');
    if (!field.isSet || mode.text === 'ALLOW_ANY') return;
    report({
      field,
      message: `\`egressProxy\` is set, but the mode is ${mode.text === '' ? 'not set, which means REGISTRY_ONLY' : mode.text}`,
      fix: 'set `mode: ALLOW_ANY`, or remove `egressProxy`',
    });
  },
};

const noMissingProxyPort: Rule<OutboundTrafficPolicy> = {
  name: 'no-missing-egress-proxy-port',
  severity: 'error',
  title: 'an `egressProxy` has a port',
  why: 'the proxy could not connect to it',
  check(policy, report) {
    const proxy = policy.at('egressProxy');
    const field = proxy.at('port');
    if (!proxy.isSet || field.isSet) return;
    report({ field, message: 'the egress proxy has no port', fix: 'add `port` with the `number` of its service' });
  },
};

const validSubsetName: Rule<OutboundTrafficPolicy> = {
  name: 'valid-subset-name',
  severity: 'error',
  title: "the name of an egress proxy's subset is a DNS label",
  why: 'no DestinationRule could have such a subset',
  check(policy, report) {
    const field = policy.at('egressProxy').at('subset');
    if (field.text === '' || isDnsLabel(field.text)) return;
    report({
      field,
      message: `the subset has the name ${shown(field.text)}, which is no DNS label`,
      fix: 'write the name of a subset of a DestinationRule, like "v1"',
    });
  },
};

/** The rules of what happens to requests for unknown hosts. */
export const outboundTrafficPolicyRules: readonly Rule<OutboundTrafficPolicy>[] = [
  noProxyWithRegistryOnly,
  noMissingProxyPort,
  validSubsetName,
];
