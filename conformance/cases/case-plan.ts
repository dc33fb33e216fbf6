import { CaseGenerator, findRulePlaces, type RulePlace } from './case-generator';
import type { Comparison } from './comparison';
import type { Kind } from './definitions';
import type { Judge } from './judge';
import { MUTATIONS } from './mutations/mutate';
import { schemaPlaces } from './places';
import type { Random } from './random';

/** How often rules that no case has broken yet are aimed at again, in a large run. */
const MOST_RULE_ROUNDS = 16;
/** The share of the cases that aim at CEL rules, and of those that are odd YAML texts. */
const RULE_SHARE = 0.2;
const YAML_SHARE = 0.05;

/** How many cases a run of some size has of everything at least. */
export function leastCases(count: number): { casesPerKind: number; casesPerMutation: number } {
  return {
    casesPerKind: Math.min(40, Math.floor(count / 150)),
    casesPerMutation: Math.min(100, Math.floor(count / 300)),
  };
}

/** Spreads cases over kinds, mutations and rules. */
export class CasePlan {
  readonly rules: ReadonlyMap<string, readonly RulePlace[]>;

  constructor(
    private readonly judge: Judge,
    private readonly kinds: readonly Kind[],
    private readonly count: number,
    private readonly random: Random,
  ) {
    this.rules = findRulePlaces(kinds);
  }

  /** Gives `count` cases or more to the comparison. */
  async run(comparison: Comparison): Promise<void> {
    const { kinds, count } = this;
    const shares = shareCases(kinds, count * (1 - RULE_SHARE - YAML_SHARE));
    for (const [i, kind] of kinds.entries()) {
      const generator = this.generator();
      await comparison.run(await generator.cases(kind, shares[i] as number));
      await comparison.run(await generator.yamlCases(kind, Math.ceil((count * YAML_SHARE) / kinds.length)));
    }
    await this.aimAtMutations(comparison);
    await this.aimAtRules(comparison);
    while (comparison.total.cases < count) {
      await comparison.run(await this.generator().cases(this.random.pick(kinds), 60));
    }
  }

  /** More cases of the mutations that found few documents with a place for them. */
  private async aimAtMutations(comparison: Comparison): Promise<void> {
    const least = leastCases(this.count).casesPerMutation;
    for (const { name, ...mutation } of MUTATIONS) {
      const fitting = this.kinds.filter((kind) =>
        schemaPlaces(kind.schema).some(({ schema }) => mutation.seeks?.(schema) ?? true),
      );
      for (let attempt = 0; attempt < 200 && fitting.length > 0; attempt++) {
        const missing = least - (comparison.mutations.get(name)?.cases ?? 0);
        if (missing <= 0) break;
        const kind = this.random.pick(fitting);
        await comparison.run(await this.generator().casesOf({ name, ...mutation }, kind, Math.min(missing, 5)));
      }
    }
  }

  /** Cases for every CEL rule, and again for those that none has broken yet. */
  private async aimAtRules(comparison: Comparison): Promise<void> {
    const first = Math.ceil((this.count * RULE_SHARE) / this.rules.size);
    const rounds = Math.min(MOST_RULE_ROUNDS, 4 + Math.ceil(this.count / 2500));
    for (let round = 0; round < rounds; round++) {
      for (const [rule, places] of this.rules) {
        const generator = this.generator();
        const place = this.random.pick(places);
        if (round > 0 && comparison.brokenRules.has(rule)) continue;
        await comparison.run(await generator.ruleCases(place, round === 0 ? first : 16, 1 + Math.floor(round / 3)));
      }
    }
  }

  private generator(): CaseGenerator {
    return new CaseGenerator(this.judge, this.random.fork());
  }
}

/** A kind's share of the cases grows with the square root of its schema: large schemas get more, small ones enough. */
function shareCases(kinds: readonly Kind[], count: number): number[] {
  const weights = kinds.map(({ schema }) => Math.sqrt(schemaPlaces(schema).length) + 8);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.ceil((weight / sum) * count));
}
