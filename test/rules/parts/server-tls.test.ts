import { gatewayRules } from '../../../src/rules/gateway/gateway-rules';
import { serverTlsRules } from '../../../src/rules/parts/server-tls/server-tls-rules';
import { withTls } from '../gateway-examples';
import { testRules } from '../rule-examples';

const at = (field: string): string => `/spec/servers/0/tls/${field}`;
const named = (field: string): string => `\`spec.servers[0].tls.${field}\``;
const files = { serverCertificate: '/c.pem', privateKey: '/k.pem' };
const valid = withTls({ mode: 'SIMPLE', credentialName: 'shop' });

const parts = gatewayRules.parts.filter(({ rules }) => rules === serverTlsRules);

testRules(
  { ...gatewayRules, parts },
  {
    'no-old-tls-without-ciphers': [
      {
        broken: withTls({ minProtocolVersion: 'TLSV1_1' }),
        finds: {
          [at('minProtocolVersion')]:
            '`minProtocolVersion` is TLSV1_1, but `cipherSuites` names none of its cipher suites',
        },
        fixed: withTls({ minProtocolVersion: 'TLSV1_2' }),
      },
    ],
    'valid-cipher-suites': [
      {
        broken: withTls({ cipherSuites: ['AES-128', 'AES128-SHA', '-ALL', 'ALL', ''] }),
        finds: { [at('cipherSuites/0')]: 'Envoy has no cipher suite "AES-128"' },
        fixed: withTls({ cipherSuites: ['AES128-SHA'] }),
      },
    ],
    'no-duplicate-cipher-suite': [
      {
        broken: withTls({ cipherSuites: ['AES128-SHA', 'AES256-SHA', 'AES128-SHA'] }),
        finds: { [at('cipherSuites/2')]: 'the cipher suite "AES128-SHA" is named twice' },
        fixed: withTls({ cipherSuites: ['AES128-SHA', 'AES256-SHA'] }),
      },
    ],
    'no-certificates-with-istio-mutual': [
      {
        broken: withTls({ mode: 'ISTIO_MUTUAL', credentialName: 'shop', credentialNames: ['a'] }),
        finds: {
          [at('credentialName')]:
            `the mode is ISTIO_MUTUAL, which takes no certificate, but ${named('credentialName')} is set`,
          [at('credentialNames')]:
            `the mode is ISTIO_MUTUAL, which takes no certificate, but ${named('credentialNames')} is set`,
        },
        fixed: withTls({ mode: 'ISTIO_MUTUAL' }),
      },
    ],
    'no-certificates-with-passthrough': [
      {
        broken: withTls({ credentialName: 'shop' }),
        finds: {
          [at('credentialName')]:
            `${named('credentialName')} is set, but the mode is PASSTHROUGH, which is the default`,
        },
        fixed: valid,
      },
      {
        broken: withTls({ mode: 'AUTO_PASSTHROUGH', caCrl: '/crl.pem' }),
        finds: { [at('caCrl')]: `${named('caCrl')} is set, but the mode is AUTO_PASSTHROUGH` },
        fixed: withTls({ mode: 'AUTO_PASSTHROUGH' }),
      },
    ],
    'no-second-certificate-source': [
      {
        broken: withTls({ mode: 'SIMPLE', credentialName: 'shop', tlsCertificates: [files] }),
        finds: {
          [at('tlsCertificates')]:
            `the certificate comes from both ${named('credentialName')} and ${named('tlsCertificates')}`,
        },
        fixed: valid,
      },
    ],
    'no-missing-client-ca': [
      {
        broken: withTls({ mode: 'MUTUAL', ...files }),
        finds: { [at('caCertificates')]: 'the mode is MUTUAL, but `caCertificates` is not set' },
        fixed: withTls({ mode: 'MUTUAL', ...files, caCertificates: '/ca.pem' }),
      },
    ],
    'no-third-certificate': [
      {
        broken: withTls({ mode: 'SIMPLE', tlsCertificates: [files, files, files] }),
        finds: { [at('tlsCertificates')]: '`tlsCertificates` has 3 certificates, and 2 can be used' },
        fixed: withTls({ mode: 'SIMPLE', tlsCertificates: [files, files] }),
      },
    ],
    'no-missing-server-certificate': [
      {
        broken: withTls({ mode: 'OPTIONAL_MUTUAL' }),
        finds: {
          [at('serverCertificate')]: `the mode is OPTIONAL_MUTUAL, but ${named('serverCertificate')} is not set`,
        },
        fixed: withTls({ mode: 'OPTIONAL_MUTUAL', credentialName: 'shop' }),
      },
    ],
    'no-missing-private-key': [
      {
        broken: withTls({ mode: 'SIMPLE', tlsCertificates: [files, { serverCertificate: '/c.pem' }] }),
        finds: {
          [at('tlsCertificates/1/privateKey')]:
            `the mode is SIMPLE, but ${named('tlsCertificates[1].privateKey')} is not set`,
        },
        fixed: withTls({ mode: 'SIMPLE', tlsCertificates: [files, files] }),
      },
    ],
    'no-crl-with-credential': [
      {
        broken: withTls({ mode: 'PASSTHROUGH', credentialName: 'shop', caCrl: '/crl.pem' }),
        finds: { [at('caCrl')]: '`caCrl` is set beside `credentialName`' },
        fixed: withTls({ mode: 'PASSTHROUGH', credentialName: 'shop' }),
      },
    ],
    'no-crl-with-simple': [
      {
        broken: withTls({ mode: 'SIMPLE', ...files, caCrl: '/crl.pem' }),
        finds: { [at('caCrl')]: '`caCrl` is set, but the mode is SIMPLE' },
        fixed: withTls({ mode: 'MUTUAL', ...files, caCrl: '/crl.pem' }),
      },
    ],
  },
);
