import { RuleOperands } from '../rule-operands';
import type { Mutation } from './mutation';

export const RULE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'rule-operand',
    weight: 12,
    apply: (subject) => {
      const place = subject.choose(({ schema }) => (schema['x-kubernetes-validations'] ?? []).length > 0);
      if (!place) return false;
      const { rule } = subject.random.pick(place.schema['x-kubernetes-validations'] ?? []);
      return new RuleOperands(subject.random, subject.values).change(subject.document, place, rule);
    },
  },
];
