import type { HeaderMatches, StringMatch, ValueMatch } from '../traffic/header-match';
import { headerMatchesOf } from '../traffic/header-match';

/** Which requests of a host a route is for: all that is given must match. */
export interface RouteMatch {
  /** A plain string is a prefix, as `prefix` in Istio's own words. @default '/' */
  readonly path?: ValueMatch;
  /** HTTP methods, e.g. `GET`. @default - all methods */
  readonly methods?: readonly string[];
  /** @default - all requests */
  readonly headers?: HeaderMatches;
}

/** A match in Istio's shape. */
export interface HttpMatch {
  readonly uri?: StringMatch;
  readonly method?: StringMatch;
  readonly headers?: Readonly<Record<string, StringMatch>>;
}

/** A route's match in Istio's shape; undefined when it matches all requests. */
export function httpMatchOf({ path, methods, headers }: RouteMatch): HttpMatch | undefined {
  const uri = path === undefined ? undefined : pathMatchOf(path);
  const match: HttpMatch = {
    ...(uri && !isEverything(uri) && { uri }),
    ...(methods?.length && { method: methods.length === 1 ? { exact: methods[0]! } : { regex: methods.join('|') } }),
    ...(headers && { headers: headerMatchesOf(headers) }),
  };
  return Object.keys(match).length ? match : undefined;
}

/** Orders matches so that the more precise one is asked first: exact, regex, longest prefix, then more conditions. */
export function compareMatches(a: HttpMatch | undefined, b: HttpMatch | undefined): number {
  const [first, second] = [rankOf(a), rankOf(b)];
  return second.way - first.way || second.length - first.length || second.conditions - first.conditions;
}

function pathMatchOf(path: ValueMatch): StringMatch {
  if (typeof path === 'string') return { prefix: path };
  if (path.exact !== undefined) return { exact: path.exact };
  return path.prefix !== undefined ? { prefix: path.prefix } : { regex: path.regex };
}

function isEverything(uri: StringMatch): boolean {
  return 'prefix' in uri && uri.prefix === '/';
}

function rankOf(match: HttpMatch | undefined): { way: number; length: number; conditions: number } {
  const uri = match?.uri;
  const conditions = (match?.method ? 1 : 0) + Object.keys(match?.headers ?? {}).length;
  if (!uri) return { way: 0, length: 0, conditions };
  if ('exact' in uri) return { way: 3, length: uri.exact.length, conditions };
  if ('regex' in uri) return { way: 2, length: 0, conditions };
  return { way: 1, length: uri.prefix.length, conditions };
}
