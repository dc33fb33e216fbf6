import { text, textAt } from '../../../../src/schema/cel/words/rule-text';

test('words at each wrong field', () => {
  expect(textAt('is wrong', 'remove it', [['a', 0], ['b']])).toEqual([
    text('is wrong', 'remove it', ['a', 0]),
    text('is wrong', 'remove it', ['b']),
  ]);
});

test('words of a value in which no field is wrong are said of the value', () => {
  expect(textAt('is wrong', 'remove it', [])).toEqual([{ says: 'is wrong', fix: 'remove it' }]);
});
