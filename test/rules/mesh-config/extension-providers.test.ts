import { meshConfigRules } from '../../../src/rules/mesh-config/mesh-config-rules';
import { mesh } from '../mesh-config-examples';
import { testRules } from '../rule-examples';

const parts = meshConfigRules.parts.filter(({ rules }) =>
  rules.some(({ name }) => name === 'no-missing-provider-name'),
);
const providers = (...extensionProviders: readonly object[]): object => mesh({ extensionProviders });

testRules(
  { ...meshConfigRules, parts },
  {
    'no-missing-provider-name': [
      {
        broken: providers({ prometheus: {} }),
        finds: {
          '/spec/meshConfig/extensionProviders/0/name': '`spec.meshConfig.extensionProviders[0].name` is not set',
        },
        fixed: providers({ name: 'a', prometheus: {} }),
      },
    ],
    'no-missing-provider-type': [
      {
        broken: providers({ name: 'a' }),
        finds: {
          '/spec/meshConfig/extensionProviders/0':
            '`spec.meshConfig.extensionProviders[0]` does not say what the provider is',
        },
        fixed: providers({ name: 'a', prometheus: {} }),
      },
    ],
    'valid-provider-service': [
      {
        broken: providers(
          { name: 'a', zipkin: { port: 1 } },
          { name: 'b', datadog: { service: 'shop/a', port: 1 } },
          { name: 'c', opentelemetry: { service: 'a:4317', port: 1 } },
        ),
        finds: {
          '/spec/meshConfig/extensionProviders/0/zipkin/service':
            '`spec.meshConfig.extensionProviders[0].zipkin.service` is not set',
          '/spec/meshConfig/extensionProviders/1/datadog/service':
            'the service "shop/a" has a short name after the slash',
          '/spec/meshConfig/extensionProviders/2/opentelemetry/service':
            'the service "a:4317" has the label "a:4317", which is no DNS label',
        },
        fixed: providers(
          { name: 'a', zipkin: { service: 'shop/a.b', port: 1 } },
          { name: 'b', datadog: { service: '10.0.0.1', port: 1 } },
        ),
      },
      {
        broken: providers(
          { name: 'a', zipkin: { service: '/a.b' } },
          { name: 'b', zipkin: { service: 'a_b/c.d' } },
          { name: 'c', zipkin: { service: 'a/*b.c' } },
        ),
        finds: {
          '/spec/meshConfig/extensionProviders/0/zipkin/service':
            'the service "/a.b" has nothing on one side of the slash',
          '/spec/meshConfig/extensionProviders/1/zipkin/service':
            'the service "a_b/c.d" has no namespace before the slash',
          '/spec/meshConfig/extensionProviders/2/zipkin/service': 'the service "a/*b.c" has a partial wildcard',
        },
        fixed: providers({ name: 'a', zipkin: { service: '' } }, { name: 'a', zipkin: { service: '*/*' } }),
      },
    ],
    'valid-provider-port': [
      {
        broken: providers(
          { name: 'a', zipkin: { service: 'a' } },
          { name: 'b', zipkin: { service: 'a', port: 65536 } },
        ),
        finds: {
          '/spec/meshConfig/extensionProviders/0/zipkin/port':
            '`spec.meshConfig.extensionProviders[0].zipkin.port` is not set',
          '/spec/meshConfig/extensionProviders/1/zipkin/port':
            '`spec.meshConfig.extensionProviders[1].zipkin.port` is 65536, which is no port',
        },
        fixed: providers({ name: 'a', zipkin: { service: 'a', port: 9411 } }),
      },
    ],
    'valid-status-on-error': [
      {
        broken: providers({ name: 'a', envoyExtAuthzHttp: { service: 'a', port: 1, statusOnError: '499' } }),
        finds: {
          '/spec/meshConfig/extensionProviders/0/envoyExtAuthzHttp/statusOnError':
            '`spec.meshConfig.extensionProviders[0].envoyExtAuthzHttp.statusOnError` is "499"',
        },
        fixed: providers({ name: 'a', envoyExtAuthzHttp: { service: 'a', port: 1, statusOnError: '503' } }),
      },
    ],
    'valid-path-prefix': [
      {
        broken: providers({ name: 'a', envoyExtAuthzHttp: { service: 'a', port: 1, pathPrefix: 'check' } }),
        finds: {
          '/spec/meshConfig/extensionProviders/0/envoyExtAuthzHttp/pathPrefix':
            '`spec.meshConfig.extensionProviders[0].envoyExtAuthzHttp.pathPrefix` is "check"',
        },
        fixed: providers({ name: 'a', envoyExtAuthzHttp: { service: 'a', port: 1, pathPrefix: '/check' } }),
      },
    ],
    'no-missing-provider-token': [
      {
        broken: providers({ name: 'a', lightstep: { service: 'a', port: 1 } }),
        finds: {
          '/spec/meshConfig/extensionProviders/0/lightstep/accessToken':
            '`spec.meshConfig.extensionProviders[0].lightstep.accessToken` is not set',
        },
        fixed: providers({ name: 'a', lightstep: { service: 'a', port: 1, accessToken: 'a' } }),
      },
    ],
    'no-grpc-with-http': [
      {
        broken: providers({ name: 'a', opentelemetry: { service: 'a', port: 1, grpc: {}, http: {} } }),
        finds: {
          '/spec/meshConfig/extensionProviders/0/opentelemetry/http':
            '`spec.meshConfig.extensionProviders[0].opentelemetry.http` is set beside `grpc`',
        },
        fixed: providers({ name: 'a', opentelemetry: { service: 'a', port: 1, grpc: {} } }),
      },
    ],
  },
);
