import { matchesPattern } from '../matches-pattern';
import { parseGoDuration } from '../go/duration';
import { isIpAddress, isIpv4InIpv6 } from '../go/ip-address';
import { isRequestUri, parseUrl, type GoUrl } from '../go/url';
import { loadLibrary, type CelDuration, type CelEnvironment, type CelProgram } from './library';
import { renameFunctions, replaceHas } from './rename-functions';

const NANOSECONDS = 1_000_000_000n;
const LARGEST_INT = (1n << 63n) - 1n;

/** The value of `url(...)`. */
class UrlValue {
  constructor(readonly parts: GoUrl) {}
}

/** The value of `ip(...)`. */
class IpValue {
  constructor(readonly address: string) {}
}

/**
 * Functions where Kubernetes' meaning differs from the library's (Go's durations and integers, RE2, ASCII case, code
 * points), by the name under which ours is registered.
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['duration', 'goDuration'],
  ['int', 'goInt'],
  ['matches', 'matchesRe2'],
  ['lowerAscii', 'lowerAsciiOnly'],
  ['upperAscii', 'upperAsciiOnly'],
  ['substring', 'substringOfCharacters'],
  ['charAt', 'characterAt'],
  ['split', 'splitCharacters'],
  ['replace', 'replaceAll'],
]);

let environment: CelEnvironment | undefined;

/** A rule, ready to be evaluated with `self` (and `oldSelf`, which is absent when an object is created). */
export function parseRule(rule: string): CelProgram {
  environment ??= createEnvironment();
  return environment.parse(replaceHas(renameFunctions(rule, RENAMED), 'hasField'));
}

/** What `oldSelf` is to a rule that takes it as optional, when there is no object before. */
export function absentValue(): unknown {
  return parseRule('optional.none()')({});
}

/** A duration of nanoseconds as a value for rules. */
export function celDuration(nanoseconds: bigint): CelDuration {
  return new (loadLibrary().Duration)(nanoseconds / NANOSECONDS, Number(nanoseconds % NANOSECONDS));
}

function createEnvironment(): CelEnvironment {
  const created = new (loadLibrary().Environment)({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: 100_000,
      maxDepth: 500,
      maxListElements: 10_000,
      maxMapEntries: 10_000,
      maxCallArguments: 32,
    },
  })
    .registerVariable('self', 'dyn')
    .registerVariable('oldSelf', 'dyn')
    .registerType('net.URL', UrlValue)
    .registerType('net.IP', IpValue);
  for (const [signature, handler] of Object.entries({ ...conversions, ...stringFunctions, ...addressFunctions })) {
    created.registerFunction(signature, handler, { async: false });
  }
  return created;
}

type Handlers = Readonly<Record<string, (...values: never[]) => unknown>>;

const conversions: Handlers = {
  'goDuration(string): google.protobuf.Duration': (text: string) => {
    const nanoseconds = parseGoDuration(text);
    if (nanoseconds === undefined) throw new Error(`${JSON.stringify(text)} is not a duration`);
    return celDuration(nanoseconds);
  },
  'hasField(dyn, string): bool': (value: unknown, field: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`no such field: ${field}`);
    return value instanceof Map ? value.has(field) : Object.hasOwn(value, field);
  },
  'goInt(int): int': (value: bigint) => value,
  'goInt(double): int': (value: number) => {
    if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) throw new Error(`${value} is not an integer`);
    return BigInt(Math.trunc(value));
  },
  'goInt(string): int': (text: string) => {
    const value = /^[+-]?\d{1,400}$/.test(text) ? BigInt(text) : undefined;
    if (value === undefined || value > LARGEST_INT || value < -LARGEST_INT - 1n) {
      throw new Error(`${JSON.stringify(text)} is not an integer`);
    }
    return value;
  },
};

const stringFunctions: Handlers = {
  'string.matchesRe2(string): bool': (text: string, pattern: string) => matchesPattern(pattern, text),
  'string.lowerAsciiOnly(): string': (text: string) => text.replace(/[A-Z]+/g, (part) => part.toLowerCase()),
  'string.upperAsciiOnly(): string': (text: string) => text.replace(/[a-z]+/g, (part) => part.toUpperCase()),
  'string.substringOfCharacters(int): string': (text: string, from: bigint) => sliceOf(text, from, undefined),
  'string.substringOfCharacters(int, int): string': (text: string, from: bigint, to: bigint) => sliceOf(text, from, to),
  'string.characterAt(int): string': (text: string, at: bigint) =>
    at === BigInt(Array.from(text).length) ? '' : sliceOf(text, at, at + 1n),
  'string.splitCharacters(string): list<string>': (text: string, separator: string) =>
    separator === '' ? Array.from(text) : text.split(separator),
  'string.replaceAll(string, string): string': (text: string, from: string, to: string) => text.split(from).join(to),
};

const addressFunctions: Handlers = {
  'isURL(string): bool': (text: string) => isRequestUri(text),
  'url(string): net.URL': (text: string) => {
    const parts = parseUrl(text);
    if (!parts) throw new Error(`${JSON.stringify(text)} is not an address`);
    return new UrlValue(parts);
  },
  'net.URL.getScheme(): string': (value: UrlValue) => value.parts.scheme,
  'net.URL.getHost(): string': (value: UrlValue) => value.parts.host,
  'net.URL.getHostname(): string': (value: UrlValue) => value.parts.hostname,
  'net.URL.getPort(): string': (value: UrlValue) => value.parts.port,
  'net.URL.getEscapedPath(): string': (value: UrlValue) => value.parts.path,
  'isIP(string): bool': isPlainIp,
  'ip(string): net.IP': (text: string) => {
    if (!isPlainIp(text)) throw new Error(`${JSON.stringify(text)} is not an IP address`);
    return new IpValue(text);
  },
  'net.IP.family(): int': (value: IpValue) => (value.address.includes(':') ? 6n : 4n),
};

/** Kubernetes takes no IPv4 address that is written as IPv6. */
function isPlainIp(text: string): boolean {
  return isIpAddress(text) && !(text.includes(':') && isIpv4InIpv6(text));
}

function sliceOf(text: string, from: bigint, to: bigint | undefined): string {
  const characters = Array.from(text);
  const end = to ?? BigInt(characters.length);
  if (from < 0n || end > BigInt(characters.length) || from > end) throw new Error('index out of range');
  return characters.slice(Number(from), Number(end)).join('');
}
