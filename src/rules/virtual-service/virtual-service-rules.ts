import { durationRules } from '../parts/duration/duration-rules';
import { exportToRules } from '../parts/export-to/export-to';
import { validPort } from '../parts/port/port-rules';
import { kindRules, rulesOf } from '../rule';
import { connectionMatchRules, connectionRouteRules } from './connection-routes';
import { corsRules } from './cors';
import { destinationRules, weightRules } from './destinations';
import { directResponseRules } from './direct-response';
import { faultPercentageRules, faultRules } from './fault';
import { gatewayNameRules, gatewayRules } from './gateways';
import { headerRules, routesWithHeaders } from './headers';
import { hostRules } from './hosts';
import { claimRules, httpMatchRules } from './http-match';
import {
  answeringRouteRules,
  answeringRoutes,
  answeringRoutesWith,
  delegatingRouteRules,
  delegatingRoutes,
  nestedDelegateRules,
  redirectOnlyRules,
  responseOnlyRules,
} from './http-route';
import { matchRules } from './match';
import { mirroringRoutes, mirrorRules } from './mirror';
import { objectRules } from './object';
import {
  allMatches,
  destinationLists,
  destinations,
  durations,
  faultPercentages,
  gatewayLists,
  httpMatches,
  ofHttpRoutes,
  ports,
  specOf,
  statuses,
  stringMatches,
  tcpMatches,
  tlsMatches,
  writtenGateways,
} from './parts';
import { reachabilityRules } from './reachability';
import { redirectingRouteRules, redirectingRoutes, redirectRules } from './redirect';
import { retryRules } from './retries';
import { rewriteRules } from './rewrite';
import { statusRules } from './status';
import { regexes, regexRules, stringMatchRules } from './string-match';
import type { VirtualService } from './virtual-service';

/** The rules of VirtualService. */
export const virtualServiceRules = kindRules<VirtualService>({
  slug: 'virtual-service',
  kinds: ['networking.istio.io/VirtualService'],
  parts: [
    rulesOf(specOf, [
      ...objectRules,
      ...hostRules,
      ...claimRules,
      ...connectionRouteRules,
      ...reachabilityRules,
      ...exportToRules({ allowsNone: false }),
    ]),
    rulesOf(gatewayLists, gatewayRules),
    rulesOf(writtenGateways, gatewayNameRules),
    rulesOf(answeringRoutes, answeringRouteRules),
    rulesOf(answeringRoutesWith('redirect'), redirectOnlyRules),
    rulesOf(answeringRoutesWith('directResponse'), responseOnlyRules),
    rulesOf(delegatingRoutes('others'), delegatingRouteRules),
    rulesOf(delegatingRoutes('delegates'), nestedDelegateRules),
    rulesOf(routesWithHeaders, headerRules),
    rulesOf(ofHttpRoutes('redirect'), redirectRules),
    rulesOf(redirectingRoutes, redirectingRouteRules),
    rulesOf(mirroringRoutes, mirrorRules),
    rulesOf(allMatches, matchRules),
    rulesOf(httpMatches, httpMatchRules),
    rulesOf((service) => [...tlsMatches(service), ...tcpMatches(service)], connectionMatchRules),
    rulesOf((service) => httpMatches(service).flatMap(stringMatches), stringMatchRules),
    rulesOf(regexes, regexRules),
    rulesOf(destinationLists, weightRules),
    rulesOf(destinations, destinationRules),
    rulesOf(ports, [validPort<number>((field) => [{ field, value: field.number }])]),
    rulesOf(ofHttpRoutes('directResponse'), directResponseRules),
    rulesOf(statuses, statusRules),
    rulesOf(ofHttpRoutes('fault'), faultRules),
    rulesOf(faultPercentages, faultPercentageRules),
    rulesOf(ofHttpRoutes('retries'), retryRules),
    rulesOf(ofHttpRoutes('rewrite'), rewriteRules),
    rulesOf(ofHttpRoutes('corsPolicy'), corsRules),
    rulesOf(durations, durationRules),
  ],
});
