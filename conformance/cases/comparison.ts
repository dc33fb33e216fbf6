import type { Case } from './case';
import type { Judge, Verdict } from './judge';

/** What our own validator says: undefined when it accepts. */
export type Ours = (manifest: string, verdict: Verdict) => string | undefined;

export interface Disagreement {
  readonly id: string;
  readonly kind: string;
  readonly mutation: string;
  readonly manifest: string;
  /** Undefined where the document is accepted. */
  readonly ours?: string;
  readonly judge?: string;
}

export interface Count {
  cases: number;
  accepted: number;
  rejected: number;
  disagreements: number;
}

/** Gives cases to both judges and counts how they agree. */
export class Comparison {
  readonly total = emptyCount();
  readonly kinds = new Map<string, Count>();
  readonly mutations = new Map<string, Count>();
  readonly disagreements: Disagreement[] = [];
  /** The CEL rules that the judge saw broken. */
  readonly brokenRules = new Set<string>();

  constructor(
    private readonly judge: Judge,
    private readonly ours: Ours,
  ) {}

  async run(cases: readonly Case[]): Promise<void> {
    const verdicts = cases.map(({ manifest }) => this.judge.judge(manifest));
    for (const [i, one] of cases.entries()) {
      const verdict = (await verdicts[i]) as Verdict;
      this.count(one, this.ours(one.manifest, verdict), verdict);
    }
  }

  private count(one: Case, ours: string | undefined, verdict: Verdict): void {
    const isAgreed = (ours === undefined) === (verdict.crd === undefined);
    for (const count of [this.total, countOf(this.kinds, one.kind), countOf(this.mutations, one.mutation)]) {
      count.cases++;
      if (!isAgreed) count.disagreements++;
      else if (ours === undefined) count.accepted++;
      else count.rejected++;
    }
    for (const { rule } of verdict.errors ?? []) if (rule !== undefined) this.brokenRules.add(rule);
    if (!isAgreed)
      this.disagreements.push({ ...one, ...(ours && { ours }), ...(verdict.crd && { judge: verdict.crd }) });
  }
}

function emptyCount(): Count {
  return { cases: 0, accepted: 0, rejected: 0, disagreements: 0 };
}

function countOf(counts: Map<string, Count>, name: string): Count {
  const known = counts.get(name) ?? emptyCount();
  counts.set(name, known);
  return known;
}
