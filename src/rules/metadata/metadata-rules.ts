import type { Field } from '../field';
import { kindRules, rulesOf } from '../rule';
import type { AnyObject } from './any-object';
import { deprecatedKeyRules } from './deprecated-keys';
import { dryRunRules } from './dry-run';
import { injectionRules } from './injection';
import { injectionTemplateRules } from './injection-templates';
import { internalAnnotations, noRedirection } from './internal-annotations';
import { newerKeyRules } from './newer-keys';
import { placementRules } from './placement';
import { findPlaces, FOREIGN_KINDS, hasIstioKeys, isOwn } from './places';
import { proxySettingRules } from './proxy-settings';
import { scrapeTargets } from './scrape-targets';
import { serviceSettingRules } from './service-settings';
import { trafficCaptureRules } from './traffic-capture';
import { unknownKeyRules } from './unknown-keys';
import { waypointRules } from './waypoints';

const ISTIO_KINDS = [
  'extensions.istio.io/TrafficExtension',
  'extensions.istio.io/WasmPlugin',
  'networking.istio.io/DestinationRule',
  'networking.istio.io/EnvoyFilter',
  'networking.istio.io/Gateway',
  'networking.istio.io/ProxyConfig',
  'networking.istio.io/ServiceEntry',
  'networking.istio.io/Sidecar',
  'networking.istio.io/VirtualService',
  'networking.istio.io/WorkloadEntry',
  'networking.istio.io/WorkloadGroup',
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication',
  'telemetry.istio.io/Telemetry',
];

function isSeenByWebhook(object: Field<AnyObject>): boolean {
  return findPlaces(object).some(isOwn) && /\.istio\.io\//.test(object.at('apiVersion').text);
}

/** The rules of the labels and annotations of all kinds of which Istio reads them. */
export const metadataRules = kindRules<AnyObject>({
  slug: 'metadata',
  kinds: [...ISTIO_KINDS, ...FOREIGN_KINDS],
  mayConcern: hasIstioKeys,
  parts: [
    rulesOf((object) => (isSeenByWebhook(object) ? [object] : []), [...dryRunRules, internalAnnotations]),
    rulesOf(findPlaces, [
      ...unknownKeyRules,
      ...placementRules,
      ...deprecatedKeyRules,
      ...newerKeyRules,
      ...injectionRules,
      ...trafficCaptureRules,
      ...proxySettingRules,
      ...injectionTemplateRules,
      scrapeTargets,
      ...waypointRules,
      ...serviceSettingRules,
      noRedirection,
    ]),
  ],
});
