import { fieldsRead, renameFunctions, replaceHas, usesVariable } from '../../../src/schema/cel/rename-functions';

test('calls are renamed, other words and texts are not', () => {
  const names = new Map([['matches', 'matchesRe2']]);
  expect(
    renameFunctions(`self.matches('matches(') && matches == r"""matches(""" && x.matches ("\\"matches(")`, names),
  ).toBe(`self.matchesRe2('matches(') && matches == r"""matches(""" && x.matchesRe2 ("\\"matches(")`);
});

test('has() of more than a path becomes a call', () => {
  expect(replaceHas('has(self.a.b) && has(self.c[0].d)', 'hasField')).toBe('has(self.a.b) && hasField(self.c[0], "d")');
});

test('the fields that a rule reads are found', () => {
  expect(fieldsRead('has(self.a) ? self.a.b : self.c.size() > 0', 'self')).toEqual(new Set(['a', 'c']));
  expect(fieldsRead('self.size() > 0', 'self')).toBeUndefined();
  expect(fieldsRead('self.all(x, x.self.y == 1)', 'self')).toBeUndefined();
  expect(fieldsRead("self[0] == 'self.a'", 'self')).toBeUndefined();
  expect(fieldsRead("'self' == 'self.a'", 'self')).toEqual(new Set());
});

test('a variable in a text is no use of it', () => {
  expect(usesVariable('self == oldSelf', 'oldSelf')).toBe(true);
  expect(usesVariable("self == 'oldSelf'", 'oldSelf')).toBe(false);
});
