import { meshEffectRules } from '../../src/rules/mesh-effects/mesh-effects-rules';
import { configMap, mesh, proxy } from './mesh-config-examples';
import { testRules } from './rule-examples';

testRules(meshEffectRules, {
  'valid-access-log-syntax': [
    {
      broken: mesh({
        accessLogFormat: '[%Y-%m-%dT%H:%M:%S.%fZ] %PROTOCOL% %UPSTREAM_TRANSPORTFailureReason% 100% sure',
      }),
      finds: {
        '/spec/meshConfig/accessLogFormat':
          '`spec.meshConfig.accessLogFormat` has `%Y-%m-%dT%H:%M:%S.%fZ`, `%UPSTREAM_TRANSPORTFailureReason%` and `%`, where Envoy finds no operator',
      },
      fixed: mesh({
        accessLogFormat:
          '[%START_TIME(%Y-%m-%dT%H:%M:%S.%fZ)%] %PROTOCOL% %UPSTREAM_TRANSPORT_FAILURE_REASON% 100%% sure',
      }),
    },
    {
      broken: mesh({ accessLogFormat: '{"a":"%"}', accessLogEncoding: 'JSON' }),
      finds: {
        '/spec/meshConfig/accessLogFormat': '`spec.meshConfig.accessLogFormat` has `%`, where Envoy finds no operator',
      },
      fixed: mesh({ accessLogFormat: '{"a":["%PROTOCOL%",1]}', accessLogEncoding: 'JSON' }),
    },
  ],
  'no-unknown-access-log-operator': [
    {
      broken: mesh({ accessLogFormat: '%RBAC_IDENTITY% %BYTES_RECV% %RESP_CODE%' }),
      finds: {
        '/spec/meshConfig/accessLogFormat':
          '`spec.meshConfig.accessLogFormat` has `%RBAC_IDENTITY%`, `%BYTES_RECV%` and `%RESP_CODE%`, which Envoy does not know',
      },
      fixed: mesh({ accessLogFormat: '%BYTES_RECEIVED% %RESPONSE_CODE%' }),
    },
    {
      broken: mesh({
        extensionProviders: [{ name: 'a', envoyFileAccessLog: { logFormat: { labels: { code: '%RESP_CODE%' } } } }],
      }),
      finds: {
        '/spec/meshConfig/extensionProviders/0/envoyFileAccessLog/logFormat/labels':
          '`spec.meshConfig.extensionProviders[0].envoyFileAccessLog.logFormat.labels` has `%RESP_CODE%`, which Envoy does not know',
      },
      fixed: mesh({
        extensionProviders: [{ name: 'a', envoyFileAccessLog: { logFormat: { text: '%RESPONSE_CODE%' } } }],
      }),
    },
  ],
  'valid-access-log-arguments': [
    {
      broken: mesh({ accessLogFormat: '%REQ% %PROTOCOL(a)% %RESPONSE_FLAGS:5%' }),
      finds: {
        '/spec/meshConfig/accessLogFormat':
          '`spec.meshConfig.accessLogFormat` has `%REQ%`, which needs something in parentheses, `%PROTOCOL(a)%`, which takes nothing in parentheses and `%RESPONSE_FLAGS:5%`, which cannot have a length',
      },
      fixed: mesh({ accessLogFormat: '%REQ(:PATH)% %PROTOCOL% %RESPONSE_FLAGS%' }),
    },
  ],
  'valid-json-access-log': [
    {
      broken: mesh({ accessLogFormat: '%PROTOCOL%', accessLogEncoding: 'JSON' }),
      finds: {
        '/spec/meshConfig/accessLogFormat':
          '`spec.meshConfig.accessLogFormat` is no JSON object, but `accessLogEncoding` is JSON',
      },
      fixed: mesh({ accessLogFormat: '{"a":"%PROTOCOL%"}', accessLogEncoding: 'JSON' }),
    },
  ],
  'no-second-of-choice': [
    {
      broken: proxy({
        serviceCluster: 'a',
        tracingServiceName: 'CANONICAL_NAME_ONLY',
        tracing: { zipkin: {}, datadog: {} },
      }),
      finds: {
        '/spec/meshConfig/defaultConfig/tracingServiceName':
          '`spec.meshConfig.defaultConfig.serviceCluster` and `spec.meshConfig.defaultConfig.tracingServiceName` are both set',
        '/spec/meshConfig/defaultConfig/tracing/datadog':
          '`spec.meshConfig.defaultConfig.tracing.zipkin` and `spec.meshConfig.defaultConfig.tracing.datadog` are both set',
      },
      fixed: proxy({ tracingServiceName: 'CANONICAL_NAME_ONLY', tracing: { zipkin: {} } }),
    },
  ],
  'no-deprecated-field': [
    {
      broken: mesh({
        verifyCertificateAtClient: true,
        extensionProviders: [{ name: 'a', envoyExtAuthzHttp: { includeHeadersInCheck: ['x-a'] } }],
      }),
      finds: {
        '/spec/meshConfig/verifyCertificateAtClient':
          '`spec.meshConfig.verifyCertificateAtClient` is deprecated, and has no effect',
        '/spec/meshConfig/extensionProviders/0/envoyExtAuthzHttp/includeHeadersInCheck':
          '`spec.meshConfig.extensionProviders[0].envoyExtAuthzHttp.includeHeadersInCheck` is deprecated',
      },
      fixed: mesh({
        extensionProviders: [{ name: 'a', envoyExtAuthzHttp: { includeRequestHeadersInCheck: ['x-a'] } }],
      }),
    },
    {
      broken: configMap('defaultConfig:\n  zipkinAddress: zipkin:9411\n'),
      finds: { '/data/mesh': '`defaultConfig.zipkinAddress` is deprecated, and has no effect' },
      fixed: configMap('defaultConfig: {}\n'),
    },
  ],
  'no-old-metrics-address': [
    {
      broken: mesh({ defaultConfig: { envoyMetricsServiceAddress: 'metrics.a:15000' } }),
      finds: {
        '/spec/meshConfig/defaultConfig/envoyMetricsServiceAddress':
          '`spec.meshConfig.defaultConfig.envoyMetricsServiceAddress` is set without `envoyMetricsService`',
      },
      fixed: mesh({ defaultConfig: { envoyMetricsService: { address: 'metrics.a:15000' } } }),
    },
  ],
  'no-legacy-tracing': [
    {
      broken: mesh({ enableTracing: true, defaultConfig: { tracing: { sampling: 10, zipkin: { address: 'a:1' } } } }),
      finds: {
        '/spec/meshConfig/defaultConfig/tracing/zipkin':
          '`spec.meshConfig.defaultConfig.tracing.zipkin` is the older way to say where traces go',
        '/spec/meshConfig/defaultConfig/tracing/sampling':
          '`spec.meshConfig.defaultConfig.tracing.sampling` is the older way to say how many requests are traced',
        '/spec/meshConfig/enableTracing':
          '`spec.meshConfig.enableTracing` is true, but no entry of `extensionProviders` takes traces',
      },
      fixed: mesh({
        enableTracing: true,
        extensionProviders: [{ name: 'otel', opentelemetry: { service: 'a', port: 4317 } }],
      }),
    },
  ],
  'no-undefined-provider': [
    {
      broken: mesh({ defaultProviders: { tracing: ['zipkin'], accessLogging: ['envoi'], metrics: ['prometheus'] } }),
      finds: {
        '/spec/meshConfig/defaultProviders/tracing/0':
          'the provider "zipkin" is not defined, so that no proxy sends traces, not even to what `defaultConfig.tracing` names',
        '/spec/meshConfig/defaultProviders/accessLogging/0':
          'the provider "envoi" is not defined, so that no proxy writes an access log for it',
      },
      fixed: mesh({
        defaultProviders: { tracing: ['zipkin'], accessLogging: ['envoy'] },
        extensionProviders: [{ name: 'zipkin', zipkin: { service: 'a', port: 1 } }],
      }),
    },
    {
      broken: configMap('defaultProviders: {tracing: [otel]}'),
      finds: {
        '/data/mesh':
          '`defaultProviders.tracing[0]`: the provider "otel" is not defined, so that no proxy sends traces, not even to what `defaultConfig.tracing` names',
      },
      fixed: configMap(
        'extensionProviders: [{name: otel, opentelemetry: {service: a, port: 1}}]\ndefaultProviders: {tracing: [otel]}',
      ),
    },
  ],
  'no-unfit-provider': [
    {
      broken: {
        apiVersion: 'install.istio.io/v1alpha1',
        kind: 'IstioOperator',
        metadata: { name: 'istio' },
        spec: { profile: 'demo', meshConfig: { defaultProviders: { tracing: ['otel'], accessLogging: ['otel'] } } },
      },
      finds: {
        '/spec/meshConfig/defaultProviders/tracing/0': 'the provider "otel" is `envoyOtelAls`, which takes no traces',
      },
      fixed: {
        apiVersion: 'install.istio.io/v1alpha1',
        kind: 'IstioOperator',
        metadata: { name: 'istio' },
        spec: { profile: 'demo', meshConfig: { defaultProviders: { tracing: ['jaeger'] } } },
      },
    },
    {
      broken: mesh({ defaultProviders: { tracing: ['envoy', 'a'], accessLogging: ['stackdriver'] } }),
      finds: {
        '/spec/meshConfig/defaultProviders/tracing/0':
          'the provider "envoy" is `envoyFileAccessLog`, which takes no traces',
        '/spec/meshConfig/defaultProviders/accessLogging/0':
          'the provider "stackdriver" is `stackdriver`, which takes no access logs',
      },
      fixed: mesh({
        extensionProviders: [{ name: 'Otel', opentelemetry: { service: 'a', port: 1 } }],
        defaultProviders: { tracing: ['otel'], accessLogging: ['envoy'], metrics: ['prometheus'] },
      }),
    },
  ],
  'valid-authorizer-name': [
    {
      broken: mesh({
        extensionProviders: [
          { name: 'Opa', envoyExtAuthzGrpc: {} },
          { name: 'Otel', opentelemetry: {} },
        ],
      }),
      finds: { '/spec/meshConfig/extensionProviders/0/name': 'the name "Opa" of an authorizer is no DNS label' },
      fixed: mesh({ extensionProviders: [{ name: 'opa-2', envoyExtAuthzGrpc: {} }] }),
    },
  ],
  'no-duplicate-provider': [
    {
      broken: mesh({
        extensionProviders: [
          { name: 'a', prometheus: {} },
          { name: 'a', stackdriver: {} },
        ],
      }),
      finds: { '/spec/meshConfig/extensionProviders/1/name': 'there are two providers with the name "a"' },
      fixed: mesh({
        extensionProviders: [
          { name: 'a', prometheus: {} },
          { name: 'b', stackdriver: {} },
        ],
      }),
    },
  ],
});
