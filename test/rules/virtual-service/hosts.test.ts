import { hostRules } from '../../../src/rules/virtual-service/hosts';
import { service, withTls } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(hostRules, {
  'valid-host': [
    {
      broken: service({ hosts: ['http://web', 'a.*', ''] }),
      finds: {
        '/spec/hosts/0': 'the host "http://web" has the label "http://web", which is no DNS label',
        '/spec/hosts/1': 'the host "a.*" has the label "*", which is no DNS label',
        '/spec/hosts/2': 'the host "" is empty',
      },
      fixed: service({ hosts: ['web', '*.b', '10.0.0.1', '*a.c'] }),
    },
    {
      broken: withTls({}, { hosts: ['web', 'outbound_.80_._.web'] }),
      finds: { '/spec/hosts/1': 'the host "outbound_.80_._.web" has the label "outbound_", which is no DNS label' },
      fixed: withTls({}, { hosts: ['web', 'outbound_.80_._.web'], gateways: ['edge'] }),
    },
    {
      broken: withTls({}, { hosts: ['web', 'outbound_80'], gateways: ['edge'] }),
      finds: {
        '/spec/hosts/1':
          'the host "outbound_80" begins with "outbound_", but is not of the form `outbound_.<port>_.<subset>_.<host>`',
      },
      fixed: withTls({}, { gateways: ['edge'] }),
    },
  ],
  'no-catch-all-host-in-mesh': [
    {
      broken: service({ hosts: ['*'], gateways: ['edge', 'mesh'] }),
      finds: { '/spec/hosts/0': 'the host is "*", and the VirtualService is for the proxies of the mesh' },
      fixed: service({ hosts: ['*'], gateways: ['edge'] }),
    },
  ],
  'no-overlapping-hosts': [
    {
      broken: service({ hosts: ['a.b.c', '*.c', 'x', '*.b.c', 'x'] }),
      finds: {
        '/spec/hosts/0': 'the host "a.b.c" is also in "*.c"',
        '/spec/hosts/3': 'the host "*.b.c" is also in "*.c"',
        '/spec/hosts/4': 'the host "x" is named twice',
      },
      fixed: service({ hosts: ['a.b.c', 'c', 'x', '*.b.d'] }),
    },
    {
      broken: service({ hosts: ['a.b', '*'], gateways: ['edge'] }),
      finds: { '/spec/hosts/0': 'the host "a.b" is also in "*"' },
      fixed: service({ hosts: ['a.b', '*'] }),
    },
  ],
});
