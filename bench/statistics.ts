/** The middle one; the lower middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('the median of nothing');
  return middle;
}

/** How long a size took. */
export interface Sample {
  readonly size: number;
  readonly time: number;
}

/**
 * The power of the size that the time grows with, fitted to all samples: 1 is linear, 2 quadratic. NaN when a sample took
 * no time.
 */
export function growthExponent(samples: readonly Sample[]): number {
  const points = samples.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  const covariance = mean(points.map(({ x, y }) => (x - centre.x) * (y - centre.y)));
  return covariance / mean(points.map(({ x }) => (x - centre.x) ** 2));
}
