import { registry } from '../../src/rules/registry';
import { ruleId } from '../../src/rules/rule';

const rules = registry.flatMap((kind) =>
  [...new Set(kind.parts.flatMap((part) => part.rules))].map((rule) => ({ kind, rule, id: ruleId(kind, rule) })),
);

test('ids exist once, and kinds are sorted', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const slugs = registry.map(({ slug }) => slug);
  expect(slugs).toEqual([...slugs].sort());
});

test('names can be guessed: no-<bad thing> or valid-<thing>', () => {
  expect(rules.map(({ id }) => id).filter((id) => !/^istio\/[a-z-]+\/(no|valid)-[a-z0-9-]+$/.test(id))).toEqual([]);
});

test('titles and consequences go on in a sentence', () => {
  const texts = rules.flatMap(({ rule }) => [rule.title, rule.why]);
  expect(
    texts.filter(
      (text) => /\.$|\n/.test(text) || (/^[A-Z][a-z]/.test(text) && !/^(Istio|Envoy|Helm|Argo CD)/.test(text)),
    ),
  ).toEqual([]);
});

test('what says more of a field is a rule of the same kind', () => {
  const wrong = rules.flatMap(({ kind, rule }) =>
    (rule.saidBy ?? []).filter((name) => !kind.parts.some((part) => part.rules.some((one) => one.name === name))),
  );
  expect(wrong).toEqual([]);
});
