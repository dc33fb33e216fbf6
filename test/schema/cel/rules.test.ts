import { checkValue, idsOf } from '../check-value';
import type { InlineNode } from '../compile-schema';

const range: InlineNode = {
  type: 'object',
  properties: { start: { type: 'integer' }, end: { type: 'integer' } },
  rules: ['self.end > self.start + 1'],
};

test('a rule that does not hold is reported at its value', () => {
  expect(checkValue({ start: 1, end: 3 }, range)).toEqual([]);
  expect(
    idsOf(
      checkValue(
        { ranges: [{ start: 2, end: 1 }] },
        { type: 'object', properties: { ranges: { type: 'array', items: range } } },
      ),
    ),
  ).toEqual(['schema/cel /ranges/0']);
  expect(checkValue({ start: 2, end: 1 }, range)[0]!.message).toBe('Example breaks the rule self.end > self.start + 1');
});

test('a rule without a value refuses the object too', () => {
  expect(checkValue({ start: 2 }, range)[0]!.message).toBe(
    'Example has no value for the rule self.end > self.start + 1: No such key: end',
  );
});

test('a rule is not run on a value of another shape', () => {
  expect(idsOf(checkValue({ start: 'a', end: 1 }, range))).toEqual(['schema/type /start']);
});

test('rules that compare with the object before are for updates', () => {
  expect(checkValue('a', { type: 'string', rules: ['self == oldSelf'] })).toEqual([]);
});

test('rules that plain code knows are reported with words', () => {
  expect(
    checkValue(
      { timeout: '5 seconds' },
      { type: 'object', properties: { timeout: { type: 'string', rules: ["duration(self) >= duration('1ms')"] } } },
    ),
  ).toEqual([
    expect.objectContaining({
      id: 'schema/cel',
      pointer: '/timeout',
      message: '`timeout` is "5 seconds", which is no duration of at least 1ms',
      fix: 'write a duration like "10s", "1m30s" or "500ms"',
    }),
  ]);
});

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
