import { reachabilityRules } from '../../../src/rules/virtual-service/reachability';
import { service, to, withHttp, withMatch } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(reachabilityRules, {
  'no-second-catch-all': [
    {
      broken: withHttp({ route: [to('a')] }, { route: [to('b')] }),
      finds: { '/spec/http/1': '`spec.http[1]` is never used: `spec.http[0]` has no matches either, and comes first' },
      fixed: withHttp({ match: [{ port: 80 }], route: [to('a')] }, { route: [to('b')] }),
    },
  ],
  'no-route-after-catch-all': [
    {
      broken: service({ tcp: [{ route: [to('a')] }, { match: [{ port: 80 }], route: [to('b')] }] }),
      finds: { '/spec/tcp/1': '`spec.tcp[1]` is never used: `spec.tcp[0]` has no matches, and comes first' },
      fixed: service({ tcp: [{ match: [{ port: 80 }], route: [to('b')] }, { route: [to('a')] }] }),
    },
  ],
  'no-duplicate-match': [
    {
      broken: withMatch(
        { uri: { exact: '/a' }, port: 80 },
        { port: 80, uri: { exact: '/a' }, name: 'again', gateways: [] },
      ),
      finds: {
        '/spec/http/0/match/1': '`spec.http[0].match[1]` is never used: it is the same as `spec.http[0].match[0]`',
      },
      fixed: withMatch(
        { uri: { exact: '/a' } },
        { uri: { prefix: '/a' } },
        { uri: { prefix: '/a' }, ignoreUriCase: true },
      ),
    },
  ],
  'no-route-of-used-matches': [
    {
      broken: withHttp({ match: [{ port: 80 }, {}], route: [to('a')] }, { match: [{ headers: {} }], route: [to('b')] }),
      finds: { '/spec/http/1': '`spec.http[1]` is never used: all of its matches stand before it too' },
      fixed: withHttp({ match: [{ port: 80 }], route: [to('a')] }, { match: [{ port: 80 }, {}], route: [to('b')] }),
    },
  ],
  'no-covered-match': [
    {
      broken: withMatch({ uri: { prefix: '/' } }, { uri: { prefix: '/a' } }),
      finds: {
        '/spec/http/0/match/1':
          '`spec.http[0].match[1]` is for paths that begin with "/a", and `spec.http[0].match[0]` before it takes those with "/"',
      },
      fixed: withMatch({ uri: { prefix: '/a' } }, { uri: { prefix: '/' } }),
    },
    {
      broken: withMatch(
        { uri: { prefix: '/' }, method: { exact: 'GET' }, headers: { a: { exact: 'b' } } },
        { uri: { prefix: '/a' }, headers: { a: { exact: 'b' } } },
      ),
      finds: {
        '/spec/http/0/match/1':
          '`spec.http[0].match[1]` is for paths that begin with "/a", and `spec.http[0].match[0]` before it takes those with "/"',
      },
      fixed: withMatch(
        { uri: { prefix: '/' }, headers: { a: { exact: 'b' } } },
        { uri: { prefix: '/a' }, headers: { a: { exact: 'c' } } },
      ),
    },
    {
      broken: withMatch(
        { uri: { prefix: '/' }, authority: { prefix: 'ab' } },
        { uri: { prefix: '/a' }, authority: { prefix: 'a' } },
      ),
      finds: {
        '/spec/http/0/match/1':
          '`spec.http[0].match[1]` is for paths that begin with "/a", and `spec.http[0].match[0]` before it takes those with "/"',
      },
      fixed: withMatch({ uri: { prefix: '/' } }, { uri: { prefix: '/a' }, port: 80 }),
    },
  ],
});
