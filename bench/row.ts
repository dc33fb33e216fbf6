/** One line of the table: what was measured, against which goal. */
export interface Row {
  readonly name: string;
  readonly value: string;
  readonly goal: string;
  /** Absent where there is no goal. */
  readonly met?: boolean;
}

/** A measured number with the most it may be. */
export function limited(name: string, value: number, limit: number, unit: string): Row {
  const digits = unit === 'x' || unit === '' ? 2 : 1;
  return { name, value: `${value.toFixed(digits)}${unit}`, goal: `<= ${limit}${unit}`, met: value <= limit };
}

/** A measured fact without a goal. */
export function noted(name: string, value: string): Row {
  return { name, value, goal: '' };
}

/** The rows under each other in columns. */
export function renderRows(rows: readonly Row[]): string {
  const verdict = ({ met }: Row): string => (met === undefined ? '' : met ? 'met' : 'MISSED');
  const width = (pick: (row: Row) => string): number => Math.max(...rows.map((row) => pick(row).length));
  const names = width(({ name }) => name);
  const values = width(({ value }) => value);
  const goals = width(({ goal }) => goal);
  return rows
    .map((row) =>
      `${row.name.padEnd(names)}  ${row.value.padStart(values)}  ${row.goal.padEnd(goals)}  ${verdict(row)}`.trimEnd(),
    )
    .join('\n');
}
