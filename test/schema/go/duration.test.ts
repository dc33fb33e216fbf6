import { parseGoDuration } from '../../../src/schema/go/duration';

test.each<[string, bigint]>([
  ['0', 0n],
  ['1ns', 1n],
  ['1us', 1_000n],
  ['1µs', 1_000n],
  ['1ms', 1_000_000n],
  ['10s', 10_000_000_000n],
  ['1h30m', 5_400_000_000_000n],
  ['1.5h', 5_400_000_000_000n],
  ['.5s', 500_000_000n],
  ['1.s', 1_000_000_000n],
  ['-1m', -60_000_000_000n],
  ['+1m', 60_000_000_000n],
  ['0.000000001s', 1n],
])('%s is a duration', (text, nanoseconds) => expect(parseGoDuration(text)).toBe(nanoseconds));

test.each(['', '1', '10 s', 's', '.s', '1d', '1h 30m', '1e3s', '--1s', '9999999999h', '-', '1S'])(
  '%p is none',
  (text) => expect(parseGoDuration(text)).toBeUndefined(),
);
