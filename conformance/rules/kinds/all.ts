import type { RuleConformance } from '../rule-conformance';
import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { envoyFilter } from './envoy-filter';
import { gateway } from './gateway';
import { meshConfig } from './mesh-config';
import { meshNetworks } from './mesh-networks';
import { peerAuthentication } from './peer-authentication';
import { proxyConfig } from './proxy-config';
import { requestAuthentication } from './request-authentication';
import { serviceEntry } from './service-entry';
import { sidecar } from './sidecar';
import { telemetry } from './telemetry';
import { trafficExtension } from './traffic-extension';
import { virtualService } from './virtual-service';
import { wasmPlugin } from './wasm-plugin';
import { workloadEntry } from './workload-entry';
import { workloadGroup } from './workload-group';

/** The kinds whose rules are compared. */
export const ALL: readonly RuleConformance[] = [
  authorizationPolicy,
  destinationRule,
  envoyFilter,
  gateway,
  meshConfig,
  meshNetworks,
  peerAuthentication,
  proxyConfig,
  requestAuthentication,
  serviceEntry,
  sidecar,
  telemetry,
  trafficExtension,
  virtualService,
  wasmPlugin,
  workloadEntry,
  workloadGroup,
];
