import { growthExponent, median } from '../../bench/statistics';

test('the median is the middle one in order, not in place', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(() => median([])).toThrow('nothing');
});

test.each([1, 1.05, 2])('an exponent of %d is found', (exponent) => {
  const samples = [1000, 10_000, 40_000].map((size) => ({ size, time: 7 * size ** exponent }));
  expect(growthExponent(samples)).toBeCloseTo(exponent);
});

test('all samples count, not the first and the last only', () => {
  const samples = [1, 10, 100].map((size) => ({ size, time: size }));
  const slowAtTheEnd = [...samples, { size: 1000, time: 2000 }];
  const slowFromTheMiddle = [...samples.slice(0, 2), { size: 100, time: 200 }, { size: 1000, time: 2000 }];
  expect(growthExponent(slowAtTheEnd)).toBeGreaterThan(growthExponent(samples));
  expect(growthExponent(slowFromTheMiddle)).toBeGreaterThan(growthExponent(slowAtTheEnd));
});
