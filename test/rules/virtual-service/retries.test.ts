import { retryRules } from '../../../src/rules/virtual-service/retries';
import { withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(retryRules, {
  'no-negative-attempts': [
    {
      broken: withRoute({ retries: { attempts: -1 } }),
      finds: { '/spec/http/0/retries/attempts': '`attempts` is -1' },
      fixed: withRoute({ retries: { attempts: 0 } }),
    },
  ],
  'no-retries-without-attempts': [
    {
      broken: withRoute({ retries: { perTryTimeout: '2s' } }),
      finds: {
        '/spec/http/0/retries/attempts': '`spec.http[0].retries.perTryTimeout` is set, and `attempts` is not set',
      },
      fixed: withRoute({ retries: { attempts: 2, perTryTimeout: '2s' } }),
    },
    {
      broken: withRoute({ retries: { attempts: 0, retryOn: '5xx' } }),
      finds: { '/spec/http/0/retries/attempts': '`spec.http[0].retries.retryOn` is set, and `attempts` is 0' },
      fixed: withRoute({ retries: { attempts: 0, retryOn: '' } }),
    },
  ],
  'valid-retry-on': [
    {
      broken: withRoute({ retries: { attempts: 2, retryOn: '5xx, reset' } }),
      finds: { '/spec/http/0/retries/retryOn': '`retryOn` has " reset", with a space' },
      fixed: withRoute({ retries: { attempts: 2, retryOn: '5xx,reset,503' } }),
    },
    {
      broken: withRoute({ retries: { attempts: 2, retryOn: '5xx,599' } }),
      finds: { '/spec/http/0/retries/retryOn': '`retryOn` has "599", which Envoy does not know' },
      fixed: withRoute({ retries: { attempts: 2, retryOn: '+404' } }),
    },
  ],
});
