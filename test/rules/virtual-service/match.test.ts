import { matchRules } from '../../../src/rules/virtual-service/match';
import { withMatch } from '../virtual-service-examples';
import { testVirtualServiceRules } from '../virtual-service-rule-examples';

testVirtualServiceRules(matchRules, {
  'valid-source-labels': [
    {
      broken: withMatch({ sourceLabels: { 'a/b/c': 'x', app: '-web' } }),
      finds: {
        '/spec/http/0/match/0/sourceLabels/a~1b~1c': '`sourceLabels` has "a/b/c: x", which no pod can have',
        '/spec/http/0/match/0/sourceLabels/app': '`sourceLabels` has "app: -web", which no pod can have',
      },
      fixed: withMatch({ sourceLabels: { app: 'web' } }),
    },
  ],
});
