import { isRecord } from '../../objects/object-identity';
import type { Field } from '../field';
import type { Report, Rule } from '../rule';
import type { AnyMatch, HttpMatch, StringMatch, StringMatches, VirtualServiceSpec } from './virtual-service';

/** What routes of all protocols have. */
interface AnyRoute {
  readonly match: readonly AnyMatch[];
}

/** A match, and what decides whether it is ever used. */
interface RankedMatch {
  readonly field: Field<AnyMatch>;
  /** The same match before it. */
  readonly original?: Field<AnyMatch>;
}

interface RankedRoute {
  readonly field: Field<AnyRoute>;
  /** The route without matches before it. */
  readonly catchAll?: Field<AnyRoute>;
  /** Its matches, unless they come after a route without any. */
  readonly matches: readonly RankedMatch[];
}

const PROTOCOLS = ['http', 'tls', 'tcp'] as const;
type Protocol = (typeof PROTOCOLS)[number];

/** Several rules ask for the same. */
const ranks = {
  http: (spec: Field<VirtualServiceSpec>) => rankRoutes(spec, 'http'),
  tls: (spec: Field<VirtualServiceSpec>) => rankRoutes(spec, 'tls'),
  tcp: (spec: Field<VirtualServiceSpec>) => rankRoutes(spec, 'tcp'),
};

function rankRoutes(spec: Field<VirtualServiceSpec>, protocol: Protocol): readonly RankedRoute[] {
  const routes = (spec.at(protocol).items() as unknown as readonly Field<AnyRoute>[]).map((field) => ({
    field,
    matches: field.at('match').items(),
  }));
  const all = routes.flatMap(({ matches }) => matches);
  if (routes.length < 2 && all.length < 2) return [];
  const seen = new Map<string, Field<AnyMatch>>();
  const repeated = findRepeated(all);
  let catchAll: Field<AnyRoute> | undefined;
  return routes.map(({ field, matches }) => {
    const before = catchAll;
    if (matches.length === 0) catchAll = field;
    if (before !== undefined || matches.length === 0) {
      return { field, matches: [], ...(before !== undefined && { catchAll: before }) };
    }
    const ranked = matches.map((match): RankedMatch => {
      if (!repeated.has(match)) return { field: match };
      const key = contentOf(match);
      const original = seen.get(key);
      if (original === undefined) seen.set(key, match);
      return { field: match, ...(original !== undefined && { original }) };
    });
    return { field, matches: ranked };
  });
}

/** Those that may be the same as others. Most ask for a path of their own, and need not be compared. */
function findRepeated(matches: readonly Field<AnyMatch>[]): ReadonlySet<Field<AnyMatch>> {
  const first = new Map<string, Field<AnyMatch>>();
  const repeated = new Set<Field<AnyMatch>>();
  if (matches.length < 2) return repeated;
  for (const match of matches) {
    const path = pathOf(match);
    const other = first.get(path);
    if (other === undefined) first.set(path, match);
    else repeated.add(other).add(match);
  }
  return repeated;
}

function pathOf(match: Field<AnyMatch>): string {
  const uri = (match as unknown as Field<HttpMatch>).at('uri');
  return uri.at('exact').text || uri.at('prefix').text || uri.at('regex').text;
}

const MAPS: ReadonlySet<string> = new Set(['headers', 'withoutHeaders', 'queryParams', 'sourceLabels']);

/** All that a match asks for, without its name, in one text; what Istio reads as absent is left out. */
function contentOf({ value }: Field<AnyMatch>): string {
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  const asked = entries.filter(([key, one]) => key !== 'name' && !isAbsent(one, MAPS.has(key)));
  return JSON.stringify(sorted(asked).map(([key, one]) => [key, comparableValue(one, DEPTH)]));
}

function isAbsent(value: unknown, isMap: boolean): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMap && isRecord(value) && Object.keys(value).length === 0;
}

/** Texts to compare in maps of a match. */
const DEPTH = 2;

function comparableValue(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === 'string' ? item : null));
  if (!isRecord(value)) return value;
  const set = depth === 0 ? [] : Object.entries(value).filter(([, one]) => one !== null);
  return sorted(set).map(([key, one]) => [key, comparableValue(one, depth - 1)]);
}

