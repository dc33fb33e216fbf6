import { findClosest } from '../../../diagnostics/did-you-mean';
import { shown } from '../../../schema/structural/findings';
import { cipherSuites, isCipherSuite } from '../../primitives/cipher-suite';
import type { Rule } from '../../rule';
import type { ServerTls } from './server-tls';

const noOldTlsWithoutCiphers: Rule<ServerTls> = {
  name: 'no-old-tls-without-ciphers',
  severity: 'warning',
  title: 'a minimum of TLS 1.0 or 1.1 comes with `cipherSuites`',
  why: 'no cipher suite of these versions is on by default, so such clients fail in the handshake',
  check(tls, report) {
    const field = tls.at('minProtocolVersion');
    if ((field.text !== 'TLSV1_0' && field.text !== 'TLSV1_1') || !tls.at('cipherSuites').isEmpty) return;
    report({
      field,
      message: `\`minProtocolVersion\` is ${field.text}, but \`cipherSuites\` names none of its cipher suites`,
      fix: 'set `minProtocolVersion` to TLSV1_2, or add `cipherSuites`, e.g. ECDHE-RSA-AES128-SHA',
    });
  },
};

const validCipherSuites: Rule<ServerTls> = {
  name: 'valid-cipher-suites',
  severity: 'warning',
  title: 'a cipher suite is one that Envoy knows',
  why: 'it is left out, and clients that have no other in common with the server fail in the handshake',
  check(tls, report) {
    for (const field of tls.at('cipherSuites').items()) {
      if (isCipherSuite(field.text)) continue;
      const meant = findClosest(field.text, cipherSuites);
      report({
        field,
        message: `Envoy has no cipher suite ${shown(field.text)}`,
        fix: meant === undefined ? `remove it, or write one like ${cipherSuites[1]}` : `did you mean ${meant}?`,
      });
    }
  },
};

const noDuplicateCipherSuite: Rule<ServerTls> = {
  name: 'no-duplicate-cipher-suite',
  severity: 'warning',
  title: 'a cipher suite is named once',
  why: 'the second one is left out: the order of the others is not what it seems',
  check(tls, report) {
    const seen = new Set<string>();
    for (const field of tls.at('cipherSuites').items()) {
      if (!isCipherSuite(field.text)) continue;
      if (seen.has(field.text)) {
        report({ field, message: `the cipher suite ${shown(field.text)} is named twice`, fix: 'remove it here' });
      }
      seen.add(field.text);
    }
  },
};

/** The rules of versions and cipher suites. */
export const protocolOptionRules: readonly Rule<ServerTls>[] = [
  noOldTlsWithoutCiphers,
  validCipherSuites,
  noDuplicateCipherSuite,
];
