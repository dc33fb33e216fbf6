import { destinationRules, weightRules } from '../../../src/rules/virtual-service/destinations';
import { service, to, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...destinationRules, ...weightRules], {
  'no-missing-destination': [
    {
      broken: withRoute({ route: [{ weight: 1 }] }),
      finds: { '/spec/http/0/route/0/destination': '`spec.http[0].route[0]` has no destination' },
      fixed: withRoute({}),
    },
  ],
  'no-negative-weight': [
    {
      broken: withRoute({ route: [to('a', { weight: -1 })] }),
      finds: { '/spec/http/0/route/0/weight': '`spec.http[0].route[0].weight` is -1' },
      fixed: withRoute({ route: [to('a', { weight: 0 })] }),
    },
  ],
  'no-zero-total-weight': [
    {
      broken: withRoute({ route: [to('a'), to('b')] }),
      finds: { '/spec/http/0/route': 'the weights of `spec.http[0].route` add up to 0' },
      fixed: withRoute({ route: [to('a', { weight: 90 }), to('b', { weight: 9 })] }),
    },
    {
      broken: service({ tcp: [{ route: [to('a', { weight: 1 }), to('b', { weight: -1 })] }] }),
      finds: { '/spec/tcp/0/route': 'the weights of `spec.tcp[0].route` add up to 0' },
      fixed: service({ tcp: [{ route: [to('a')] }] }),
    },
  ],
  'no-wildcard-destination': [
    {
      broken: withRoute({ route: [to('*')] }),
      finds: { '/spec/http/0/route/0/destination/host': '`spec.http[0].route[0].destination.host` is "*"' },
      fixed: withRoute({ route: [to('*.a')] }),
    },
  ],
  'valid-destination-host': [
    {
      broken: withRoute({ route: [to('web:80')], mirror: { host: '' }, mirrors: [to('10.0.0.1')] }),
      finds: {
        '/spec/http/0/route/0/destination/host':
          'the destination "web:80" has the label "web:80", which is no DNS label',
        '/spec/http/0/mirror/host': 'the destination "" is empty',
        '/spec/http/0/mirrors/0/destination/host':
          'the destination "10.0.0.1" ends in "1", and the last label of a domain cannot be a number',
      },
      fixed: withRoute({ route: [to('web.shop.svc.cluster.local')] }),
    },
  ],
  'valid-subset': [
    {
      broken: withRoute({ route: [{ destination: { host: 'web', subset: 'v1.2' } }] }),
      finds: { '/spec/http/0/route/0/destination/subset': 'the subset "v1.2" is no DNS label' },
      fixed: withRoute({ route: [{ destination: { host: 'web', subset: 'v1-2' } }] }),
    },
  ],
});
