import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { ClientTls } from './destination-rule';

const CONFIG_MAP = 'configmap://';

function usesCredential(tls: Field<ClientTls>): boolean {
  const mode = tls.at('mode').text;
  return (mode === 'SIMPLE' || mode === 'MUTUAL') && tls.at('credentialName').text !== '';
}

const validConfigMap: Rule<ClientTls> = {
  name: 'valid-config-map-credential',
  severity: 'error',
  title: 'a `credentialName` that begins with `configmap://` names the own namespace and a ConfigMap',
  why: 'the certificates would not be found, and every connection fails',
  check(tls, report, { namespace }) {
    const field = tls.at('credentialName');
    if (!field.text.startsWith(CONFIG_MAP)) return;
    const [from, name] = field.text.slice(CONFIG_MAP.length).split('/');
    if (from === namespace && name !== undefined && name !== '') return;
    report({
      field,
      message: `\`credentialName\` is ${shown(field.text)}, which names no ConfigMap of the namespace ${namespace}`,
      fix: `write "${CONFIG_MAP}${namespace}/<name>"`,
    });
  },
};

const noVerificationWithSkip: Rule<ClientTls> = {
  name: 'no-verification-with-skip-verify',
  severity: 'error',
  title: '`insecureSkipVerify` is not true where it is said how to verify the server',
  why: 'the server would be believed whatever certificate it shows, in spite of what is to be verified',
  check(tls, report) {
    if (!tls.at('insecureSkipVerify').flag) return;
    const mode = tls.at('mode').text;
    if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return;
    const texts = [tls.at('caCertificates'), ...(mode === 'SIMPLE' ? [tls.at('credentialName')] : [])];
    const names = tls.at('subjectAltNames');
    const field = [...texts.filter(({ text }) => text !== ''), ...(names.isEmpty ? [] : [names])][0];
    if (field === undefined) return;
    report({
      field,
      message: `\`${field.name}\` is set, but \`insecureSkipVerify\` is true`,
      fix: 'remove `insecureSkipVerify`',
    });
  },
};

const noFilesWithCredential: Rule<ClientTls> = {
  name: 'no-files-with-credential',
  severity: 'error',
  title: '`credentialName` is not set beside certificates in files',
  why: 'it would be open which certificate the client shows',
  check(tls, report) {
    if (!usesCredential(tls)) return;
    const files = [tls.at('clientCertificate'), tls.at('caCertificates'), tls.at('privateKey'), tls.at('caCrl')];
    const field = files.find(({ text }) => text !== '');
    if (field === undefined) return;
    report({
      field,
      message: `\`${field.name}\` is set beside \`credentialName\``,
      fix: 'put it into the Secret, or remove `credentialName`',
    });
  },
};

const noMissingClientCertificate: Rule<ClientTls> = {
  name: 'no-missing-client-certificate',
  severity: 'error',
  title: 'the mode MUTUAL has a certificate and its private key',
  why: 'the client would have nothing to show, and the server refuses the connection',
  check(tls, report) {
    if (tls.at('mode').text !== 'MUTUAL' || usesCredential(tls)) return;
    for (const field of [tls.at('clientCertificate'), tls.at('privateKey')]) {
      if (field.text !== '') continue;
      report({
        field,
        message: `the mode is MUTUAL, but \`${field.name}\` is not set`,
        fix: "add `clientCertificate` and `privateKey`, or set `mode` to ISTIO_MUTUAL to use the mesh's certificates",
      });
    }
  },
};

/** The rules of how connections to the host are encrypted. */
export const clientTlsRules: readonly Rule<ClientTls>[] = [
  validConfigMap,
  noVerificationWithSkip,
  noFilesWithCredential,
  noMissingClientCertificate,
];
