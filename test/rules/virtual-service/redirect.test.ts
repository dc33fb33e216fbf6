import { redirectingRouteRules, redirectRules } from '../../../src/rules/virtual-service/redirect';
import { withHttp } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...redirectRules, ...redirectingRouteRules], {
  'no-uri-with-prefix-rewrite': [
    {
      broken: withHttp({ redirect: { uri: '/a', prefixRewrite: '/b' } }),
      finds: { '/spec/http/0/redirect/prefixRewrite': '`redirect` has `uri` and `prefixRewrite`' },
      fixed: withHttp({ redirect: { uri: '/a' } }),
    },
  ],
  'no-prefix-rewrite-without-prefix': [
    {
      broken: withHttp({ match: [{ uri: { exact: '/a' } }, {}], redirect: { prefixRewrite: '/b' } }),
      finds: {
        '/spec/http/0/match/0/uri':
          'the route redirects with `prefixRewrite`, and `spec.http[0].match[0].uri` is no prefix',
      },
      fixed: withHttp({ match: [{ uri: { prefix: '/a' } }], redirect: { prefixRewrite: '/b' } }),
    },
  ],
  'no-empty-redirect': [
    {
      broken: withHttp({ redirect: { redirectCode: 301 } }),
      finds: { '/spec/http/0/redirect': '`spec.http[0].redirect` does not say where to' },
      fixed: withHttp({ redirect: { redirectCode: 301, scheme: 'https' } }),
    },
    {
      broken: withHttp({ redirect: {} }),
      finds: { '/spec/http/0/redirect': '`spec.http[0].redirect` does not say where to' },
      fixed: withHttp({ redirect: { derivePort: 'FROM_REQUEST_PORT' } }),
    },
  ],
  'valid-redirect-code': [
    {
      broken: withHttp({ redirect: { uri: '/', redirectCode: 200 } }),
      finds: { '/spec/http/0/redirect/redirectCode': '`redirectCode` is 200' },
      fixed: withHttp({ redirect: { uri: '/', redirectCode: 399 } }),
    },
  ],
  'valid-redirect-scheme': [
    {
      broken: withHttp({ redirect: { scheme: 'HTTPS' } }),
      finds: { '/spec/http/0/redirect/scheme': '`spec.http[0].redirect.scheme` is "HTTPS"' },
      fixed: withHttp({ redirect: { scheme: 'https' } }),
    },
  ],
});
