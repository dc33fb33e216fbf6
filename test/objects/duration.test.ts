import { duration } from '../../src/objects/duration';

test.each(['0', '10s', '1.5h', '1h30m', '.5s', '1h2m3s4ms5us6ns'])('%s is a duration', (text) =>
  expect(duration(text)).toBe(text),
);

test.each(['', '10', '10 s', '1d', 's', '1h-3m', '10seconds'])('%j is none', (text) => {
  expect(() => duration(text)).toThrow('is no duration');
});
