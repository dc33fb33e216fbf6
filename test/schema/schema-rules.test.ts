import { schemaRules, whyOf } from '../../src/schema/schema-rules';

test('rules are sorted by id, and each says what it is and what happens', () => {
  const ids = schemaRules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const { id, title, why } of schemaRules) {
    expect(id).toMatch(/^schema\/[a-z-]+$/);
    expect(title).toMatch(/^[^A-Z].*[^.]$/);
    expect(whyOf(id)).toBe(why);
  }
});
