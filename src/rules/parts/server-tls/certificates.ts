import type { Field } from '../../field';
import type { Rule } from '../../rule';
import type { ServerTls, TlsCertificate } from './server-tls';
import { hasCredential, isMutual, isPassthrough, isTerminating } from './tls-mode';

const MOST_CERTIFICATES = 2;

/** The certificate fields that are set. */
function certificateFields(tls: Field<ServerTls>): Field<unknown>[] {
  const texts = [tls.at('serverCertificate'), tls.at('privateKey'), tls.at('caCertificates'), tls.at('credentialName')];
  const lists = [tls.at('tlsCertificates'), tls.at('credentialNames')];
  return [...texts.filter(({ text }) => text !== ''), ...lists.filter(({ isEmpty }) => !isEmpty)];
}

const noCertificatesWithIstioMutual: Rule<ServerTls> = {
  name: 'no-certificates-with-istio-mutual',
  severity: 'error',
  title: 'a server in mode ISTIO_MUTUAL names no certificates',
  why: "in this mode the gateway uses the mesh's own certificate, and yours would never be shown to a client",
  check(tls, report) {
    if (tls.at('mode').text !== 'ISTIO_MUTUAL') return;
    for (const field of certificateFields(tls)) {
      report({
        field,
        message: `the mode is ISTIO_MUTUAL, which takes no certificate, but \`${field.name}\` is set`,
        fix: `remove \`${field.name}\`, or set \`mode\` to SIMPLE or MUTUAL`,
      });
    }
  },
};

const noCertificatesWithPassthrough: Rule<ServerTls> = {
  name: 'no-certificates-with-passthrough',
  severity: 'warning',
  title: 'a server in mode PASSTHROUGH or AUTO_PASSTHROUGH, or without a mode, names no certificates',
  why: 'the gateway hands the encrypted bytes on to the server behind it, and your certificate is never used',
  check(tls, report) {
    if (!isPassthrough(tls)) return;
    const crl = tls.at('caCrl');
    const field = [...certificateFields(tls), ...(crl.text === '' ? [] : [crl])][0];
    if (field === undefined) return;
    const mode = tls.at('mode').text;
    report({
      field,
      message: `\`${field.name}\` is set, but the mode is ${mode || 'PASSTHROUGH, which is the default'}`,
      fix: mode === '' ? `add \`mode: SIMPLE\`` : `set \`mode\` to SIMPLE, or remove \`${field.name}\``,
    });
  },
};

/** Where a server's certificate may come from; with two of them Istio would have to choose. */
function certificateSources(tls: Field<ServerTls>): Field<unknown>[] {
  const hasFiles = tls.at('serverCertificate').text !== '' && tls.at('privateKey').text !== '';
  return [
    ...(tls.at('credentialName').text === '' ? [] : [tls.at('credentialName')]),
    ...(tls.at('credentialNames').isEmpty ? [] : [tls.at('credentialNames')]),
    ...(tls.at('tlsCertificates').isEmpty ? [] : [tls.at('tlsCertificates')]),
    ...(hasFiles ? [tls.at('serverCertificate')] : []),
  ];
}

const noSecondCertificateSource: Rule<ServerTls> = {
  name: 'no-second-certificate-source',
  severity: 'error',
  title:
    'the certificate comes from one of `credentialName`, `credentialNames`, `tlsCertificates`, and `serverCertificate` with `privateKey`',
  why: 'it would be open which certificate clients are shown',
  check(tls, report) {
    if (tls.at('mode').text === 'ISTIO_MUTUAL') return;
    const [first, second] = certificateSources(tls);
    if (first === undefined || second === undefined) return;
    report({
      field: second,
      message: `the certificate comes from both \`${first.name}\` and \`${second.name}\``,
      fix: `remove \`${second.name}\`${second.name.endsWith('serverCertificate') ? ' and `privateKey`' : ''}`,
    });
  },
};

const noMissingClientCa: Rule<ServerTls> = {
  name: 'no-missing-client-ca',
  severity: 'error',
  title: 'a server in mode MUTUAL or OPTIONAL_MUTUAL that reads files has `caCertificates`',
  why: "the gateway could not tell which clients' certificates to trust",
  check(tls, report) {
    const field = tls.at('caCertificates');
    if (!isMutual(tls) || hasCredential(tls) || field.text !== '') return;
    report({
      field,
      message: `the mode is ${tls.at('mode').text}, but \`caCertificates\` is not set`,
      fix: 'add `caCertificates`, or `credentialName` of a Secret that also holds `ca.crt`',
    });
  },
};

const noThirdCertificate: Rule<ServerTls> = {
  name: 'no-third-certificate',
  severity: 'warning',
  isInSchema: true,
  title: `\`tlsCertificates\` has at most ${MOST_CERTIFICATES} certificates`,
  why: 'Envoy serves one certificate for RSA and one for ECDSA, and the others are not used',
  check(tls, report) {
    const field = tls.at('tlsCertificates');
    if (!isTerminating(tls) || hasCredential(tls) || field.items().length <= MOST_CERTIFICATES) return;
    report({
      field,
      message: `\`tlsCertificates\` has ${field.items().length} certificates, and ${MOST_CERTIFICATES} can be used`,
      fix: 'leave one RSA and one ECDSA certificate',
    });
  },
};

/** The pairs of files that a server which ends TLS must have, unless a Secret holds them. */
function neededPairs(tls: Field<ServerTls>): readonly Field<TlsCertificate>[] {
  if (!isTerminating(tls) || hasCredential(tls)) return [];
  return tls.at('tlsCertificates').isEmpty ? [tls] : tls.at('tlsCertificates').items();
}

const noMissingServerCertificate: Rule<ServerTls> = {
  name: 'no-missing-server-certificate',
  severity: 'error',
  title: 'a server that ends TLS has a certificate',
  why: 'the gateway would have nothing to answer the handshake with',
  check(tls, report) {
    for (const pair of neededPairs(tls)) {
      const field = pair.at('serverCertificate');
      if (field.text !== '') continue;
      report({
        field,
        message: `the mode is ${tls.at('mode').text}, but \`${field.name}\` is not set`,
        fix: `add \`credentialName\` with the Secret of the certificate to \`${tls.name}\``,
      });
    }
  },
};

const noMissingPrivateKey: Rule<ServerTls> = {
  name: 'no-missing-private-key',
  severity: 'error',
  title: "a server that ends TLS has its certificate's private key",
  why: 'the gateway could not prove that the certificate is its own',
  check(tls, report) {
    for (const pair of neededPairs(tls)) {
      const field = pair.at('privateKey');
      if (field.text !== '') continue;
      report({
        field,
        message: `the mode is ${tls.at('mode').text}, but \`${field.name}\` is not set`,
        fix: `add \`credentialName\` with the Secret of the certificate to \`${tls.name}\``,
      });
    }
  },
};

/** The rules of where certificates come from. */
export const certificateRules: readonly Rule<ServerTls>[] = [
  noCertificatesWithIstioMutual,
  noCertificatesWithPassthrough,
  noSecondCertificateSource,
  noMissingClientCa,
  noThirdCertificate,
  noMissingServerCertificate,
  noMissingPrivateKey,
];
