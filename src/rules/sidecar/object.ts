import type { Rule } from '../rule';
import type { Sidecar } from './sidecar';

const noEmptySidecar: Rule<Sidecar> = {
  name: 'no-empty-sidecar',
  severity: 'error',
  title: 'a Sidecar has `egress`, `ingress`, `outboundTrafficPolicy` or `inboundConnectionPool`',
  why: 'it would change nothing for its workloads',
  check(sidecar, report) {
    const field = sidecar.at('spec');
    if (!field.at('egress').isEmpty || !field.at('ingress').isEmpty) return;
    if (field.at('outboundTrafficPolicy').isSet || field.at('inboundConnectionPool').isSet) return;
    report({
      field,
      message: 'the Sidecar says nothing',
      fix: 'add `egress` with the `hosts` that the workloads call, e.g. "./*" and "istio-system/*"',
    });
  },
};

/** The rules of the Sidecar as a whole. */
export const objectRules: readonly Rule<Sidecar>[] = [noEmptySidecar];
