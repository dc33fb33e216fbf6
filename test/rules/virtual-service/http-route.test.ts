import {
  answeringRouteRules,
  delegatingRouteRules,
  nestedDelegateRules,
  redirectOnlyRules,
  responseOnlyRules,
} from '../../../src/rules/virtual-service/http-route';
import { service, to, withHttp, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

const rules = [
  ...delegatingRouteRules,
  ...nestedDelegateRules,
  ...redirectOnlyRules,
  ...responseOnlyRules,
  ...answeringRouteRules,
];

testVirtualServiceRules(rules, {
  'no-redirect-with-delegate': [
    {
      broken: withHttp({ delegate: { name: 'a' }, redirect: { uri: '/' } }),
      finds: { '/spec/http/0/redirect': 'the route has `delegate` and `redirect`' },
      fixed: withHttp({ delegate: { name: 'a' } }),
    },
  ],
  'no-route-with-delegate': [
    {
      broken: withRoute({ delegate: { name: 'a' } }),
      finds: { '/spec/http/0/route': 'the route has `delegate` and `route`' },
      fixed: withHttp({ delegate: { name: 'a' } }),
    },
  ],
  'no-nested-delegate': [
    {
      broken: service({ hosts: [], http: [{ route: [to('web')], delegate: { name: 'a' } }] }),
      finds: {
        '/spec/http/0/delegate': 'the VirtualService is a delegate, as it has no hosts, and a route has a `delegate`',
      },
      fixed: service({ hosts: [] }),
    },
  ],
  'no-route-with-redirect': [
    {
      broken: withRoute({ redirect: { uri: '/' } }),
      finds: { '/spec/http/0/route': 'the route has `redirect` and `route`' },
      fixed: withHttp({ redirect: { uri: '/' } }),
    },
  ],
  'no-fault-with-redirect': [
    {
      broken: withHttp({ redirect: { uri: '/' }, fault: { delay: { fixedDelay: '1s' } } }),
      finds: { '/spec/http/0/fault': 'the route has `redirect` and `fault`' },
      fixed: withHttp({ redirect: { uri: '/' } }),
    },
  ],
  'no-rewrite-with-redirect': [
    {
      broken: withHttp({ redirect: { uri: '/' }, rewrite: { uri: '/' } }),
      finds: { '/spec/http/0/rewrite': 'the route has `redirect` and `rewrite`' },
      fixed: withHttp({ redirect: { uri: '/' } }),
    },
  ],
  'no-direct-response-with-redirect': [
    {
      broken: withHttp({ redirect: { uri: '/' }, directResponse: { status: 200 } }),
      finds: { '/spec/http/0/directResponse': 'the route has `redirect` and `directResponse`' },
      fixed: withHttp({ redirect: { uri: '/' } }),
    },
  ],
  'no-route-with-direct-response': [
    {
      broken: withRoute({ directResponse: { status: 200 } }),
      finds: { '/spec/http/0/route': 'the route has `directResponse` and `route`' },
      fixed: withHttp({ directResponse: { status: 200 } }),
    },
  ],
  'no-fault-with-direct-response': [
    {
      broken: withHttp({ directResponse: { status: 200 }, fault: {} }),
      finds: { '/spec/http/0/fault': 'the route has `directResponse` and `fault`' },
      fixed: withHttp({ directResponse: { status: 200 } }),
    },
  ],
  'no-rewrite-with-direct-response': [
    {
      broken: withHttp({ directResponse: { status: 200 }, rewrite: {} }),
      finds: { '/spec/http/0/rewrite': 'the route has `directResponse` and `rewrite`' },
      fixed: withHttp({ directResponse: { status: 200 } }),
    },
  ],
  'no-empty-http-route': [
    {
      broken: withHttp({ route: [] }),
      finds: { '/spec/http/0': '`spec.http[0]` says nothing of what is done with the requests' },
      fixed: withHttp({ delegate: { name: 'a' } }),
    },
  ],
  'no-mirror-with-mirrors': [
    {
      broken: withRoute({ mirror: { host: 'a' }, mirrors: [to('b')] }),
      finds: { '/spec/http/0/mirrors': 'the route has `mirror` and `mirrors`' },
      fixed: withRoute({ mirrors: [to('a'), to('b')] }),
    },
  ],
});
