import { destinationRuleRules } from '../../../src/rules/destination-rule/destination-rule-rules';
import { exportToRules } from '../../../src/rules/parts/export-to/export-to';
import { serviceEntryRules } from '../../../src/rules/service-entry/service-entry-rules';
import { rule } from '../destination-rule-examples';
import { testRules } from '../rule-examples';
import { entry } from '../service-entry-examples';

const parts = destinationRuleRules.parts.filter(({ rules }) => rules.some(({ name }) => name === 'valid-export'));

testRules(
  { ...destinationRuleRules, parts },
  {
    'no-duplicate-export': [
      {
        broken: rule({ exportTo: ['.', 'shop'] }),
        finds: { '/spec/exportTo/1': '`exportTo` names the namespace "shop" twice' },
        fixed: rule({ exportTo: ['.', 'edge'] }),
      },
    ],
    'valid-export': [
      {
        broken: rule({ exportTo: ['~', 'a.b', '.'] }),
        finds: {
          '/spec/exportTo/0': '`exportTo` names "~", which is no namespace',
          '/spec/exportTo/1': '`exportTo` names "a.b", which is no namespace',
        },
        fixed: rule({ exportTo: ['.'] }),
      },
    ],
    'no-export-to-all-and-some': [
      {
        broken: rule({ exportTo: ['.', '*'] }),
        finds: { '/spec/exportTo/1': '`exportTo` names all namespaces with `*`, and others' },
        fixed: rule({ exportTo: ['*'] }),
      },
    ],
  },
);

const ofServices = serviceEntryRules.parts.flatMap(({ rules }) =>
  rules.filter(({ name }) => name === 'no-export-to-none-and-some'),
);

testRules(
  { ...serviceEntryRules, parts: [{ find: () => [], rules: ofServices }] },
  {
    'no-export-to-none-and-some': [
      {
        broken: entry({ exportTo: ['.', '~'] }),
        finds: { '/spec/exportTo/1': '`exportTo` names no namespace with `~`, and others' },
        fixed: entry({ exportTo: ['~'] }),
      },
    ],
  },
);

test('only what may be exported to none takes `~`', () => {
  const titles = [true, false].map((allowsNone) =>
    exportToRules({ allowsNone })
      .map(({ title }) => title)
      .join(),
  );
  expect(titles.map((title) => title.includes('`~` for none'))).toEqual([true, false]);
});
