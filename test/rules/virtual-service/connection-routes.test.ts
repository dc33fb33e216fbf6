import { connectionMatchRules, connectionRouteRules } from '../../../src/rules/virtual-service/connection-routes';
import { service, to, withTls } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...connectionMatchRules, ...connectionRouteRules], {
  'no-missing-tls-match': [
    {
      broken: service({ tls: [{ match: [], route: [to('web')] }] }),
      finds: { '/spec/tls/0/match': '`spec.tls[0]` has no matches' },
      fixed: withTls({}),
    },
  ],
  'no-missing-sni-hosts': [
    {
      broken: withTls({ sniHosts: [] }),
      finds: { '/spec/tls/0/match/0/sniHosts': '`spec.tls[0].match[0]` has no `sniHosts`' },
      fixed: withTls({}),
    },
  ],
  'valid-sni-host': [
    {
      broken: withTls({ sniHosts: ['a_b', 'outbound_.80_._.web'] }, { gateways: ['mesh'] }),
      finds: {
        '/spec/tls/0/match/0/sniHosts/0': 'the SNI host "a_b" has the label "a_b", which is no DNS label',
        '/spec/tls/0/match/0/sniHosts/1':
          'the SNI host "outbound_.80_._.web" has the label "outbound_", which is no DNS label',
      },
      fixed: withTls({ sniHosts: ['outbound_.80_._.web'] }),
    },
  ],
  'no-ip-sni-host': [
    {
      broken: withTls({ sniHosts: ['10.0.0.1'] }),
      finds: { '/spec/tls/0/match/0/sniHosts/0': 'the SNI host "10.0.0.1" is an IP address' },
      fixed: withTls({}),
    },
  ],
  'no-foreign-sni-host': [
    {
      broken: withTls({ sniHosts: ['a.b', '*.web'] }),
      finds: {
        '/spec/tls/0/match/0/sniHosts/0': 'the SNI host "a.b" is none of the VirtualService\'s hosts',
        '/spec/tls/0/match/0/sniHosts/1': 'the SNI host "*.web" is none of the VirtualService\'s hosts',
      },
      fixed: withTls({ sniHosts: ['a.b', '*.c.b'] }, { hosts: ['*.b'] }),
    },
  ],
  'no-missing-tls-route': [
    {
      broken: service({ tls: [{ match: [{ sniHosts: ['web'] }] }] }),
      finds: { '/spec/tls/0/route': '`spec.tls[0]` has no destinations' },
      fixed: withTls({}),
    },
  ],
  'no-missing-tcp-route': [
    {
      broken: service({ tcp: [{ route: [] }] }),
      finds: { '/spec/tcp/0/route': '`spec.tcp[0]` has no destinations' },
      fixed: service({ tcp: [{ route: [to('web')] }] }),
    },
  ],
  'valid-destination-subnet': [
    {
      broken: withTls({ destinationSubnets: ['10.0.0.0/33', 'a'] }),
      finds: {
        '/spec/tls/0/match/0/destinationSubnets/0':
          '`destinationSubnets` has "10.0.0.0/33", which is no range of IP addresses',
        '/spec/tls/0/match/0/destinationSubnets/1': '`destinationSubnets` has "a", which is no range of IP addresses',
      },
      fixed: withTls({ destinationSubnets: ['10.0.0.0/8', '::1'] }),
    },
  ],
});
