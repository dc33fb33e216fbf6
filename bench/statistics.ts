/** The middle one; the lower middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('the median of nothing');
  return middle;
}

/** The power of the size that the time grows with: 1 is linear, 2 quadratic. */
export function growthExponent(
  small: { readonly size: number; readonly time: number },
  large: { readonly size: number; readonly time: number },
): number {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}
