import { parsePattern } from '../../../src/schema/regex/parse-pattern';

test('a pattern becomes a tree of characters, sequences, choices and repeats', () => {
  expect(parsePattern('^a|b{2,3}$')).toEqual({
    is: 'choice',
    options: [
      { is: 'sequence', parts: [{ is: 'start' }, { is: 'characters', ranges: [[97, 97]] }] },
      {
        is: 'sequence',
        parts: [{ is: 'repeat', part: { is: 'characters', ranges: [[98, 98]] }, least: 2, most: 3 }, { is: 'end' }],
      },
    ],
  });
});

test('classes are sorted and merged', () => {
  expect(parsePattern('[b-da-c\\x60]')).toEqual({ is: 'characters', ranges: [[96, 100]] });
});

test.each(['(a', 'a)', '[a', '*a', '\\p{L}', 'a{2,1}', '(?<name>a)', '[[:alpha:]]', 'a{2000}', '\\'])(
  'what is not supported is said: %s',
  (pattern) => expect(() => parsePattern(pattern)).toThrow(/not supported/),
);
