import { serviceEntryRules } from '../../../src/rules/service-entry/service-entry-rules';
import { labelSelectorRules } from '../../../src/rules/parts/workload-selector/workload-selector';
import { testRules } from '../rule-examples';
import { entry } from '../service-entry-examples';

const selecting = (workloadSelector: object): object => entry({ resolution: 'STATIC', workloadSelector });
const valid = selecting({ labels: { app: 'api' } });
const parts = serviceEntryRules.parts.filter(({ rules }) => rules === labelSelectorRules);

testRules(
  { ...serviceEntryRules, parts },
  {
    'no-empty-selector-key': [
      {
        broken: selecting({ labels: { '': 'api' } }),
        finds: { '/spec/workloadSelector/labels/': 'the selector has an empty label key' },
        fixed: valid,
      },
    ],
    'no-selector-wildcard': [
      {
        broken: selecting({ labels: { app: 'api-*', 'x*': '' } }),
        finds: {
          '/spec/workloadSelector/labels/app': 'the selector has the label "app: api-*" with a "*"',
          '/spec/workloadSelector/labels/x*': 'the selector has the label "x*: " with a "*"',
        },
        fixed: valid,
      },
    ],
    'no-empty-selector': [
      {
        broken: selecting({ labels: {} }),
        finds: { '/spec/workloadSelector': 'the selector has no labels' },
        fixed: valid,
      },
    ],
  },
);
