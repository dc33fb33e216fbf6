import { regexRules, stringMatchRules } from '../../../src/rules/virtual-service/string-match';
import { withMatch, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...regexRules, ...stringMatchRules], {
  'no-empty-prefix': [
    {
      broken: withMatch({
        method: { prefix: '' },
        headers: { a: { prefix: '' } },
        withoutHeaders: { b: { prefix: '' } },
      }),
      finds: {
        '/spec/http/0/match/0/method/prefix': '`spec.http[0].match[0].method.prefix` is empty',
        '/spec/http/0/match/0/headers/a/prefix': '`spec.http[0].match[0].headers.a.prefix` is empty',
        '/spec/http/0/match/0/withoutHeaders/b/prefix': '`spec.http[0].match[0].withoutHeaders.b.prefix` is empty',
      },
      fixed: withMatch({ uri: { prefix: '' }, method: { prefix: 'G' } }),
    },
  ],
  'no-empty-regex': [
    {
      broken: withMatch({ uri: { regex: '' }, queryParams: { a: { regex: '' } } }),
      finds: {
        '/spec/http/0/match/0/uri/regex': '`spec.http[0].match[0].uri.regex` is empty',
        '/spec/http/0/match/0/queryParams/a/regex': '`spec.http[0].match[0].queryParams.a.regex` is empty',
      },
      fixed: withMatch({ uri: { regex: '.*' } }),
    },
  ],
  'no-long-regex': [
    {
      broken: withMatch({ uri: { regex: 'ü'.repeat(513) } }),
      finds: { '/spec/http/0/match/0/uri/regex': '`spec.http[0].match[0].uri.regex` is longer than 1024 bytes' },
      fixed: withMatch({ uri: { regex: 'ü'.repeat(512) } }),
    },
  ],
  'valid-regex': [
    {
      broken: withMatch({ uri: { regex: '/(?!a)' }, withoutHeaders: { a: { regex: '**' } } }),
      finds: {
        '/spec/http/0/match/0/uri/regex':
          '`spec.http[0].match[0].uri.regex` is "/(?!a)", which RE2 cannot read: invalid or unsupported Perl syntax: `(?!`',
        '/spec/http/0/match/0/withoutHeaders/a/regex':
          '`spec.http[0].match[0].withoutHeaders.a.regex` is "**", which RE2 cannot read: missing argument to repetition operator: `*`',
      },
      fixed: withMatch({ uri: { regex: '/[^a].*' }, withoutHeaders: { a: { regex: '*' } } }),
    },
    {
      broken: withRoute({
        corsPolicy: { allowOrigins: [{ regex: '*.a' }] },
        rewrite: { uriRegexRewrite: { match: '(', rewrite: 'a' } },
      }),
      finds: {
        '/spec/http/0/corsPolicy/allowOrigins/0/regex':
          '`spec.http[0].corsPolicy.allowOrigins[0].regex` is "*.a", which RE2 cannot read: missing argument to repetition operator: `*`',
        '/spec/http/0/rewrite/uriRegexRewrite/match':
          '`spec.http[0].rewrite.uriRegexRewrite.match` is "(", which RE2 cannot read: missing closing ): `(`',
      },
      fixed: withRoute({ corsPolicy: { allowOrigins: [{ regex: '.*a' }] } }),
    },
  ],
});
