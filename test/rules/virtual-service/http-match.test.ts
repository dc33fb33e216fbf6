import { claimRules, httpMatchRules } from '../../../src/rules/virtual-service/http-match';
import { service, to, withMatch } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...claimRules, ...httpMatchRules], {
  'valid-source-namespace': [
    {
      broken: withMatch({ sourceNamespace: '*' }),
      finds: { '/spec/http/0/match/0/sourceNamespace': '`sourceNamespace` is "*", which is no namespace' },
      fixed: withMatch({ sourceNamespace: 'shop' }),
    },
  ],
  'no-claim-match-in-mesh': [
    {
      broken: withMatch({
        headers: { '@request.auth.claims.group': { exact: 'a' } },
        withoutHeaders: { '@Request.auth.claims[a]': {} },
      }),
      finds: {
        '/spec/http/0/match/0/headers/@request.auth.claims.group':
          'the match is about the claim "@request.auth.claims.group", and the VirtualService is for the proxies of the mesh',
        '/spec/http/0/match/0/withoutHeaders/@Request.auth.claims[a]':
          'the match is about the claim "@Request.auth.claims[a]", and the VirtualService is for the proxies of the mesh',
      },
      fixed: service({
        gateways: ['edge'],
        http: [{ route: [to('web')], match: [{ headers: { '@request.auth.claims.group': { exact: 'a' } } }] }],
      }),
    },
  ],
});
