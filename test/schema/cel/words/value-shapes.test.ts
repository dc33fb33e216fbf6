import { wordsOf } from './words-of';

test.each([
  [
    'self.end > self.start',
    { start: 5, end: 4 },
    ['`spec.end` is 4, which is not above `start` (5)', 'write more than 5', '/spec/end'],
  ],
  [
    '!has(self.least) || self.most >= self.least',
    { least: 5, most: 4 },
    ['`spec.most` is 4, which is below `least` (5)', 'write 5 or more', '/spec/most'],
  ],
  [
    '!has(self.timeout) || !has(self.interval) || duration(self.timeout) < duration(self.interval)',
    { timeout: '5s', interval: '5s' },
    ['`spec.timeout` is "5s", which is not below `interval` ("5s")', 'write less than "5s"', '/spec/timeout'],
  ],
  [
    '!has(self.rate) || (self.rate >= 1 && self.rate <= 100)',
    { rate: 0 },
    ['`spec.rate` is 0, which is not from 1 to 100', 'write a number from 1 to 100', '/spec/rate'],
  ],
  [
    "!has(self.window) || duration(self.window) >= duration('1s')",
    { window: '500ms' },
    ['`spec.window` is "500ms", which is shorter than 1s', 'write "1s" or more', '/spec/window'],
  ],
  [
    "duration(self) > duration('0s')",
    '0s',
    ['`spec` is "0s", which is no time at all', 'write a duration like "10s", "1m30s" or "500ms"'],
  ],
  ['self > 0', 0, ['`spec` is 0, which is not above 0', 'write 1 or more']],
  ['size(self) <= 3', 'abcd', ['`spec` is "abcd", which is longer than 3 characters', 'shorten it to 3 characters']],
  ['size(self) <= 1', [1, 2], ['`spec` has more than 1 entries', 'leave at most 1 of them']],
  ["self != 'x'", 'x', ['`spec` is "x", which is not allowed here', 'write another value than x']],
  ['self != ""', '', ['`spec` is "", which stands for nothing', 'write a value, or remove the field']],
])('%s', (rule, value, words) => expect(wordsOf(rule, value)).toEqual([words]));
