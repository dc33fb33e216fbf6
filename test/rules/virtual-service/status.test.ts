import { statusRules } from '../../../src/rules/virtual-service/status';
import { withHttp, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(statusRules, {
  'valid-status': [
    {
      broken: withHttp({ directResponse: { status: 199 } }, { directResponse: {} }),
      finds: {
        '/spec/http/0/directResponse/status': '`spec.http[0].directResponse.status` is 199',
        '/spec/http/1/directResponse/status': '`spec.http[1].directResponse.status` is not set',
      },
      fixed: withHttp({ directResponse: { status: 200 } }),
    },
    {
      broken: withRoute({ fault: { abort: { httpStatus: 601 } } }),
      finds: { '/spec/http/0/fault/abort/httpStatus': '`spec.http[0].fault.abort.httpStatus` is 601' },
      fixed: withRoute({ fault: { abort: { httpStatus: 600 } } }),
    },
  ],
});
