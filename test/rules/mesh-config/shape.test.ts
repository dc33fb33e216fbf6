import { applyRules } from '../../../src/rules/apply-rules';
import { mesh } from '../mesh-config-examples';

test('a number in place of a duration is told the unit', () => {
  const fixes = applyRules(mesh({ connectTimeout: 5 }) as Record<string, unknown>)
    .filter(({ id }) => id === 'istio/mesh-config/valid-type')
    .map(({ fix }) => fix);
  expect(fixes).toEqual(['write "5s", with the unit']);
});
