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
