import { whyOfYaml, yamlRules } from '../../../src/objects/yaml/yaml-rules';

test('the rules are sorted, and each says what happens', () => {
  const ids = yamlRules.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  for (const { id, why } of yamlRules) expect(whyOfYaml(id)).toBe(why);
});
