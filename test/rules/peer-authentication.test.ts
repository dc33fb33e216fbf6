import { peerAuthenticationRules } from '../../src/rules/peer-authentication/peer-authentication-rules';
import { testRules } from './rule-examples';

const policy = (spec: object): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'strict', namespace: 'shop' },
  spec,
});
const web = { matchLabels: { app: 'web' } };

testRules(peerAuthenticationRules, {
  'no-port-mtls-without-selector': [
    {
      broken: policy({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
      finds: { '/spec/portLevelMtls': '`spec.portLevelMtls` is set for all workloads of the namespace' },
      fixed: policy({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'DISABLE' } }, selector: web }),
    },
  ],
  'no-empty-port-mtls': [
    {
      broken: policy({ selector: web, portLevelMtls: {} }),
      finds: { '/spec/portLevelMtls': '`spec.portLevelMtls` has no port' },
      fixed: policy({ selector: web }),
    },
  ],
  'valid-port': [
    {
      broken: policy({ selector: web, portLevelMtls: { 0: {}, 65536: {}, 443: {}, '080': {}, https: {} } }),
      finds: {
        '/spec/portLevelMtls/0': '`spec.portLevelMtls` has the key "0", which is no port',
        '/spec/portLevelMtls/65536': '`spec.portLevelMtls` has the key "65536", which is no port',
        '/spec/portLevelMtls/080': '`spec.portLevelMtls` has the key "080", which is no port',
        '/spec/portLevelMtls/https': '`spec.portLevelMtls` has the key "https", which is no port',
      },
      fixed: policy({ selector: web, portLevelMtls: { 65535: {} } }),
    },
  ],
  'no-empty-selector-key': [
    {
      broken: policy({ selector: { matchLabels: { '': 'web' } } }),
      finds: { '/spec/selector/matchLabels/': 'the selector has an empty label key' },
      fixed: policy({ selector: web }),
    },
  ],
  'no-selector-wildcard': [
    {
      broken: policy({ selector: { matchLabels: { app: 'web-*', 'x*': '' } } }),
      finds: {
        '/spec/selector/matchLabels/app': 'the selector has the label "app: web-*" with a "*"',
        '/spec/selector/matchLabels/x*': 'the selector has the label "x*: " with a "*"',
      },
      fixed: policy({ selector: web }),
    },
  ],
  'no-empty-selector': [
    {
      broken: policy({ selector: {} }),
      finds: { '/spec/selector': 'the selector has no labels' },
      fixed: policy({}),
    },
  ],
});
