import type { ConnectionPool } from '../parts/connection-pool/connection-pool';
import { connectionPoolRules, poolDurations } from '../parts/connection-pool/connection-pool-rules';
import { durationRules } from '../parts/duration/duration-rules';
import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import { serverTlsRules } from '../parts/server-tls/server-tls-rules';
import { labelSelectorRules } from '../parts/workload-selector/workload-selector';
import { bindRules } from './bind';
import { defaultEndpointRules } from './default-endpoint';
import { egressHostRules, hostRules } from './egress-hosts';
import { ingressTlsRules } from './ingress-tls';
import { objectRules } from './object';
import { outboundTrafficPolicyRules } from './outbound-traffic-policy';
import { portRules } from './ports';
import type { Ingress, Sidecar } from './sidecar';

function ingressOf(sidecar: Field<Sidecar>): readonly Field<Ingress>[] {
  return sidecar.at('spec').at('ingress').items();
}

function poolsOf(sidecar: Field<Sidecar>): readonly Field<ConnectionPool>[] {
  const pools = ingressOf(sidecar).map((ingress) => ingress.at('connectionPool'));
  return [...pools, sidecar.at('spec').at('inboundConnectionPool')].filter(({ isSet }) => isSet);
}

/** The rules of Sidecar. */
export const sidecarRules = kindRules<Sidecar>({
  slug: 'sidecar',
  kinds: ['networking.istio.io/Sidecar'],
  parts: [
    rulesOf((sidecar) => [sidecar], objectRules),
    rulesOf((sidecar) => [sidecar.at('spec')], [...portRules, ...bindRules, ...hostRules]),
    rulesOf((sidecar) => [sidecar.at('spec').at('workloadSelector')], labelSelectorRules),
    rulesOf(ingressOf, [...defaultEndpointRules, ...ingressTlsRules]),
    rulesOf(
      (sidecar) =>
        ingressOf(sidecar)
          .map((ingress) => ingress.at('tls'))
          .filter(({ isSet }) => isSet),
      serverTlsRules,
    ),
    rulesOf(poolsOf, connectionPoolRules),
    rulesOf((sidecar) => poolsOf(sidecar).flatMap(poolDurations), durationRules),
    rulesOf((sidecar) => sidecar.at('spec').at('egress').items(), egressHostRules),
    rulesOf((sidecar) => [sidecar.at('spec').at('outboundTrafficPolicy')], outboundTrafficPolicyRules),
  ],
});
