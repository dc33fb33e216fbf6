const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LARGEST = 1n << 63n;
const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y;

/** A duration in nanoseconds as Go's `time.ParseDuration` reads it; undefined for text that is none. */
export function parseGoDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const body = negative || text.startsWith('+') ? text.slice(1) : text;
  if (body === '0') return 0n;
  if (body === '') return undefined;
  let total = 0n;
  for (let at = 0; at < body.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const match = PART.exec(body);
    if (!match) return undefined;
    const [, whole = '', fraction = '', unit] = match;
    if (whole.length + fraction.length === 0 || whole.length > 40) return undefined;
    total += BigInt(whole || '0') * NANOSECONDS[unit!]! + partOf(fraction, NANOSECONDS[unit!]!);
    if (total > LARGEST) return undefined;
  }
  if (negative) return -total;
  return total < LARGEST ? total : undefined;
}

function partOf(fraction: string, unit: bigint): bigint {
  const digits = fraction.slice(0, 18);
  return digits === '' ? 0n : (BigInt(digits) * unit) / 10n ** BigInt(digits.length);
}
