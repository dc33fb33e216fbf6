import { wordsOf } from './words-of';

const atMostOne = '(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) + (has(self.c)?1:0) <= 1';
const exactlyOne =
  '((has(self.a) && !(has(self.b) || has(self.c))) || (has(self.b) && !(has(self.a) || has(self.c))) || (has(self.c) && !(has(self.b) || has(self.a))))';
const notBoth = '((has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b))) || (!has(self.a) && !has(self.b))';

const both = ['`spec` sets `a` and `b`, only one of them may be set', 'remove `a` or `b`'];
const neither = ['`spec` sets neither `a` nor `b`, one is needed', 'add `a` or `b`'];
const none = ['`spec` sets none of `a`, `b` and `c`, one is needed', 'add `a`, `b` or `c`'];
const without = ['`spec` has `a` without `b`', 'add `b`'];

test.each([
  [atMostOne, { a: 'x', b: 'x' }, both],
  [
    atMostOne,
    { a: 'x', b: 'x', c: 'x' },
    ['`spec` sets `a`, `b` and `c`, only one of them may be set', 'keep one of `a`, `b` and `c`'],
  ],
  ['(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) == 1', {}, neither],
  ['[has(self.a), has(self.b), has(self.c)].filter(x, x).size() == 1', {}, none],
  ['[has(self.a), has(self.b), has(self.c)].filter(x, x).size() == 1', { a: 'x', b: 'x' }, both],
  ['has(self.a) || has(self.b)', {}, neither],
  ['(has(self.a) || has(self.b) || has(self.c))', {}, none],
  ['!(has(self.a) && has(self.b))', { a: 'x', b: 'x' }, both],
  ['!has(self.a) || !has(self.b)', { a: 'x', b: 'x' }, both],
  ['has(self.a) != has(self.b)', {}, neither],
  ['(has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b))', {}, neither],
  ['(has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b))', { a: 'x', b: 'x' }, both],
  [exactlyOne, {}, none],
  [exactlyOne, { a: 'x', b: 'x' }, both],
  [notBoth, { a: 'x', b: 'x' }, both],
  ['!has(self.a) || has(self.b)', { a: 'x' }, without],
  [
    'has(self.top) ? !(has(self.top.a) && has(self.top.b)) : true',
    { top: { a: 'x', b: 'x' } },
    ['`spec.top` sets `a` and `b`, only one of them may be set', 'remove `a` or `b`', '/spec/top'],
  ],
  [
    'has(self.host) || self.backends.size() > 0',
    { backends: [] },
    ['`spec` sets neither `host` nor `backends`', 'add `backends`'],
  ],
  ['has(self.backends) && self.backends.size() > 0', {}, ['`spec` has no `backends`', 'add `backends`']],
  ['!has(self.a)', { a: 'x' }, ['`spec.a` is "x", which is not allowed here', 'remove `a`', '/spec/a']],
])('%s', (rule, value, words) => expect(wordsOf(rule, value)).toEqual([words]));

test('a condition on three fields is none of these shapes', () => {
  expect(wordsOf('!has(self.a) || !has(self.b) || has(self.c)', { a: 'x', b: 'x' })[0]![0]).toMatch('breaks the rule');
});
