import { growthExponent, median } from '../../bench/statistics';

test('the median is the middle one in order, not in place', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(() => median([])).toThrow('nothing');
});

test.each([
  [1, 'linear', 40],
  [2, 'quadratic', 1600],
])('the exponent %d is %s', (exponent, _, factor) => {
  const growth = growthExponent({ size: 1000, time: 7 }, { size: 40_000, time: 7 * factor });
  expect(growth).toBeCloseTo(exponent);
});
