import { findProtocolFamily } from '../primitives/protocol';
import type { Rule } from '../rule';
import type { Ingress } from './sidecar';

const UNSUPPORTED_MODES: readonly string[] = ['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'];

const noSubjectAltNames: Rule<Ingress> = {
  name: 'no-subject-alt-names',
  severity: 'error',
  title: "a listener's `tls` has no `subjectAltNames`",
  why: 'whom clients are is not compared with names here, so that all would get in',
  check(ingress, report) {
    const field = ingress.at('tls').at('subjectAltNames');
    if (field.isEmpty) return;
    report({
      field,
      message: '`subjectAltNames` is set on a Sidecar, which does not compare them',
      fix: 'remove it, and say who may call in an AuthorizationPolicy',
    });
  },
};

const noHttpsRedirect: Rule<Ingress> = {
  name: 'no-https-redirect',
  severity: 'error',
  title: "a listener's `tls` has no `httpsRedirect`",
  why: 'only a Gateway answers with redirects',
  check(ingress, report) {
    const field = ingress.at('tls').at('httpsRedirect');
    if (!field.flag) return;
    report({ field, message: '`httpsRedirect` is set on a Sidecar', fix: 'remove it, and set it on the Gateway' });
  },
};

const noCredential: Rule<Ingress> = {
  name: 'no-credential',
  severity: 'error',
  title: "a listener's `tls` takes no certificate from a Secret",
  why: "a workload's proxy may not read Secrets, so that it would have no certificate",
  check(ingress, report) {
    const [one, several] = [ingress.at('tls').at('credentialName'), ingress.at('tls').at('credentialNames')];
    for (const field of [...(one.text === '' ? [] : [one]), ...(several.isEmpty ? [] : [several])]) {
      report({
        field,
        message: `\`${field.name}\` is set on a Sidecar, which reads certificates from files only`,
        fix: 'mount the Secret into the proxy, and name the files in `serverCertificate` and `privateKey`',
      });
    }
  },
};

const noTlsCertificates: Rule<Ingress> = {
  name: 'no-tls-certificates',
  severity: 'error',
  title: "a listener's `tls` has one certificate, and no list of them",
  why: 'a Sidecar can show one certificate only',
  check(ingress, report) {
    const field = ingress.at('tls').at('tlsCertificates');
    if (field.isEmpty) return;
    report({
      field,
      message: `\`${field.name}\` is set on a Sidecar, which takes one certificate`,
      fix: 'name the files in `serverCertificate` and `privateKey`',
    });
  },
};

const noMeshMode: Rule<Ingress> = {
  name: 'no-mesh-tls-mode',
  severity: 'error',
  title: "the mode of a listener's `tls` is neither ISTIO_MUTUAL nor AUTO_PASSTHROUGH",
  why: 'that the mesh encrypts requests is said by a PeerAuthentication, and a Sidecar passes no bytes on by name',
  check(ingress, report) {
    const field = ingress.at('tls').at('mode');
    if (!UNSUPPORTED_MODES.includes(field.text)) return;
    report({
      field,
      message: `the mode is ${field.text}, which a Sidecar does not have`,
      fix:
        field.text === 'ISTIO_MUTUAL'
          ? 'remove `tls`, and set the mode STRICT in a PeerAuthentication'
          : 'write SIMPLE or MUTUAL',
    });
  },
};

const noTlsOnPlainPort: Rule<Ingress> = {
  name: 'no-tls-on-plain-port',
  severity: 'error',
  title: 'a listener with `tls` has the protocol HTTPS or TLS',
  why: 'clients send plain requests to such a port, which could not be decrypted',
  check(ingress, report) {
    const field = ingress.at('tls');
    if (!field.isSet || !ingress.at('port').isSet) return;
    const protocol = ingress.at('port').at('protocol').text;
    if (findProtocolFamily(protocol) === 'tls') return;
    report({
      field,
      message: `\`tls\` is set, but the port's protocol is ${protocol === '' ? 'not set' : protocol}`,
      fix: "set the port's protocol to HTTPS or TLS, or remove `tls`",
    });
  },
};

/** The rules of how requests to the workload are decrypted, besides those of all servers. */
export const ingressTlsRules: readonly Rule<Ingress>[] = [
  noSubjectAltNames,
  noHttpsRedirect,
  noCredential,
  noTlsCertificates,
  noMeshMode,
  noTlsOnPlainPort,
];
