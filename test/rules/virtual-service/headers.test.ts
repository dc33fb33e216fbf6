import { headerRules } from '../../../src/rules/virtual-service/headers';
import { to, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(headerRules, {
  'no-empty-header-name': [
    {
      broken: withRoute({ match: [{ headers: { '': { exact: 'a' } } }], headers: { response: { remove: [''] } } }),
      finds: {
        '/spec/http/0/match/0/headers/': 'a header has an empty name',
        '/spec/http/0/headers/response/remove/0': 'a header has an empty name',
      },
      fixed: withRoute({ headers: { response: { remove: ['a'] } } }),
    },
  ],
  'valid-header-name': [
    {
      broken: withRoute({
        match: [{ headers: { 'a b': {} }, withoutHeaders: { ':host': {} } }],
        corsPolicy: { allowHeaders: ['a:b'] },
      }),
      finds: {
        '/spec/http/0/match/0/headers/a b': 'the header\'s name is "a b", which no header can have',
        '/spec/http/0/match/0/withoutHeaders/:host': 'the header\'s name is ":host", which no header can have',
        '/spec/http/0/corsPolicy/allowHeaders/0': 'the header\'s name is "a:b", which no header can have',
      },
      fixed: withRoute({
        match: [{ headers: { ':method': {} } }],
        corsPolicy: { allowHeaders: ['a'] },
        headers: { request: { set: { 'a b': 'c' } } },
      }),
    },
  ],
  'no-host-header': [
    {
      broken: withRoute({ headers: { request: { remove: ['Host'] }, response: { set: { host: 'a' } } } }),
      finds: {
        '/spec/http/0/headers/request/remove/0': 'the route changes the header "Host"',
        '/spec/http/0/headers/response/set/host': 'the route changes the header "host"',
      },
      fixed: withRoute({ headers: { request: { set: { host: 'a' } } } }),
    },
  ],
  'no-pseudo-header': [
    {
      broken: withRoute({
        route: [to('a', { headers: { request: { set: { ':path': '/' } }, response: { add: { ':authority': 'a' } } } })],
      }),
      finds: {
        '/spec/http/0/route/0/headers/request/set/:path': 'the route changes ":path", which is no header',
        '/spec/http/0/route/0/headers/response/add/:authority': 'the route changes ":authority", which is no header',
      },
      fixed: withRoute({ headers: { request: { set: { ':authority': 'a' } } } }),
    },
  ],
  'valid-header-value': [
    {
      broken: withRoute({ headers: { request: { set: { a: '100%' } }, response: { add: { b: 'c\nd' } } } }),
      finds: {
        '/spec/http/0/headers/request/set/a': 'the value of the header "a" is "100%", which ends in a single `%`',
        '/spec/http/0/headers/response/add/b': 'the value of the header "b" is "c\\nd", which has a control character',
      },
      fixed: withRoute({ headers: { request: { set: { a: '100%%' } }, response: { add: { b: '%REQ(a)%' } } } }),
    },
  ],
  'no-repeated-authority': [
    {
      broken: withRoute({ headers: { request: { set: { host: '', ':authority': 'a' } } } }),
      finds: {
        '/spec/http/0/headers/request/set/host':
          '`spec.http[0].headers.request.set.host` changes the host of requests, and so does `spec.http[0].headers.request.set[":authority"]`',
      },
      fixed: withRoute({ headers: { request: { set: { host: 'a' } } } }),
    },
    {
      broken: withRoute({ rewrite: { authority: 'a' }, headers: { request: { set: { Host: 'b' } } } }),
      finds: {
        '/spec/http/0/headers/request/set/Host':
          '`spec.http[0].headers.request.set.Host` changes the host of requests, and so does `spec.http[0].rewrite.authority`',
      },
      fixed: withRoute({ headers: { request: { set: { host: 'b' } } } }),
    },
    {
      broken: withRoute({ headers: { request: { set: { host: 'b' }, add: { ':authority': 'c' } } } }),
      finds: {
        '/spec/http/0/headers/request/add/:authority':
          '`spec.http[0].headers.request.add[":authority"]` changes the host of requests, and so does `spec.http[0].headers.request.set.host`',
      },
      fixed: withRoute({ rewrite: { authority: 'a' } }),
    },
  ],
});
