import { formerKindRules } from '../../src/rules/former-kinds/former-kinds-rules';
import { testRules } from './rule-examples';

const object = (apiVersion: string, kind: string, spec: object): object => ({
  ...{ apiVersion, kind, spec },
  metadata: { name: 'web', namespace: 'shop' },
});

testRules(formerKindRules, {
  'no-former-kind': [
    {
      broken: object('authentication.istio.io/v1alpha1', 'Policy', { peers: [{ mtls: {} }] }),
      finds: { '/kind': 'Policy of authentication.istio.io is no kind of Istio any more' },
      fixed: object('security.istio.io/v1', 'PeerAuthentication', { mtls: { mode: 'STRICT' } }),
    },
    {
      broken: object('rbac.istio.io/v1alpha1', 'ServiceRole', { rules: [{ services: ['*'], methods: ['GET'] }] }),
      finds: { '/kind': 'ServiceRole of rbac.istio.io is no kind of Istio any more' },
      fixed: object('security.istio.io/v1', 'AuthorizationPolicy', {
        rules: [{ to: [{ operation: { methods: ['GET'] } }] }],
      }),
    },
    {
      broken: object('config.istio.io/v1alpha2', 'rule', {}),
      finds: { '/kind': 'rule of config.istio.io is no kind of Istio any more' },
      fixed: object('config.istio.io/v1alpha2', 'toString', {}),
    },
  ],
});
