import { mirrorRules } from '../../../src/rules/virtual-service/mirror';
import { to, withRoute } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(mirrorRules, {
  'no-mirror-percent': [
    {
      broken: withRoute({ mirrorPercent: 0 }),
      finds: { '/spec/http/0/mirrorPercent': '`mirrorPercent` is deprecated' },
      fixed: withRoute({ mirrorPercentage: { value: 0 } }),
    },
    {
      broken: withRoute({ mirror_percent: 5 }),
      finds: { '/spec/http/0/mirror_percent': '`mirrorPercent` is deprecated' },
      fixed: withRoute({ mirrorPercentage: { value: 5 } }),
    },
  ],
  'valid-mirror-percentage': [
    {
      broken: withRoute({
        mirrorPercent: 101,
        mirrorPercentage: { value: -1 },
        mirrors: [to('a', { percentage: { value: 100.5 } })],
      }),
      finds: {
        '/spec/http/0/mirrorPercent': '`spec.http[0].mirrorPercent` is 101',
        '/spec/http/0/mirrorPercentage/value': '`spec.http[0].mirrorPercentage.value` is -1',
        '/spec/http/0/mirrors/0/percentage/value': '`spec.http[0].mirrors[0].percentage.value` is 100.5',
      },
      fixed: withRoute({ mirrors: [to('a', { percentage: { value: 100 } })] }),
    },
  ],
  'no-missing-mirror-destination': [
    {
      broken: withRoute({ mirrors: [{ percentage: { value: 200 } }] }),
      finds: { '/spec/http/0/mirrors/0/destination': '`spec.http[0].mirrors[0]` has no destination' },
      fixed: withRoute({ mirrors: [to('a')] }),
    },
  ],
});
