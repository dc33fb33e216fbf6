import { isIpAddress } from './ip-address';

/** The parts of an address that rules ask for. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

/** Is this an absolute address or an absolute path, as Go's `url.ParseRequestURI` has it? */
export function isRequestUri(text: string): boolean {
  return parse(text, true) !== undefined;
}

/** The parts of an absolute address or path; undefined for text that is none. */
export function parseUrl(text: string): GoUrl | undefined {
  if (!isRequestUri(text)) return undefined;
  const hash = text.indexOf('#');
  return parse(hash < 0 ? text : text.slice(0, hash), false);
}

/** The parts of any address, also a relative one, as Go's `url.Parse` has it; undefined for text that is none. */
export function parseReference(text: string): GoUrl | undefined {
  const hash = text.indexOf('#');
  if (hash < 0) return parse(text, false);
  return hasBadEscape(text.slice(hash + 1)) ? undefined : parse(text.slice(0, hash), false);
}

// https://cs.opensource.google/go/go/+/master:src/net/url/url.go, `parse`, with `viaRequest` for ParseRequestURI.
function parse(text: string, viaRequest: boolean): GoUrl | undefined {
  if (/[\x00-\x1f\x7f]/.test(text) || (text === '' && viaRequest)) return undefined;
  if (text === '*') return { scheme: '', host: '', hostname: '', port: '', path: '*', query: '' };
  const found = schemeOf(text);
  if (!found) return undefined;
  const { scheme } = found;
  let rest = found.rest;
  let query = '';
  const question = rest.indexOf('?');
  if (question >= 0) [rest, query] = [rest.slice(0, question), rest.slice(question + 1)];
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', hostname: '', port: '', path: '', query };
    if (viaRequest || rest.split('/', 1)[0]!.includes(':')) return undefined;
  }
  let authority = '';
  const hasAuthority = scheme !== '' || (!viaRequest && !rest.startsWith('///'));
  if (hasAuthority && rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2);
    authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
    rest = slash < 0 ? '' : rest.slice(slash);
  }
  const host = hostOf(scheme.toLowerCase(), authority);
  if (host === undefined || hasBadEscape(rest)) return undefined;
  const [, hostname = '', port = ''] = /^(\[.*\]|[^:]*)(?::(.*))?$/s.exec(host) ?? [];
  return { scheme: scheme.toLowerCase(), host, hostname: hostname.replace(/^\[|\]$/g, ''), port, path: rest, query };
}

function schemeOf(text: string): { scheme: string; rest: string } | undefined {
  const colon = text.indexOf(':');
  if (colon < 0 || !/^[A-Za-z0-9+.-]*$/.test(text.slice(0, colon))) return { scheme: '', rest: text };
  if (colon === 0) return undefined;
  // A leading digit or sign means that there is no scheme, not that it is a bad one.
  if (!/^[A-Za-z]/.test(text)) return { scheme: '', rest: text };
  return { scheme: text.slice(0, colon), rest: text.slice(colon + 1) };
}

/** The host and port of `user:password@host:port`; undefined for a bad one. */
function hostOf(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || hasBadEscape(user)) return undefined;
  const host = authority.slice(at + 1);
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return undefined;
  if (bracket === 0) return hasBadLiteral(host) ? undefined : host;
  const isWeb = scheme === 'http' || scheme === 'https';
  const colon = isWeb ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !isPort(host.slice(colon))) return undefined;
  return hasBadHostEscape(host) ? undefined : host;
}

/** `[address]:port` with an address that is not IPv6, or a bad port. */
function hasBadLiteral(host: string): boolean {
  const close = host.lastIndexOf(']');
  if (close < 0 || !isPort(host.slice(close + 1))) return true;
  const [address, ...zone] = host.slice(1, close).split('%25');
  return !isIpAddress(address!) || !address!.includes(':') || zone.some((part) => hasBadEscape(part));
}

function isPort(text: string): boolean {
  return text === '' || /^:\d*$/.test(text);
}

function hasBadEscape(text: string): boolean {
  return /%(?![0-9A-Fa-f]{2})/.test(text);
}

/** In a host only `%25` and escaped bytes above ASCII are allowed, and no ASCII byte that would need an escape. */
function hasBadHostEscape(host: string): boolean {
  return /%(?!25|[89A-Fa-f][0-9A-Fa-f])/.test(host) || /[ #/?@\\^`{|}]/.test(host);
}
