import type { Field } from '../../field';
import type { Rule } from '../../rule';
import type { ServerTls } from './server-tls';
import { hasCredential, isTerminating } from './tls-mode';

/** Istio does not look at the list where it takes the certificate from a Secret, or from the mesh. */
function isLookedAt(tls: Field<ServerTls>): boolean {
  if (tls.at('caCrl').text === '' || tls.at('mode').text === 'ISTIO_MUTUAL') return false;
  return !(isTerminating(tls) && hasCredential(tls));
}

const noCrlWithCredential: Rule<ServerTls> = {
  name: 'no-crl-with-credential',
  severity: 'error',
  title: '`caCrl` is not set beside `credentialName`',
  why: 'the list of revoked certificates is read from the Secret, and the file would be ignored',
  check(tls, report) {
    if (!isLookedAt(tls) || tls.at('credentialName').text === '') return;
    const field = tls.at('caCrl');
    report({
      field,
      message: '`caCrl` is set beside `credentialName`',
      fix: `remove \`${field.name}\`, and put the list into the Secret as \`ca.crl\``,
    });
  },
};

const noCrlWithSimple: Rule<ServerTls> = {
  name: 'no-crl-with-simple',
  severity: 'error',
  title: '`caCrl` is not set in mode SIMPLE',
  why: 'in this mode clients show no certificate that could be revoked',
  check(tls, report) {
    if (!isLookedAt(tls) || tls.at('mode').text !== 'SIMPLE') return;
    const field = tls.at('caCrl');
    report({
      field,
      message: '`caCrl` is set, but the mode is SIMPLE',
      fix: `set \`mode\` to MUTUAL, or remove \`${field.name}\``,
    });
  },
};

/** The rules of lists of revoked certificates. */
export const revocationListRules: readonly Rule<ServerTls>[] = [noCrlWithCredential, noCrlWithSimple];
