/** Where the lines of a text begin; worked out when a place is asked for. */
export class LineStarts {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  /** The line of an offset; counts from 0. */
  lineOf(offset: number): number {
    const starts = (this.starts ??= findStarts(this.text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line and the column of an offset; both count from 0. */
  positionOf(offset: number): { line: number; column: number } {
    const line = this.lineOf(offset);
    return { line, column: offset - this.starts![line]! };
  }
}

function findStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}
