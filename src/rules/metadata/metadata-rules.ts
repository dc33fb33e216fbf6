import { kindRules, rulesOf } from '../rule';
import type { AnyObject } from './any-object';
import { dryRunRules } from './dry-run';
import { internalAnnotations } from './internal-annotations';

/** The rules of the metadata of all of Istio's kinds. */
export const metadataRules = kindRules<AnyObject>({
  slug: 'metadata',
  kinds: [
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
  ],
  parts: [rulesOf((object) => [object], [...dryRunRules, internalAnnotations])],
});
