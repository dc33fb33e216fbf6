const NAME = /^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+$/;
const PSEUDO_HEADERS: ReadonlySet<string> = new Set([':method', ':scheme', ':authority', ':path', ':status']);
const CLAIMS = '@request.auth.claims';

/** Is this the name of a header as Istio reads it? It takes a comma, which no header has. */
export function isHeaderName(text: string): boolean {
  return NAME.test(text);
}

/** Is this one of the parts of a request or a response that HTTP/2 writes like headers? */
export function isPseudoHeader(text: string): boolean {
  return PSEUDO_HEADERS.has(text);
}

/** Does this name a claim of a token: `@request.auth.claims.name` or `@request.auth.claims[name]`? */
export function isClaim(text: string): boolean {
  if (text.slice(0, CLAIMS.length).toLowerCase() !== CLAIMS) return false;
  const path = text.slice(CLAIMS.length);
  return (path.startsWith('.') && path.length > 1) || (path.startsWith('[') && path.endsWith(']') && path.length > 2);
}

/** Is this the header with the host's name in HTTP/1? */
export function isHostHeader(text: string): boolean {
  return /^host$/iu.test(text);
}

/** Is this a header with the host's name, in any version of HTTP? */
export function isAuthorityHeader(text: string): boolean {
  return isHostHeader(text) || text.toLowerCase() === ':authority';
}
