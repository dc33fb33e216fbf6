import { gatewayNameRules, gatewayRules } from '../../../src/rules/virtual-service/gateways';
import { service, withMatch } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...gatewayNameRules, ...gatewayRules], {
  'valid-short-gateway': [
    {
      broken: service({ gateways: ['edge_1'] }),
      finds: { '/spec/gateways/0': 'the gateway "edge_1" has the label "edge_1", which is no DNS label' },
      fixed: service({ gateways: ['edge', 'edge_1'] }),
    },
  ],
  'no-dotted-gateway': [
    {
      broken: service({ gateways: ['edge.shop.svc'] }),
      finds: { '/spec/gateways/0': 'the gateway is named "edge.shop.svc", in the old form' },
      fixed: service({ gateways: ['shop/edge'] }),
    },
  ],
  'no-empty-gateway-part': [
    {
      broken: service({ gateways: ['/edge', 'shop/'] }),
      finds: {
        '/spec/gateways/0': 'the gateway "/edge" has no namespace before the slash',
        '/spec/gateways/1': 'the gateway "shop/" has no name after the slash',
      },
      fixed: service({ gateways: ['shop/edge'] }),
    },
  ],
  'valid-gateway-namespace': [
    {
      broken: withMatch({ gateways: ['*/edge'] }),
      finds: { '/spec/http/0/match/0/gateways/0': 'the gateway "*/edge" has the namespace "*", which cannot exist' },
      fixed: withMatch({ gateways: ['shop/edge'] }),
    },
  ],
  'valid-gateway-name': [
    {
      broken: service({ gateways: ['shop/edge.b'] }),
      finds: { '/spec/gateways/0': 'the gateway "shop/edge.b" has the name "edge.b", which no Gateway can have' },
      fixed: service({ gateways: ['shop/edge'] }),
    },
    {
      broken: withMatch({ gateways: ['shop/a/b'] }),
      finds: {
        '/spec/http/0/match/0/gateways/0': 'the gateway "shop/a/b" has the name "a/b", which no Gateway can have',
      },
      fixed: withMatch({ gateways: ['shop/a'] }),
    },
  ],
});
