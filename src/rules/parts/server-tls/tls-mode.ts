import type { Field } from '../../field';
import type { ServerTls } from './server-tls';

/** Does the server hand the encrypted bytes on? So it does when no mode is set. */
export function isPassthrough(tls: Field<ServerTls>): boolean {
  const mode = tls.at('mode').text;
  return mode === '' || mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
}

/** Does the server end TLS with a certificate of the user's? */
export function isTerminating(tls: Field<ServerTls>): boolean {
  const mode = tls.at('mode').text;
  return mode === 'SIMPLE' || isMutual(tls);
}

/** Does the server ask clients for certificates that the user's CA has signed? */
export function isMutual(tls: Field<ServerTls>): boolean {
  const mode = tls.at('mode').text;
  return mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL';
}

/** Does the certificate come from a Secret? */
export function hasCredential(tls: Field<ServerTls>): boolean {
  return tls.at('credentialName').text !== '' || !tls.at('credentialNames').isEmpty;
}
