import type { Comparison, Count } from './comparison';

const COLUMNS: readonly (keyof Count)[] = ['cases', 'accepted', 'rejected', 'disagreements'];

/** A table of counts, one line per name. */
export function countTable(title: string, counts: ReadonlyMap<string, Count>): string {
  const names = [...counts.keys()].sort();
  const width = Math.max(title.length, ...names.map(({ length }) => length));
  const line = (name: string, cells: readonly (string | number)[]): string =>
    `${name.padEnd(width)}  ${cells.map((cell) => String(cell).padStart(13)).join('  ')}`;
  return [
    line(title, COLUMNS),
    ...names.map((name) =>
      line(
        name,
        COLUMNS.map((column) => (counts.get(name) as Count)[column]),
      ),
    ),
  ].join('\n');
}

interface Least {
  readonly casesPerKind: number;
  readonly casesPerMutation: number;
  readonly acceptedShare: number;
  readonly rejectedShare: number;
}

/** Why a run proves too little, however well the judges agree: too few cases of something, or too one-sided. */
export function findGaps(
  comparison: Comparison,
  kinds: readonly string[],
  mutations: readonly string[],
  least: Least,
): string[] {
  const gaps: string[] = [];
  for (const [names, counts, wanted] of [
    [kinds, comparison.kinds, least.casesPerKind],
    [mutations, comparison.mutations, least.casesPerMutation],
  ] as const) {
    for (const name of names) {
      const cases = counts.get(name)?.cases ?? 0;
      if (cases < wanted) gaps.push(`${name}: ${cases} cases, at least ${wanted} are needed`);
    }
  }
  for (const name of kinds) {
    const { accepted = 0, rejected = 0, disagreements = 0 } = comparison.kinds.get(name) ?? {};
    if (disagreements === 0 && (accepted === 0 || rejected === 0))
      gaps.push(`${name}: ${accepted} accepted and ${rejected} rejected`);
  }
  const { cases, accepted, rejected } = comparison.total;
  for (const [what, count, share] of [
    ['accepted', accepted, least.acceptedShare],
    ['rejected', rejected, least.rejectedShare],
  ] as const) {
    if (count < cases * share)
      gaps.push(`${count} of ${cases} documents are ${what}, at least ${share * 100}% are needed`);
  }
  return gaps;
}