function sorted(entries: readonly [string, unknown][]): readonly [string, unknown][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Tells of each route, for all protocols. */
function forRoutes(spec: Field<VirtualServiceSpec>, tell: (route: RankedRoute) => void): void {
  for (const protocol of PROTOCOLS) spec.once(ranks[protocol]).forEach(tell);
}

function unused(report: Report, field: Field<unknown>, because: string): void {
  const message = `\`${field.name}\` is never used: ${because}`;
  report({ field, message, fix: 'remove it, or put it before' });
}

const noSecondCatchAll: Rule<VirtualServiceSpec> = {
  name: 'no-second-catch-all',
  severity: 'warning',
  title: 'only the last route has no matches',
  why: 'the first route without matches takes all requests, and the second gets none',
  check(spec, report) {
    forRoutes(spec, ({ field, catchAll }) => {
      if (!field.at('match').isEmpty || catchAll === undefined) return;
      unused(report, field, `\`${catchAll.name}\` has no matches either, and comes first`);
    });
  },
};

const noRouteAfterCatchAll: Rule<VirtualServiceSpec> = {
  name: 'no-route-after-catch-all',
  severity: 'warning',
  title: 'no route with matches comes after one without any',
  why: 'the route without matches takes all requests, and the later one gets none',
  check(spec, report) {
    forRoutes(spec, ({ field, catchAll }) => {
      if (field.at('match').isEmpty || catchAll === undefined) return;
      unused(report, field, `\`${catchAll.name}\` has no matches, and comes first`);
    });
  },
};

const noDuplicateMatch: Rule<VirtualServiceSpec> = {
  name: 'no-duplicate-match',
  severity: 'warning',
  title: 'no match is the same as one before it, whatever their names',
  why: 'the first one takes all requests of both',
  check(spec, report) {
    forRoutes(spec, ({ matches }) => {
      for (const { field, original } of matches) {
        if (original !== undefined) unused(report, field, `it is the same as \`${original.name}\``);
      }
    });
  },
};

const noRouteOfUsedMatches: Rule<VirtualServiceSpec> = {
  name: 'no-route-of-used-matches',
  severity: 'warning',
  title: 'a route has a match that no route before it has',
  why: 'the routes before it take all of its requests',
  check(spec, report) {
    forRoutes(spec, ({ field, matches }) => {
      if (matches.length === 0 || matches.some(({ original }) => original === undefined)) return;
      unused(report, field, 'all of its matches stand before it too');
    });
  },
};

/** A match of paths by their beginning, with what Istio compares of it. */
interface PrefixMatch {
  readonly field: Field<HttpMatch>;
  readonly prefix: string;
  readonly port: number;
  readonly method: string;
  readonly authority: string;
  readonly maps: readonly ReadonlyMap<string, string>[];
}

function prefixOf(match: Field<HttpMatch>): string {
  return match.at('uri').at('prefix').text;
}

function toPrefixMatch(field: Field<HttpMatch>): PrefixMatch {
  return {
    field,
    prefix: prefixOf(field),
    port: field.at('port').number,
    method: comparable(field.at('method')) || 'exact:GET',
    authority: comparable(field.at('authority')),
    maps: [field.at('headers'), field.at('queryParams'), field.at('withoutHeaders')].map(comparables),
  };
}

function comparable(match: Field<StringMatch>): string {
  const [exact, prefix] = [match.at('exact').text, match.at('prefix').text];
  if (exact !== '') return `exact:${exact}`;
  return prefix === '' ? '' : `prefix:${prefix}`;
}

function comparables(matches: Field<StringMatches>): ReadonlyMap<string, string> {
  return new Map(matches.entries().map(({ key, field }) => [key, comparable(field)]));
}

/** Does Istio take the second match to be covered by the first, whose prefix the second one's begins with? */
function doesCover(first: PrefixMatch, second: PrefixMatch): boolean {
  if (first.port !== second.port) return false;
  if (!first.method.startsWith(second.method) || !first.authority.startsWith(second.authority)) return false;
  return first.maps.every((one, index) => {
    const other = second.maps[index]!;
    return one.size === other.size && [...one].every(([key, text]) => text.startsWith(other.get(key) ?? '\n'));
  });
}

const noCoveredMatch: Rule<VirtualServiceSpec> = {
  name: 'no-covered-match',
  severity: 'warning',
  title: 'a match by `uri.prefix` comes before those with a shorter beginning of it',
  why: 'requests that fit both go to the first, so that the second may get none; Istio does not compare all of a match',
  check(spec, report) {
    const matches = spec
      .once(ranks.http)
      .flatMap((route) => route.matches)
      .filter(({ original }) => original === undefined)
      .map(({ field }) => field as unknown as Field<HttpMatch>)
      .filter((match) => prefixOf(match) !== '');
    if (matches.length < 2) return;
    const before = new Map<string, PrefixMatch[]>();
    const lengths = new Set<number>();
    for (const match of matches.map(toPrefixMatch)) {
      const covering = findCovering(match, before, lengths);
      if (covering !== undefined) {
        const message = `\`${match.field.name}\` is for paths that begin with "${match.prefix}", and \`${covering.field.name}\` before it takes those with "${covering.prefix}"`;
        report({ field: match.field, message, fix: `put it before \`${covering.field.name}\`` });
      }
      const same = before.get(match.prefix);
      if (same) same.push(match);
      else before.set(match.prefix, [match]);
      lengths.add(match.prefix.length);
    }
  },
};

function findCovering(
  match: PrefixMatch,
  before: ReadonlyMap<string, readonly PrefixMatch[]>,
  lengths: ReadonlySet<number>,
): PrefixMatch | undefined {
  for (const length of lengths) {
    if (length >= match.prefix.length) continue;
    const covering = before.get(match.prefix.slice(0, length))?.find((one) => doesCover(one, match));
    if (covering !== undefined) return covering;
  }
  return undefined;
}

/** The rules of routes and matches that others before them leave nothing. */
export const reachabilityRules: readonly Rule<VirtualServiceSpec>[] = [
  noSecondCatchAll,
  noRouteAfterCatchAll,
  noDuplicateMatch,
  noRouteOfUsedMatches,
  noCoveredMatch,
];
