import { list, object, value } from '../shape';

const FILES = ['/etc/tls/a.pem', ''];
const pair = object({ serverCertificate: value(['/c.pem'], ['']), privateKey: value(['/k.pem'], ['']) });

/** The `tls` of a server. */
export const serverTls = object(
  {
    mode: value(['SIMPLE', 'MUTUAL', 'PASSTHROUGH', 'AUTO_PASSTHROUGH', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL']),
  },
  {
    httpsRedirect: value([true, false]),
    credentialName: value(['shop'], ['']),
    credentialNames: list(value(['rsa', 'ecdsa']), 3),
    serverCertificate: value(FILES),
    privateKey: value(FILES),
    caCertificates: value(FILES),
    caCrl: value(FILES),
    tlsCertificates: list(pair, 4),
    minProtocolVersion: value(['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3']),
    cipherSuites: list(
      value(
        ['AES128-SHA', 'AES256-SHA', 'ALL', '-ALL', '', '[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-RSA-AES128-GCM-SHA256]'],
        ['AES-128', 'aes128-sha', ' AES128-SHA', '3DES', 'é', 'ש', '😀', '@STRENGTH', '²', 'Ⅷ', '١'],
      ),
    ),
  },
);

export const serverTlsMessages: Readonly<Record<string, RegExp>> = {
  'no-old-tls-without-ciphers': /require setting compatible ciphers/,
  'valid-cipher-suites': /ignoring invalid cipher suites/,
  'no-duplicate-cipher-suite': /ignoring duplicate cipher suites/,
  'no-certificates-with-istio-mutual': /^ISTIO_MUTUAL TLS cannot have associated/,
  'no-certificates-with-passthrough': /mode does not use certificates/,
  'no-second-certificate-source': /^only one of credential_name/,
  'no-missing-client-ca': /requires a client CA bundle/,
  'no-third-certificate': /can support up to 2 server certificates/,
  'no-missing-server-certificate': /requires a server certificate/,
  'no-missing-private-key': /requires a private key/,
  'no-crl-with-credential': /CRL is not supported with credentialName/,
  'no-crl-with-simple': /CRL is not supported with SIMPLE/,
};
