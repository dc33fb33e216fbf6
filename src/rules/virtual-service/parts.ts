import type { Field } from '../field';
import { isConverted } from './converted';
import type {
  AnyMatch,
  Destination,
  HttpMatch,
  HttpRoute,
  Percent,
  StringMatch,
  TcpMatch,
  TlsMatch,
  VirtualService,
  VirtualServiceSpec,
  WeightedDestination,
} from './virtual-service';

type Root = Field<VirtualService>;

export function specOf(service: Root): readonly Field<VirtualServiceSpec>[] {
  return [service.at('spec')];
}

export function httpRoutes(service: Root): readonly Field<HttpRoute>[] {
  return service.once(findHttpRoutes);
}

function findHttpRoutes(service: Root): readonly Field<HttpRoute>[] {
  return service.at('spec').at('http').items();
}

/** What most HTTP routes do not have. */
const OPTIONAL = ['corsPolicy', 'directResponse', 'fault', 'redirect', 'retries', 'rewrite', 'timeout'] as const;
type Optional = (typeof OPTIONAL)[number];

type OptionalParts = { readonly [Key in Optional]: Field<HttpRoute[Key]>[] };

/** One part of all HTTP routes that have it. */
export function ofHttpRoutes<Key extends Optional>(key: Key): (service: Root) => readonly Field<HttpRoute[Key]>[] {
  return (service) => service.once(findOptionalParts)[key];
}

function findOptionalParts(service: Root): OptionalParts {
  const parts: Record<Optional, Field<unknown>[]> = {
    corsPolicy: [],
    directResponse: [],
    fault: [],
    redirect: [],
    retries: [],
    rewrite: [],
    timeout: [],
  };
  for (const route of httpRoutes(service)) {
    for (const key of OPTIONAL) {
      const part = route.at(key);
      if (part.isSet) parts[key].push(part);
    }
  }
  return parts as OptionalParts;
}

export function httpMatches(service: Root): readonly Field<HttpMatch>[] {
  return service.once(findHttpMatches);
}

function findHttpMatches(service: Root): readonly Field<HttpMatch>[] {
  return httpRoutes(service).flatMap((route) => route.at('match').items());
}

export function tlsMatches(service: Root): readonly Field<TlsMatch>[] {
  return service
    .at('spec')
    .at('tls')
    .items()
    .flatMap((route) => route.at('match').items());
}

export function tcpMatches(service: Root): readonly Field<TcpMatch>[] {
  return service
    .at('spec')
    .at('tcp')
    .items()
    .flatMap((route) => route.at('match').items());
}

/** Matches of any protocol. */
export function allMatches(service: Root): readonly Field<AnyMatch>[] {
  return service.once(findAllMatches);
}

function findAllMatches(service: Root): readonly Field<AnyMatch>[] {
  return [...httpMatches(service), ...tlsMatches(service), ...tcpMatches(service)] as unknown as Field<AnyMatch>[];
}

/** The lists of gateways: of the service, and of its matches. */
export function gatewayLists(service: Root): readonly Field<readonly string[]>[] {
  return [service.at('spec').at('gateways'), ...matchGateways(service)].filter(({ isSet }) => isSet);
}

/** The lists of gateways whose names are to be ones that users can write. */
export function writtenGateways(service: Root): readonly Field<readonly string[]>[] {
  return isConverted(service) ? matchGateways(service) : gatewayLists(service);
}

function matchGateways(service: Root): readonly Field<readonly string[]>[] {
  return allMatches(service)
    .map((match) => match.at('gateways'))
    .filter(({ isSet }) => isSet);
}

/** The lists of destinations, of routes of any protocol. */
export function destinationLists(service: Root): readonly Field<readonly WeightedDestination[]>[] {
  return service.once(findDestinationLists);
}

function findDestinationLists(service: Root): readonly Field<readonly WeightedDestination[]>[] {
  const spec = service.at('spec');
  const lists = [...spec.at('http').items(), ...spec.at('tls').items(), ...spec.at('tcp').items()].map((route) =>
    (route as Field<{ readonly route: readonly WeightedDestination[] }>).at('route'),
  );
  return lists.filter(({ isSet }) => isSet);
}

/** Where requests and connections go, and copies of requests, as far as users say it. */
export function destinations(service: Root): readonly Field<Destination>[] {
  return service.once(findDestinations);
}

function findDestinations(service: Root): readonly Field<Destination>[] {
  const ofRoutes = isConverted(service)
    ? []
    : destinationLists(service).flatMap((list) => list.items().map((weighted) => weighted.at('destination')));
  const ofCopies = httpRoutes(service).flatMap((route) => [
    route.at('mirror'),
    ...route
      .at('mirrors')
      .items()
      .map((mirror) => mirror.at('destination')),
  ]);
  return [...ofRoutes, ...ofCopies].filter(({ isSet }) => isSet);
}

/** The ports that matches, destinations and redirects name. */
export function ports(service: Root): readonly Field<number>[] {
  const found: Field<number>[] = [];
  for (const part of [...allMatches(service), ...ofHttpRoutes('redirect')(service)]) {
    const port = (part as Field<{ readonly port: number }>).at('port');
    if (port.isSet && port.value !== 0) found.push(port);
  }
  for (const destination of destinations(service)) {
    const port = destination.at('port');
    if (port.isSet) found.push(port.at('number'));
  }
  return found;
}

/** The statuses that proxies answer with. */
export function statuses(service: Root): readonly Field<number>[] {
  const ofResponses = ofHttpRoutes('directResponse')(service).map((response) => response.at('status'));
  const ofAborts = ofHttpRoutes('fault')(service).map((fault) => fault.at('abort').at('httpStatus'));
  return [...ofResponses, ...ofAborts.filter(({ isSet }) => isSet)];
}

/** The shares of requests that get faults. */
export function faultPercentages(service: Root): readonly Field<Percent>[] {
  return ofHttpRoutes('fault')(service).flatMap((fault) => [
    fault.at('abort').at('percentage'),
    fault.at('delay').at('percentage'),
  ]);
}

/** How long proxies wait. */
export function durations(service: Root): readonly Field<string>[] {
  const found = [...ofHttpRoutes('timeout')(service)];
  for (const retries of ofHttpRoutes('retries')(service))
    found.push(retries.at('perTryTimeout'), retries.at('backoff'));
  for (const fault of ofHttpRoutes('fault')(service)) {
    const delay = fault.at('delay');
    found.push(delay.at('fixedDelay'), delay.at('exponentialDelay'));
  }
  for (const cors of ofHttpRoutes('corsPolicy')(service)) found.push(cors.at('maxAge'));
  return found.filter(({ isSet }) => isSet);
}

/** What texts of a request are compared with, besides the path. */
export function stringMatches(match: Field<HttpMatch>): readonly Field<StringMatch>[] {
  return match.once(findStringMatches);
}

function findStringMatches(match: Field<HttpMatch>): readonly Field<StringMatch>[] {
  const found: Field<StringMatch>[] = [match.at('scheme'), match.at('method'), match.at('authority')];
  for (const matches of [match.at('headers'), match.at('queryParams')]) {
    if (matches.isSet) found.push(...matches.entries().map(({ field }) => field));
  }
  const without = match.at('withoutHeaders');
  if (without.isSet) {
    const fields = without.entries().map(({ field }) => field);
    found.push(...fields.filter((field) => field.at('regex').text !== '*'));
  }
  return found.filter(({ isSet }) => isSet);
}
