import { findShapedTexts } from '../../../../src/schema/cel/words/rule-shapes';
import { wordsOf } from './words-of';

test('paths without what a path cannot have', () => {
  const rule = "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true";
  expect(wordsOf(rule, { type: 'Exact', value: '/a//b' })).toEqual([
    ['`spec.value` is "/a//b", which contains "//"', 'remove "//" from the path', '/spec/value'],
  ]);
});

test('a rule without such a shape has no words', () => {
  expect(findShapedTexts('self.a.size() > self.b', {})).toBeUndefined();
});
