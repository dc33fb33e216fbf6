import { rewriteRules } from '../../../src/rules/virtual-service/rewrite';
import { withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(rewriteRules, {
  'no-uri-with-regex-rewrite': [
    {
      broken: withRoute({ rewrite: { uri: '/', uriRegexRewrite: { match: 'a', rewrite: 'b' } } }),
      finds: { '/spec/http/0/rewrite/uriRegexRewrite': 'the route has `rewrite.uri` and `rewrite.uriRegexRewrite`' },
      fixed: withRoute({ rewrite: { uri: '/' } }),
    },
  ],
  'no-empty-rewrite': [
    {
      broken: withRoute({ rewrite: { uri: '' } }),
      finds: { '/spec/http/0/rewrite': '`spec.http[0].rewrite` does not say what is rewritten' },
      fixed: withRoute({ rewrite: { authority: 'a' } }),
    },
  ],
  'no-incomplete-regex-rewrite': [
    {
      broken: withRoute({ rewrite: { uriRegexRewrite: {} } }),
      finds: {
        '/spec/http/0/rewrite/uriRegexRewrite/match': '`spec.http[0].rewrite.uriRegexRewrite.match` is empty',
        '/spec/http/0/rewrite/uriRegexRewrite/rewrite': '`spec.http[0].rewrite.uriRegexRewrite.rewrite` is empty',
      },
      fixed: withRoute({ rewrite: { uriRegexRewrite: { match: 'a', rewrite: 'b' } } }),
    },
  ],
});
