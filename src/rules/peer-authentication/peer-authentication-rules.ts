import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isPort } from '../primitives/port';
import { kindRules, rulesOf } from '../rule';
import type { Rule } from '../rule';
import type { WorkloadSelector } from '../parts/workload-selector/workload-selector';
import { workloadSelectorRules } from '../parts/workload-selector/workload-selector';

/** What rules read of a PeerAuthentication. */
export interface PeerAuthentication {
  readonly spec: PeerAuthenticationSpec;
}

interface PeerAuthenticationSpec {
  readonly selector: WorkloadSelector;
  readonly portLevelMtls: { readonly [port: string]: { readonly mode: string } };
}

const noPortMtlsWithoutSelector: Rule<PeerAuthenticationSpec> = {
  name: 'no-port-mtls-without-selector',
  severity: 'error',
  isInSchema: true,
  title: '`portLevelMtls` is set only where a selector names workloads',
  why: 'a port belongs to a workload: for a whole namespace or mesh no port could be meant',
  check(spec, report) {
    const ports = spec.at('portLevelMtls');
    if (ports.isEmpty || !spec.at('selector').at('matchLabels').isEmpty) return;
    report({
      field: ports,
      message: '`spec.portLevelMtls` is set for all workloads of the namespace',
      fix: 'add the labels of the workload to `spec.selector.matchLabels`, or remove `spec.portLevelMtls`',
    });
  },
};

const noEmptyPortMtls: Rule<PeerAuthenticationSpec> = {
  name: 'no-empty-port-mtls',
  severity: 'error',
  isInSchema: true,
  title: '`portLevelMtls` has at least one port',
  why: 'an empty list of ports says nothing about any port',
  check(spec, report) {
    const ports = spec.at('portLevelMtls');
    if (!ports.isSet || !ports.isEmpty) return;
    report({
      field: ports,
      message: '`spec.portLevelMtls` has no port',
      fix: 'add a port with its mode, or remove `spec.portLevelMtls`',
    });
  },
};

const validPort: Rule<PeerAuthenticationSpec> = {
  name: 'valid-port',
  severity: 'error',
  isInSchema: true,
  title: 'the keys of `portLevelMtls` are ports of the workload, from 1 to 65535',
  why: 'nothing listens there, so the mode would hold for no connection',
  check(spec, report) {
    for (const { key, field } of spec.at('portLevelMtls').entries()) {
      // Istio reads a key as JSON, which has no leading zeros.
      if (/^[1-9]\d*$/.test(key) && isPort(Number(key))) continue;
      const message = `\`spec.portLevelMtls\` has the key ${shown(key)}, which is no port`;
      report({ field, message, fix: "use the workload's own port as key, from 1 to 65535" });
    }
  },
};

const specOf = (root: Field<PeerAuthentication>): readonly Field<PeerAuthenticationSpec>[] => [root.at('spec')];

/** The rules of PeerAuthentication. */
export const peerAuthenticationRules = kindRules<PeerAuthentication>({
  slug: 'peer-authentication',
  kinds: ['security.istio.io/PeerAuthentication'],
  parts: [
    rulesOf(specOf, [noPortMtlsWithoutSelector, noEmptyPortMtls, validPort]),
    rulesOf((root) => [root.at('spec').at('selector')], workloadSelectorRules),
  ],
});
