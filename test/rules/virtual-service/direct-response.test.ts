import { directResponseRules } from '../../../src/rules/virtual-service/direct-response';
import { withHttp } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(directResponseRules, {
  'no-huge-body': [
    {
      broken: withHttp({ directResponse: { status: 200, body: { string: 'a'.repeat(1048577) } } }),
      finds: { '/spec/http/0/directResponse/body/string': 'the body has 1048577 bytes' },
      fixed: withHttp({ directResponse: { status: 200, body: { string: 'a'.repeat(1048576) } } }),
    },
  ],
  'no-large-body': [
    {
      broken: withHttp({ directResponse: { status: 200, body: { string: 'ü'.repeat(51201) } } }),
      finds: { '/spec/http/0/directResponse/body/string': 'the body has 102402 bytes' },
      fixed: withHttp({ directResponse: { status: 200, body: { bytes: 'YWJj'.repeat(34133) } } }),
    },
    {
      broken: withHttp({ directResponse: { status: 200, body: { bytes: 'YWJj'.repeat(34134) } } }),
      finds: { '/spec/http/0/directResponse/body/bytes': 'the body has 102402 bytes' },
      fixed: withHttp({ directResponse: { status: 200, body: { string: 'a' } } }),
    },
  ],
});
