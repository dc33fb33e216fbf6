import { corsRules } from '../../../src/rules/virtual-service/cors';
import { withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(corsRules, {
  'no-empty-origin': [
    {
      broken: withRoute({ corsPolicy: { allowOrigins: [{ exact: '' }, {}] } }),
      finds: {
        '/spec/http/0/corsPolicy/allowOrigins/0': '`spec.http[0].corsPolicy.allowOrigins[0]` does not say which origin',
        '/spec/http/0/corsPolicy/allowOrigins/1': '`spec.http[0].corsPolicy.allowOrigins[1]` does not say which origin',
      },
      fixed: withRoute({ corsPolicy: { allowOrigins: [{ exact: 'https://a' }] } }),
    },
  ],
  'valid-cors-method': [
    {
      broken: withRoute({ corsPolicy: { allowMethods: ['get', 'FETCH'] } }),
      finds: {
        '/spec/http/0/corsPolicy/allowMethods/0': '`allowMethods` has "get", which is no method',
        '/spec/http/0/corsPolicy/allowMethods/1': '`allowMethods` has "FETCH", which is no method',
      },
      fixed: withRoute({ corsPolicy: { allowMethods: ['GET', '*'] } }),
    },
  ],
  'no-fractional-max-age': [
    {
      broken: withRoute({ corsPolicy: { maxAge: '1.5s' } }),
      finds: { '/spec/http/0/corsPolicy/maxAge': '`maxAge` is "1.5s", which is no whole number of seconds' },
      fixed: withRoute({ corsPolicy: { maxAge: '24h' } }),
    },
  ],
});
