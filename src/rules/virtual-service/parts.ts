import type { Field } from '../field';
import { isConverted } from './converted';
import type {
  AnyMatch,
  Destination,
  Headers,
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
  return service.at('spec').at('http').items();
}

/** One part of all HTTP routes that have it. */
export function ofHttpRoutes<Key extends keyof HttpRoute>(
  key: Key,
): (service: Root) => readonly Field<HttpRoute[Key]>[] {
  return (service) =>
    httpRoutes(service)
      .map((route) => route.at(key) as unknown as Field<HttpRoute[Key]>)
      .filter(({ isSet }) => isSet);
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
  const ofMatches = allMatches(service).map((match) => match.at('port'));
  const ofRedirects = httpRoutes(service).map((route) => route.at('redirect').at('port'));
  const ofDestinations = destinations(service)
    .map((destination) => destination.at('port'))
    .filter(({ isSet }) => isSet)
    .map((port) => port.at('number'));
  return [...[...ofMatches, ...ofRedirects].filter((port) => port.isSet && port.value !== 0), ...ofDestinations];
}

/** The statuses that proxies answer with. */
export function statuses(service: Root): readonly Field<number>[] {
  return httpRoutes(service).flatMap((route) => [
    ...[route.at('directResponse')].filter(({ isSet }) => isSet).map((response) => response.at('status')),
    ...[route.at('fault').at('abort').at('httpStatus')].filter(({ isSet }) => isSet),
  ]);
}

/** The shares of requests that get faults. */
export function faultPercentages(service: Root): readonly Field<Percent>[] {
  return httpRoutes(service)
    .map((route) => route.at('fault'))
    .filter(({ isSet }) => isSet)
    .flatMap((fault) => [fault.at('abort').at('percentage'), fault.at('delay').at('percentage')]);
}

/** How long proxies wait. */
export function durations(service: Root): readonly Field<string>[] {
  return httpRoutes(service)
    .flatMap((route) => {
      const found = [route.at('timeout')];
      const [retries, delay, cors] = [route.at('retries'), route.at('fault').at('delay'), route.at('corsPolicy')];
      if (retries.isSet) found.push(retries.at('perTryTimeout'), retries.at('backoff'));
      if (delay.isSet) found.push(delay.at('fixedDelay'), delay.at('exponentialDelay'));
      if (cors.isSet) found.push(cors.at('maxAge'));
      return found;
    })
    .filter(({ isSet }) => isSet);
}

/** What is done with headers, by routes and by their destinations. */
export function headersOf(route: Field<HttpRoute>): readonly Field<Headers>[] {
  const ofDestinations = route
    .at('route')
    .items()
    .map((weighted) => weighted.at('headers'));
  return [route.at('headers'), ...ofDestinations].filter(({ isSet }) => isSet);
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
