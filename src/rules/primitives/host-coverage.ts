/**
 * Finds of a host's name which other one covers it: the same one, or a wildcard that stands for it. The time for one
 * name does not grow with the number of names.
 */
export class HostCoverage {
  private readonly first = new Map<string, number>();
  /** What follows the `*` of wildcards. */
  private readonly wildcards = new Map<string, number>();
  private readonly lengths: readonly number[];

  constructor(private readonly names: readonly string[]) {
    names.forEach((name, index) => {
      if (this.first.has(name)) return;
      this.first.set(name, index);
      if (name.startsWith('*')) this.wildcards.set(name.slice(1), index);
    });
    this.lengths = [...new Set([...this.wildcards.keys()].map(({ length }) => length))];
  }

  /** Is this name one of the names, or below one that is a wildcard? */
  covers(name: string): boolean {
    return this.first.has(name) || this.findWildcard(name) !== undefined;
  }

  /** Another one of the names that covers the one at an index; of two that are the same, the first covers the second. */
  findOther(index: number): number | undefined {
    const name = this.names[index]!;
    const first = this.first.get(name)!;
    return first < index ? first : this.findWildcard(name, first);
  }

  private findWildcard(name: string, except?: number): number | undefined {
    const text = name.startsWith('*') ? name.slice(1) : name;
    for (const length of this.lengths) {
      if (length > text.length) continue;
      const found = this.wildcards.get(text.slice(text.length - length));
      if (found !== undefined && found !== except) return found;
    }
    return undefined;
  }
}
