/** How much is measured. */
export interface Plan {
  /** The numbers of resources. The first is one of each kind: what it costs is the start, whatever comes after it. */
  readonly sizes: { readonly start: number; readonly small: number; readonly middle: number; readonly large: number };
  /** How often each thing is measured. */
  readonly runs: number;
  readonly runsOfLarge: number;
  readonly runsOfLoad: number;
  readonly runsOfCompiler: number;
}

export const FULL: Plan = {
  sizes: { start: 5, small: 1000, middle: 10_000, large: 40_000 },
  runs: 5,
  runsOfLarge: 3,
  runsOfLoad: 21,
  runsOfCompiler: 3,
};

/** Only shows that everything runs: too small to judge by. */
export const QUICK: Plan = {
  sizes: { start: 5, small: 50, middle: 100, large: 200 },
  runs: 1,
  runsOfLarge: 1,
  runsOfLoad: 1,
  runsOfCompiler: 1,
};
