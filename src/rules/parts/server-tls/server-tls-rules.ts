import type { Rule } from '../../rule';
import { certificateRules } from './certificates';
import { protocolOptionRules } from './protocol-options';
import { revocationListRules } from './revocation-list';
import type { ServerTls } from './server-tls';

/** The rules of the `tls` of a server, whatever kind it is of. */
export const serverTlsRules: readonly Rule<ServerTls>[] = [
  ...protocolOptionRules,
  ...certificateRules,
  ...revocationListRules,
];
