import { connectionPoolRules } from '../parts/connection-pool/connection-pool-rules';
import { clientTlsRules } from '../destination-rule/client-tls';
import { failoverRules, localityRules, zoneAwareRules } from '../destination-rule/locality';
import { outlierDetectionRules } from '../destination-rule/outlier-detection';
import { durationRules } from '../parts/duration/duration-rules';
import type { RulePart } from '../rule';
import { policyDurations } from './durations';
import { inMesh } from './in-mesh';
import type { MeshConfigHolder } from './mesh-configs';

/** The rules of traffic that the whole mesh has in common with a DestinationRule. */
export const trafficParts: readonly RulePart<MeshConfigHolder, never>[] = [
  inMesh((config) => [config.at('defaultConfig').at('tracing').at('tlsSettings')], clientTlsRules),
  inMesh((config) => [config.at('localityLbSetting')], localityRules),
  inMesh((config) => [config.at('zoneAwareLbSetting')], zoneAwareRules),
  inMesh(
    (config) =>
      [config.at('localityLbSetting'), config.at('zoneAwareLbSetting')].flatMap((setting) =>
        setting.at('failover').items(),
      ),
    failoverRules,
  ),
  inMesh((config) => [config.at('defaultTrafficPolicy').at('connectionPool')], connectionPoolRules),
  inMesh((config) => [config.at('defaultTrafficPolicy').at('outlierDetection')], outlierDetectionRules),
  inMesh(policyDurations, durationRules),
];
