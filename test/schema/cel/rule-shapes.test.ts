import { findShapedText } from '../../../src/schema/cel/rule-shapes';

test.each([
  ['(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1', 'sets more than one of `a`, `b`', 'keep one of `a`, `b`'],
  ['(has(self.a)?1:0) + (has(self.b)?1:0) == 1', 'needs exactly one of `a`, `b`', 'set one of `a`, `b`'],
  [
    "!(has(self.cors) && self.type != 'CORS')",
    'has `cors`, which belongs to the type CORS',
    'set `type` to CORS, or remove `cors`',
  ],
  ["!(!has(self.cors) && self.type == 'CORS')", 'is of type CORS and has no `cors`', 'add `cors`'],
  [
    "self.type == 'Text' ? has(self.text) : !has(self.text)",
    'needs `text` exactly when its type is Text',
    'add `text`, or set `type` to Text',
  ],
  [
    "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true",
    'has a path that contains "//"',
    'remove "//" from the path',
  ],
  [
    '!has(self.image) || !has(self.imageRepository)',
    'sets `image` and `imageRepository`',
    'keep only one of `image` and `imageRepository`',
  ],
  ["self.filter(f, f.type == 'CORS').size() <= 1", 'has more than one CORS filter', 'keep one CORS filter'],
  [
    'has(self.a) || has(self.b) || has(self.c)',
    'sets none of `a`, `b`, `c`, one is needed',
    'add one of `a`, `b`, `c`',
  ],
  ['!(has(self.a) && has(self.b))', 'sets `a` and `b`', 'keep only one of `a` and `b`'],
  [
    '(has(self.a) && !has(self.b)) || (!has(self.a) && has(self.b))',
    'needs `a` or `b`, and not both',
    'set exactly one of `a` and `b`',
  ],
  ["!has(self.a) || self.type == 'X'", 'has `a`, which belongs to the type X', 'set `type` to X, or remove `a`'],
  ["self.type != 'Local' || has(self.local)", 'is of type Local and has no `local`', 'add `local`'],
  [
    "(!has(self.type) || self.type == 'Value')? has(self.value) : true",
    'is of type Value and has no `value`',
    'add `value`',
  ],
  ["self.type != 'X' || !has(self.a)", 'is of type X and has `a`', 'remove `a`'],
  [
    "has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['A', 'B']) : true",
    'has a `targetRefs` of another kind than A, B',
    'point to kind A, B',
  ],
  ["self.kind == 'Secret'", 'points to another kind than Secret', 'set `kind` to Secret'],
])('%s', (rule, says, fix) => expect(findShapedText(rule)).toEqual({ says, fix }));

test('a rule without such a shape has no words', () => {
  expect(findShapedText('self.a > self.b')).toBeUndefined();
});
