import { findGroups, findSchemaFile } from '../../../../src/schema/catalogue';
import { usesVariable } from '../../../../src/schema/cel/rename-functions';
import { findRuleTexts } from '../../../../src/schema/cel/words/rule-texts';

/** Rules that only compare with the object before are never run. */
const rulesOf = (group: string): string[] =>
  findSchemaFile(group)!
    .rules.filter(({ rule, optionalOldSelf }) => optionalOldSelf || !usesVariable(rule, 'oldSelf'))
    .map(({ rule }) => rule);

test.each(findGroups())('all rules of %s have words', (group) => {
  expect(rulesOf(group).filter((rule) => !findRuleTexts(rule, {})?.length)).toEqual([]);
});

test.each([undefined, '', 0, [], {}])('words never fail: %j', (self) => {
  for (const rule of findGroups().flatMap(rulesOf)) expect(findRuleTexts(rule, self)).not.toEqual([]);
});

test('a rule that nobody put into words has none', () => {
  expect(findRuleTexts('self.a.size() > self.b', {})).toBeUndefined();
  expect(findRuleTexts('constructor', {})).toBeUndefined();
});
