import { objectRules } from '../../../src/rules/virtual-service/object';
import { service, to, withTls } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(objectRules, {
  'no-gateways-in-delegate': [
    {
      broken: service({ hosts: [], gateways: ['edge'] }),
      finds: { '/spec/gateways': 'the VirtualService has gateways and no hosts' },
      fixed: service({ hosts: [] }),
    },
  ],
  'no-tls-in-delegate': [
    {
      broken: withTls({}, { hosts: undefined }),
      finds: { '/spec/tls': 'the VirtualService has `tls` routes and no hosts' },
      fixed: withTls({}),
    },
  ],
  'no-tcp-in-delegate': [
    {
      broken: service({ hosts: [], tcp: [{ route: [to('web')] }] }),
      finds: { '/spec/tcp': 'the VirtualService has `tcp` routes and no hosts' },
      fixed: service({ tcp: [{ route: [to('web')] }] }),
    },
  ],
  'no-missing-routes': [
    { broken: service({ http: [] }), finds: { '/spec': 'the VirtualService has no routes' }, fixed: service({}) },
  ],
});
