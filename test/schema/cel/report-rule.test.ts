import { checkValue, idsOf } from '../check-value';
import type { InlineNode } from '../compile-schema';

test('a rule that fails for a value which is wrong in itself says nothing more', () => {
  const levels: InlineNode = { type: 'object', properties: { level: { type: 'string', enum: ['low', 'high'] } } };
  const rule = '{"low": 1, "high": 2}[self.level] > 1';
  expect(idsOf(checkValue({ level: 'middle' }, { ...levels, rules: [rule] }))).toEqual(['schema/enum /level']);
  expect(idsOf(checkValue({ level: 'low' }, { ...levels, rules: [rule] }))).toEqual(['schema/cel ']);
});

test('a field that is wrong in itself is reported once', () => {
  const rate: InlineNode = { type: 'integer', minimum: 1 };
  const rules = ['!has(self.rate) || (self.rate >= 1 && self.rate <= 100)'];
  const schema: InlineNode = { type: 'object', properties: { rate }, rules };
  expect(idsOf(checkValue({ rate: 0 }, schema))).toEqual(['schema/range /rate']);
  expect(idsOf(checkValue({ rate: 101 }, schema))).toEqual(['schema/cel /rate']);
});

test('what two rules say of the same value is said once', () => {
  const rules = ['has(self.a) || has(self.b)', 'has(self.a) != has(self.b)'];
  const schema: InlineNode = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, rules };
  expect(checkValue({}, schema)).toHaveLength(1);
});

test('a rule that compares a field which is wrong in itself says nothing more', () => {
  const type: InlineNode = { type: 'string', enum: ['File', 'Text'] };
  const schema: InlineNode = { type: 'object', properties: { type, file: { type: 'string' } } };
  const rules = ["self.type == 'File' ? has(self.file) : !has(self.file)"];
  expect(idsOf(checkValue({ type: 'Fil', file: 'x' }, { ...schema, rules }))).toEqual(['schema/enum /type']);
  expect(idsOf(checkValue({ type: 'Text', file: 'x' }, { ...schema, rules }))).toEqual(['schema/cel /file']);
});

test('a list that is wrong in itself can break its rules for another reason', () => {
  const item: InlineNode = { type: 'object', properties: { type: { type: 'string' } } };
  const rules = ['self.exists(item, has(item.type))'];
  expect(idsOf(checkValue([{}], { type: 'array', items: item, minItems: 2, rules }))).toEqual([
    'schema/length ',
    'schema/cel ',
  ]);
});

test('an item that is there twice is not unique for a rule either', () => {
  const item: InlineNode = { type: 'object', properties: { name: { type: 'string' }, port: { type: 'integer' } } };
  const rules = ['self.all(l1, self.exists_one(l2, l1.name == l2.name))', 'self.all(l1, has(l1.port))'];
  const schema: InlineNode = { type: 'array', items: item, listType: 'map', listMapKeys: ['name'], rules };
  expect(idsOf(checkValue([{ name: 'a' }, { name: 'a' }], schema))).toEqual([
    'schema/duplicate-item /1',
    'schema/cel ',
  ]);
});
