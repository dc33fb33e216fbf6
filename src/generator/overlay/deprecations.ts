import type { Deprecation } from '../../schema/node';

/** What Istio calls deprecated, with the name that its own definition gives it: `<message>.<field>`. */
interface DeprecatedPart {
  readonly upstream: string;
}

/** One field. */
export interface DeprecatedField extends DeprecatedPart, Deprecation {}

/** One value of a closed set. */
export interface DeprecatedValue extends DeprecatedPart, Deprecation {
  readonly value: string;
}

const FOUND_BY_RULE = { isFoundByRule: true } as const;
const HAS_NO_EFFECT = { hasNoEffect: true } as const;
const OPENTELEMETRY = {
  ...HAS_NO_EFFECT,
  fix: 'write `opentelemetry` with the `service` and the `port` of a collector instead',
};

/** Fields by the end of their path, whatever kind holds them. */
export const DEPRECATED_FIELDS: Readonly<Record<string, DeprecatedField>> = {
  'AuthorizationPolicy.targetRef': { upstream: 'AuthorizationPolicy.targetRef', use: 'targetRefs[]' },
  'Gateway.servers[].port.targetPort': { upstream: 'Port.target_port', ...HAS_NO_EFFECT, ...FOUND_BY_RULE },
  'RequestAuthentication.jwtRules[].jwks_uri': { upstream: 'JWTRule.jwks_uri', use: 'jwksUri' },
  'RequestAuthentication.targetRef': { upstream: 'RequestAuthentication.targetRef', use: 'targetRefs[]' },
  'Sidecar.egress[].port.targetPort': { upstream: 'SidecarPort.target_port', ...HAS_NO_EFFECT, ...FOUND_BY_RULE },
  'Sidecar.ingress[].port.targetPort': { upstream: 'SidecarPort.target_port', ...HAS_NO_EFFECT, ...FOUND_BY_RULE },
  'Telemetry.targetRef': { upstream: 'Telemetry.targetRef', use: 'targetRefs[]' },
  'VirtualService.http[].corsPolicy.allowOrigin': {
    upstream: 'CorsPolicy.allow_origin',
    use: 'allowOrigins[].exact',
  },
  'VirtualService.http[].fault.delay.percent': { upstream: 'Delay.percent', use: 'percentage.value' },
  'VirtualService.http[].mirrorPercent': {
    upstream: 'HTTPRoute.mirror_percent',
    use: 'mirrorPercentage.value',
    ...FOUND_BY_RULE,
  },
  'VirtualService.http[].mirror_percent': {
    upstream: 'HTTPRoute.mirror_percent',
    use: 'mirrorPercentage.value',
    ...FOUND_BY_RULE,
  },
  'WasmPlugin.targetRef': { upstream: 'WasmPlugin.targetRef', use: 'targetRefs[]' },
  'loadBalancer.consistentHash.minimumRingSize': {
    upstream: 'ConsistentHashLB.minimum_ring_size',
    use: 'ringHash.minimumRingSize',
    ...FOUND_BY_RULE,
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
    fix: 'remove `zipkinAddress`; an entry of `extensionProviders` with `zipkin` says where traces go',
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
    ...FOUND_BY_RULE,
  },
};

/** Values by the end of the path of their field. */
export const DEPRECATED_VALUES: Readonly<Record<string, DeprecatedValue>> = {
  'EnvoyFilter.configPatches[].applyTo': {
    ...{ upstream: 'ApplyTo.BOOTSTRAP', value: 'BOOTSTRAP', ...HAS_NO_EFFECT },
    fix: 'remove the patch; the annotation `sidecar.istio.io/bootstrapOverride` of pods names a ConfigMap with it',
  },
  'loadBalancer.simple': { upstream: 'SimpleLB.LEAST_CONN', value: 'LEAST_CONN', use: 'LEAST_REQUEST' },
};

const FORMER_HEADERS = {
  appendRequestHeaders: { use: 'headers.request.add' },
  appendResponseHeaders: { use: 'headers.response.add' },
  removeRequestHeaders: { use: 'headers.request.remove' },
  removeResponseHeaders: { use: 'headers.response.remove' },
};
const FORMER_PORT_NAME = { name: { fix: 'write the `number` of the port instead of its `name`' } };

/** Fields that Istio had once, by the end of the path of what held them. */
export const FORMER_FIELDS: Readonly<Record<string, Readonly<Record<string, Deprecation>>>> = {
  EnvoyFilter: {
    filters: { fix: 'write `configPatches` instead' },
    workloadLabels: { use: 'workloadSelector.labels' },
  },
  'RequestAuthentication.jwtRules[]': {
    triggerRules: {
      fix: 'remove `triggerRules`; an AuthorizationPolicy with `notPaths` says which paths need no token',
    },
  },
  'VirtualService.http[]': { ...FORMER_HEADERS, appendHeaders: { use: 'headers.request.add' }, websocketUpgrade: {} },
  'VirtualService.http[].fault.abort': { percent: { use: 'percentage.value' } },
  'VirtualService.http[].route[]': FORMER_HEADERS,
  'destination.port': FORMER_PORT_NAME,
  'portLevelSettings[].port': FORMER_PORT_NAME,
  'values.meshConfig': {
    authPolicy: { fix: 'remove `authPolicy`, and write a PeerAuthentication in the root namespace' },
    disablePolicyChecks: {},
    mixerCheckServer: {},
    mixerReportServer: {},
    policyCheckFailOpen: {},
    sdsUdsPath: {},
  },
  'values.meshConfig.defaultConfig': { connectTimeout: {}, parentShutdownDuration: {} },
  'values.sidecarInjectorWebhook': { resources: { use: '../global.proxy.resources' } },
};
