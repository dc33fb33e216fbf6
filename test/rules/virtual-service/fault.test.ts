import { faultPercentageRules, faultRules } from '../../../src/rules/virtual-service/fault';
import { withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules([...faultPercentageRules, ...faultRules], {
  'no-empty-fault': [
    {
      broken: withRoute({ fault: {} }),
      finds: { '/spec/http/0/fault': '`spec.http[0].fault` has neither `abort` nor `delay`' },
      fixed: withRoute({ fault: { abort: { httpStatus: 503 } } }),
    },
  ],
  'no-abort-without-error': [
    {
      broken: withRoute({ fault: { abort: { percentage: { value: 5 } } } }),
      finds: { '/spec/http/0/fault/abort': '`spec.http[0].fault.abort` does not say with which error requests fail' },
      fixed: withRoute({ fault: { abort: { grpcStatus: 'UNAVAILABLE' } } }),
    },
  ],
  'valid-grpc-status': [
    {
      broken: withRoute({ fault: { abort: { grpcStatus: 'not found' } } }),
      finds: { '/spec/http/0/fault/abort/grpcStatus': '`grpcStatus` is "not found", which gRPC does not have' },
      fixed: withRoute({ fault: { abort: { grpcStatus: 'NOT_FOUND' } } }),
    },
    {
      broken: withRoute({ fault: { abort: { grpcStatus: '14' } } }),
      finds: { '/spec/http/0/fault/abort/grpcStatus': '`grpcStatus` is "14", which gRPC does not have' },
      fixed: withRoute({ fault: { abort: { grpcStatus: 'UNAVAILABLE' } } }),
    },
  ],
  'no-http2-error': [
    {
      broken: withRoute({ fault: { abort: { http2Error: 'a' } } }),
      finds: { '/spec/http/0/fault/abort/http2Error': '`http2Error` is set' },
      fixed: withRoute({ fault: { abort: { httpStatus: 503 } } }),
    },
  ],
  'no-exponential-delay': [
    {
      broken: withRoute({ fault: { delay: { exponentialDelay: '1s' } } }),
      finds: { '/spec/http/0/fault/delay/exponentialDelay': '`exponentialDelay` is set' },
      fixed: withRoute({ fault: { delay: { fixedDelay: '1s' } } }),
    },
  ],
  'valid-fault-percentage': [
    {
      broken: withRoute({
        fault: { abort: { percentage: { value: 0.00005 } }, delay: { percentage: { value: 101 } } },
      }),
      finds: {
        '/spec/http/0/fault/abort/percentage/value': '`spec.http[0].fault.abort.percentage.value` is 0.00005',
        '/spec/http/0/fault/delay/percentage/value': '`spec.http[0].fault.delay.percentage.value` is 101',
      },
      fixed: withRoute({ fault: { abort: { percentage: { value: 0.0001 } }, delay: { percentage: { value: 0 } } } }),
    },
  ],
});
