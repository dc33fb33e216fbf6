import { wordsOf } from './words-of';

const words = ['`spec[2].name` is "a", which is also the `name` of [0]', 'write another `name`', '/spec/2/name'];

test.each([
  ['self.all(l1, self.exists_one(l2, l1.name == l2.name))', [{ name: 'a' }, { name: 'b' }, { name: 'a' }]],
  [
    'self.all(l1, !has(l1.name) || self.exists_one(l2, has(l2.name) && l1.name == l2.name))',
    [{ name: 'a' }, {}, { name: 'a' }],
  ],
])('%s', (rule, value) => expect(wordsOf(rule, value)).toEqual([words]));

test('filters that can stand only once', () => {
  const filters = [{ type: 'CORS' }, { type: 'URLRewrite' }, { type: 'CORS' }];
  expect(wordsOf("self.filter(f, f.type == 'CORS').size() <= 1", filters)).toEqual([
    ['`spec[2]` is one more CORS filter', 'remove it, or merge it into the first', '/spec/2'],
  ]);
});
