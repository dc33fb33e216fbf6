import { authorizationPolicyRules } from './authorization-policy/authorization-policy-rules';
import { destinationRuleRules } from './destination-rule/destination-rule-rules';
import { envoyFilterRules } from './envoy-filter/envoy-filter-rules';
import { gatewayRules } from './gateway/gateway-rules';
import { helmValuesRules } from './helm-values/helm-values-rules';
import { installValuesRules } from './install-values/install-values-rules';
import { istioOperatorRules } from './istio-operator/istio-operator-rules';
import { meshConfigRules } from './mesh-config/mesh-config-rules';
import { meshEffectRules } from './mesh-effects/mesh-effects-rules';
import { meshNetworksRules } from './mesh-networks/mesh-networks-rules';
import { metadataRules } from './metadata/metadata-rules';
import { peerAuthenticationRules } from './peer-authentication/peer-authentication-rules';
import { proxyConfigAnnotationRules } from './proxy-config-annotation/proxy-config-annotation-rules';
import { proxyConfigRules } from './proxy-config/proxy-config-rules';
import { requestAuthenticationRules } from './request-authentication/request-authentication-rules';
import { serviceEntryRules } from './service-entry/service-entry-rules';
import { sidecarRules } from './sidecar/sidecar-rules';
import { telemetryRules } from './telemetry/telemetry-rules';
import { trafficExtensionRules } from './traffic-extension/traffic-extension-rules';
import { virtualServiceRules } from './virtual-service/virtual-service-rules';
import { wasmPluginRules } from './wasm-plugin/wasm-plugin-rules';
import { workloadEntryRules } from './workload-entry/workload-entry-rules';
import { workloadGroupRules } from './workload-group/workload-group-rules';
import type { KindRules } from './rule';

/** All rules, sorted by their slug. */
export const registry: readonly KindRules[] = [
  authorizationPolicyRules,
  destinationRuleRules,
  envoyFilterRules,
  gatewayRules,
  helmValuesRules,
  installValuesRules,
  istioOperatorRules,
  meshConfigRules,
  meshEffectRules,
  meshNetworksRules,
  metadataRules,
  peerAuthenticationRules,
  proxyConfigRules,
  proxyConfigAnnotationRules,
  requestAuthenticationRules,
  serviceEntryRules,
  sidecarRules,
  telemetryRules,
  trafficExtensionRules,
  virtualServiceRules,
  wasmPluginRules,
  workloadEntryRules,
  workloadGroupRules,
];
