import { findShapedTexts } from '../../../../src/schema/cel/words/rule-shapes';

test('a rule without such a shape has no words', () => {
  expect(findShapedTexts('self.a.size() > self.b', {})).toBeUndefined();
});
