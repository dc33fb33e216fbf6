/** Is this an IPv4 or IPv6 address as Go's `net/netip` reads it? A zone (`%eth0`) is none. */
export function isIpAddress(text: string, options: { readonly leadingZeros?: boolean } = {}): boolean {
  return text.includes(':') ? isIpv6(text, options) : isIpv4(text, options);
}

/** Is this an IPv4 address written as IPv6, like `::ffff:10.0.0.1`? */
export function isIpv4InIpv6(text: string): boolean {
  const groups = groupsOf(text);
  return groups !== undefined && groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function isIpv4(text: string, { leadingZeros }: { readonly leadingZeros?: boolean }): boolean {
  const parts = text.split('.');
  const octet = leadingZeros ? /^0*\d{1,3}$/ : /^(0|[1-9]\d{0,2})$/;
  return parts.length === 4 && parts.every((part) => octet.test(part) && Number(part) <= 255);
}

function isIpv6(text: string, options: { readonly leadingZeros?: boolean }): boolean {
  return groupsOf(text, options) !== undefined;
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(text: string, options: { readonly leadingZeros?: boolean } = {}): number[] | undefined {
  if (text.length > 300) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = (tail ?? head!).at(-1);
  const isMixed = last !== undefined && last.includes('.');
  if (isMixed && !isIpv4(last, options)) return undefined;
  const all = [...head!, ...(tail ?? [])].slice(0, isMixed ? -1 : undefined);
  if (!all.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  const count = all.length + (isMixed ? 2 : 0);
  if (tail === undefined ? count !== 8 : count > 7) return undefined;
  const numbers = all.map((group) => parseInt(group, 16));
  if (isMixed) {
    const [a, b, c, d] = last.split('.').map(Number) as [number, number, number, number];
    numbers.push(a * 256 + b, c * 256 + d);
  }
  const headCount = isMixed && tail === undefined ? numbers.length : Math.min(head!.length, numbers.length);
  const missing = 8 - numbers.length;
  return [...numbers.slice(0, headCount), ...new Array<number>(missing).fill(0), ...numbers.slice(headCount)];
}
