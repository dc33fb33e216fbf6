import type { Field } from '../field';
import { findProtocolFamily } from '../primitives/protocol';
import type { ProtocolFamily } from '../primitives/protocol';
import type { Rule } from '../rule';
import { isPassthrough } from '../parts/server-tls/tls-mode';
import type { Server } from './gateway';

function familyOf(server: Field<Server>): ProtocolFamily | undefined {
  return findProtocolFamily(server.at('port').at('protocol').text);
}

const noMissingTls: Rule<Server> = {
  name: 'no-missing-tls',
  severity: 'error',
  title: 'a server of the protocol HTTPS or TLS has `tls`',
  why: 'the gateway would have no certificate to answer with',
  check(server, report) {
    if (familyOf(server) !== 'tls' || server.at('tls').isSet) return;
    report({
      field: server.at('tls'),
      message: `the server's protocol is ${server.at('port').at('protocol').text}, but it has no \`tls\``,
      fix: 'add `tls` with `mode: SIMPLE` and the `credentialName` of the certificate',
    });
  },
};

const noTlsOnHttp: Rule<Server> = {
  name: 'no-tls-on-http',
  severity: 'error',
  title: 'a server of a plain HTTP protocol has no `tls`, other than `httpsRedirect`',
  why: 'the port would serve clear text in spite of the certificate',
  check(server, report) {
    const tls = server.at('tls');
    if (familyOf(server) !== 'http' || !tls.isSet) return;
    const certificates = [tls.at('caCertificates'), tls.at('privateKey'), tls.at('serverCertificate')];
    const wrong = isPassthrough(tls) ? certificates.find(({ text }) => text !== '') : tls.at('mode');
    if (wrong === undefined) return;
    const { text } = server.at('port').at('protocol');
    report({
      field: wrong,
      message: `the server's protocol is ${text}, which is not encrypted, but it sets \`${wrong.name}\``,
      fix: 'set the protocol to HTTPS, or leave only `httpsRedirect: true` in `tls`',
    });
  },
};

const noTlsOnTcp: Rule<Server> = {
  name: 'no-tls-on-tcp',
  severity: 'error',
  title: 'a server of another protocol than HTTPS and TLS has no `tls`',
  why: 'the port would serve clear text in spite of `tls`',
  check(server, report) {
    const [tls, family] = [server.at('tls'), familyOf(server)];
    if (family === undefined || family === 'tls' || family === 'http' || !tls.isSet) return;
    report({
      field: tls,
      message: `the server's protocol is ${server.at('port').at('protocol').text}, which is not encrypted, but it has \`tls\``,
      fix: 'set the protocol to TLS, or remove `tls`',
    });
  },
};

const noHttpsRedirect: Rule<Server> = {
  name: 'no-https-redirect-without-http',
  severity: 'warning',
  title: '`httpsRedirect` is set only on a server of a plain HTTP protocol',
  why: 'only a request in clear text can be sent to HTTPS, so the redirect does nothing',
  check(server, report) {
    const field = server.at('tls').at('httpsRedirect');
    if (!server.at('port').isSet || !field.flag || familyOf(server) === 'http') return;
    report({
      field,
      message: `\`httpsRedirect\` is set on a server of the protocol ${server.at('port').at('protocol').text}`,
      fix: 'set it on the server of port 80 with the protocol HTTP, and remove it here',
    });
  },
};

/** The rules of which protocols go with `tls`. */
export const tlsAndProtocolRules: readonly Rule<Server>[] = [noMissingTls, noTlsOnHttp, noTlsOnTcp, noHttpsRedirect];
