import type { Deprecation } from '../../schema/node';

/** What Istio calls deprecated, with the name that its own definition gives it: `<message>.<field>`. */
interface DeprecatedPart {
  readonly upstream: string;
}

/** One field. */
export interface DeprecatedField extends DeprecatedPart, Deprecation {}

/** One value of a closed set, and the value that takes its place. */
export interface DeprecatedValue extends DeprecatedPart {
  readonly value: string;
  readonly use: string;
}

const HAS_NO_EFFECT = { hasNoEffect: true } as const;
const OPENTELEMETRY = {
  ...HAS_NO_EFFECT,
  fix: 'write `opentelemetry` with the `service` and the `port` of a collector instead',
};

/** Fields by the end of their path, whatever kind holds them. */
export const DEPRECATED_FIELDS: Readonly<Record<string, DeprecatedField>> = {
  'AuthorizationPolicy.targetRef': { upstream: 'AuthorizationPolicy.targetRef', use: 'targetRefs[]' },
  'Gateway.servers[].port.targetPort': { upstream: 'Port.target_port', ...HAS_NO_EFFECT },
  'RequestAuthentication.jwtRules[].jwks_uri': { upstream: 'JWTRule.jwks_uri', use: 'jwksUri' },
  'RequestAuthentication.targetRef': { upstream: 'RequestAuthentication.targetRef', use: 'targetRefs[]' },
  'Sidecar.egress[].port.targetPort': { upstream: 'SidecarPort.target_port', ...HAS_NO_EFFECT },
  'Sidecar.ingress[].port.targetPort': { upstream: 'SidecarPort.target_port', ...HAS_NO_EFFECT },
  'Telemetry.targetRef': { upstream: 'Telemetry.targetRef', use: 'targetRefs[]' },
  'VirtualService.http[].corsPolicy.allowOrigin': {
    upstream: 'CorsPolicy.allow_origin',
    use: 'allowOrigins[].exact',
  },
  'VirtualService.http[].fault.delay.percent': { upstream: 'Delay.percent', use: 'percentage.value' },
  'VirtualService.http[].mirrorPercent': { upstream: 'HTTPRoute.mirror_percent', use: 'mirrorPercentage.value' },
  'VirtualService.http[].mirror_percent': { upstream: 'HTTPRoute.mirror_percent', use: 'mirrorPercentage.value' },
  'WasmPlugin.targetRef': { upstream: 'WasmPlugin.targetRef', use: 'targetRefs[]' },
  'loadBalancer.consistentHash.minimumRingSize': {
    upstream: 'ConsistentHashLB.minimum_ring_size',
    use: 'ringHash.minimumRingSize',
  },
  'loadBalancer.warmupDurationSecs': {
    upstream: 'LoadBalancerSettings.warmup_duration_secs',
    use: 'warmup.duration',
  },
  'meshConfig.certificates': { upstream: 'MeshConfig.certificates', ...HAS_NO_EFFECT },
  'meshConfig.defaultConfig.availabilityZone': { upstream: 'ProxyConfig.availability_zone', ...HAS_NO_EFFECT },
  'meshConfig.defaultConfig.discoveryRefreshDelay': {
    upstream: 'ProxyConfig.discovery_refresh_delay',
    ...HAS_NO_EFFECT,
  },
  'meshConfig.defaultConfig.envoyMetricsServiceAddress': {
    upstream: 'ProxyConfig.envoy_metrics_service_address',
    use: 'envoyMetricsService.address',
  },
  'meshConfig.defaultConfig.extraStatTags': { upstream: 'ProxyConfig.extra_stat_tags' },
  'meshConfig.defaultConfig.sds': { upstream: 'ProxyConfig.sds', ...HAS_NO_EFFECT },
  'meshConfig.defaultConfig.zipkinAddress': {
    upstream: 'ProxyConfig.zipkin_address',
    ...HAS_NO_EFFECT,
    fix: 'remove `zipkinAddress`; where traces go says an entry of `extensionProviders` with `zipkin`',
  },
  'meshConfig.extensionProviders[].envoyExtAuthzHttp.includeHeadersInCheck': {
    upstream: 'EnvoyExternalAuthorizationHttpProvider.include_headers_in_check',
    use: 'includeRequestHeadersInCheck',
  },
  'meshConfig.extensionProviders[].lightstep': { upstream: 'ExtensionProvider.lightstep', ...OPENTELEMETRY },
  'meshConfig.extensionProviders[].opencensus': { upstream: 'ExtensionProvider.opencensus', ...OPENTELEMETRY },
  'meshConfig.extensionProviders[].stackdriver.debug': { upstream: 'StackdriverProvider.debug', ...HAS_NO_EFFECT },
  'meshConfig.extensionProviders[].stackdriver.maxNumberOfAnnotations': {
    upstream: 'StackdriverProvider.max_number_of_annotations',
    ...HAS_NO_EFFECT,
  },
  'meshConfig.extensionProviders[].stackdriver.maxNumberOfAttributes': {
    upstream: 'StackdriverProvider.max_number_of_attributes',
    ...HAS_NO_EFFECT,
  },
  'meshConfig.extensionProviders[].stackdriver.maxNumberOfMessageEvents': {
    upstream: 'StackdriverProvider.max_number_of_message_events',
    ...HAS_NO_EFFECT,
  },
  'meshConfig.verifyCertificateAtClient': { upstream: 'MeshConfig.verify_certificate_at_client', ...HAS_NO_EFFECT },
  'outlierDetection.consecutiveErrors': {
    upstream: 'OutlierDetection.consecutive_errors',
    ...HAS_NO_EFFECT,
    use: 'consecutive5xxErrors',
  },
};

/** Values by the end of the path of their field. */
export const DEPRECATED_VALUES: Readonly<Record<string, DeprecatedValue>> = {
  'loadBalancer.simple': { upstream: 'SimpleLB.LEAST_CONN', value: 'LEAST_CONN', use: 'LEAST_REQUEST' },
};
