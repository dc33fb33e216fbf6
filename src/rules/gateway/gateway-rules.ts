import { kindRules, rulesOf } from '../rule';
import { serverTlsRules } from '../parts/server-tls/server-tls-rules';
import type { Gateway } from './gateway';
import { bindRules } from './bind';
import { hostRules } from './hosts';
import { objectRules } from './object';
import { portRules } from './port';
import { tlsAndProtocolRules } from './tls-and-protocol';

/** The rules of Gateway. */
export const gatewayRules = kindRules<Gateway>({
  slug: 'gateway',
  kinds: ['networking.istio.io/Gateway'],
  parts: [
    rulesOf((gateway) => [gateway], objectRules),
    rulesOf(
      (gateway) => gateway.at('spec').at('servers').items(),
      [...hostRules, ...portRules, ...bindRules, ...tlsAndProtocolRules],
    ),
    rulesOf(
      (gateway) =>
        gateway
          .at('spec')
          .at('servers')
          .items()
          .map((server) => server.at('tls')),
      serverTlsRules,
    ),
  ],
});
