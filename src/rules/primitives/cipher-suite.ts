/** The cipher suites that Envoy knows, as OpenSSL calls them. */
export const cipherSuites: readonly string[] = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
];
const known = new Set([...cipherSuites, '', 'ALL']);

/** Is this a cipher suite, or what may be an expression of them, like `-AES128-SHA` or `[A|B]`? */
export function isCipherSuite(text: string): boolean {
  return known.has(text) || !startsWithLetterOrDigit(text);
}

/** Istio looks at the first byte as if it was a character: of UTF-8's first bytes only 0xd7 is then no letter. */
function startsWithLetterOrDigit(text: string): boolean {
  const first = text.codePointAt(0)!;
  return first < 0x80 ? /^[A-Za-z0-9]/.test(text) : first >> 6 !== 0x17;
}
