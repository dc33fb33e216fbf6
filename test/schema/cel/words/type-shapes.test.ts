import { wordsOf } from './words-of';

const lacks = ['`spec` is of type File and has no `file`', 'add `file`'];
const belongs = [
  '`spec.file` is "x", which belongs to the type File, and the type is Text',
  'set `type` to File, or remove `file`',
  '/spec/file',
];
const refuses = ['`spec.file` is "x", which does not go with the type Text', 'remove `file`', '/spec/file'];
const pair =
  "(self.type == 'File' && has(self.file) && !has(self.text)) || (self.type == 'Text' && !has(self.file) && has(self.text))";

test.each([
  ["self.type == 'File' ? has(self.file) : !has(self.file)", { type: 'File' }, lacks],
  ["self.type == 'File' ? has(self.file) : !has(self.file)", { type: 'Text', file: 'x' }, belongs],
  ["!(!has(self.file) && self.type == 'File')", { type: 'File' }, lacks],
  ["self.type == 'File' ? has(self.file) : true", { type: 'File' }, lacks],
  ["self.type != 'File' || has(self.file)", { type: 'File' }, lacks],
  ["(!has(self.type) || self.type == 'File')? has(self.file) : true", {}, lacks],
  ["has(self.type) && self.type == 'File' ? has(self.file) : true", { type: 'File' }, lacks],
  ["(has(self.type) && self.type == 'File')? has(self.file) : true", { type: 'File' }, lacks],
  [
    "self.from != 'Selector' || has(self.selector)",
    { from: 'Selector' },
    ['`spec` has `from: Selector` and has no `selector`', 'add `selector`'],
  ],
  ['!(self.type == "File" && (!has(self.file) || self.file == ""))', { type: 'File' }, lacks],
  ['!(self.type != "File" && has(self.file) && self.file != "")', { type: 'Text', file: 'x' }, belongs],
  ["!(has(self.file) && self.type != 'File')", { type: 'Text', file: 'x' }, belongs],
  ["!has(self.file) || self.type == 'File'", { type: 'Text', file: 'x' }, belongs],
  ["self.type == 'File' || !has(self.file)", { type: 'Text', file: 'x' }, belongs],
  ["has(self.file) ? self.type == 'File' : true", { type: 'Text', file: 'x' }, belongs],
  [
    "has(self.rate) ? (self.type == 'Ratio' || self.type == 'ParentRatio') : true",
    { type: 'On', rate: 5 },
    [
      '`spec.rate` is 5, which belongs to the type Ratio or ParentRatio, and the type is On',
      'set `type` to Ratio, or remove `rate`',
      '/spec/rate',
    ],
  ],
  ["self.type != 'Text' || !has(self.file)", { type: 'Text', file: 'x' }, refuses],
  ["self.type == 'Text' ? !has(self.file) : true", { type: 'Text', file: 'x' }, refuses],
  ["has(self.type) && self.type == 'Text' ? !has(self.file) : true", { type: 'Text', file: 'x' }, refuses],
  ["self.type in ['Json', 'Text'] ? !has(self.file) : true", { type: 'Text', file: 'x' }, refuses],
  [
    "self.type == 'Text' && has(self.file) ? !has(self.file.path) : true",
    { type: 'Text', file: { path: 'x' } },
    ['`spec.file.path` is "x", which does not go with the type Text', 'remove `path`', '/spec/file/path'],
  ],
  [pair, { type: 'File' }, lacks],
  [pair, { type: 'File', text: 'x' }, lacks],
  [
    pair,
    { type: 'Text', text: 'x', file: 'x' },
    ['`spec.file` is "x", which belongs to the type File, and the type is Text', 'remove `file`', '/spec/file'],
  ],
])('%s of %j', (rule, value, words) => expect(wordsOf(rule, value)).toEqual([words]));

test('without a type, the one of the field that is set is meant', () => {
  const rule = "self.type == 'File' ? has(self.file) : !has(self.file)";
  expect(wordsOf(rule, { file: 'x' })).toEqual([
    ['`spec.file` is "x", which belongs to the type File, and there is no `type`', 'add `type: File`', '/spec/file'],
  ]);
  expect(wordsOf(rule, {})).toEqual([['`spec` has no `type`', 'add `type`']]);
});

test('a type whose own field is set is meant', () => {
  const [words] = wordsOf("!has(self.file) || self.type == 'File'", { type: 'Text', text: 'x', file: 'x' });
  expect(words![1]).toBe('remove `file`');
});
