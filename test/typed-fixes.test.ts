import { typeFix } from '../conformance/seeds/type-fix';
import type { Diagnostic } from '../src/diagnostics/diagnostic';
import { diagnoseObjects } from '../src/objects/diagnose-objects';
import { readDocuments } from '../src/objects/yaml/read-documents';
import '../src/rules/register';

function check(text: string): Diagnostic[] {
  const { objects, findings } = readDocuments(text, 'web.yaml');
  return [...findings, ...diagnoseObjects(objects)];
}

const GROUPS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  BackendTrafficPolicy: 'gateway.envoyproxy.io/v1alpha1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  Istio: 'sailoperator.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
};

/** An object of which the lines of `spec` are given, without their indent. */
function manifest(kind: string, ...spec: readonly string[]): string {
  const apiVersion = GROUPS[kind] ?? 'networking.istio.io/v1';
  const head = [`apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', '  name: web', '  namespace: shop', 'spec:'];
  return `${[...head, ...spec.map((line) => `  ${line}`)].join('\n')}\n`;
}

const route = ['  route:', '  - destination:', '      host: web'];
const rule = (...policy: readonly string[]): string =>
  manifest('DestinationRule', 'host: web', 'trafficPolicy:', ...policy.map((line) => `  ${line}`));
const virtualService = (...http: readonly string[]): string =>
  manifest('VirtualService', 'hosts: [web]', 'http:', ...http, ...route);
const jwt = (...lines: readonly string[]): string =>
  manifest('RequestAuthentication', 'jwtRules:', '- issuer: https://a.com', ...lines.map((line) => `  ${line}`));
const policy = (kind: string, ...spec: readonly string[]): string =>
  manifest(
    'BackendTrafficPolicy',
    ...['targetRefs:', '- group: gateway.networking.k8s.io', `  kind: ${kind}`, '  name: web'],
    ...spec,
  );
const path = (...fields: readonly string[]): string =>
  manifest('HTTPRoute', 'rules:', '- matches:', '  - path:', ...fields.map((field) => `      ${field}`));

interface Mistake {
  readonly wrong: string;
  readonly id: string;
  readonly line: number;
  readonly right: string;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  'a field that Istio had once': {
    wrong: jwt('triggerRules:', '- excludedPaths:', '  - exact: /health', 'audiences: [a]'),
    ...{ id: 'schema/unknown-field', line: 9 },
    right: jwt('audiences: [a]'),
  },
  'a field one level too high': {
    wrong: rule('localityLbSetting:', '  enabled: false', 'tls: { mode: DISABLE }'),
    ...{ id: 'schema/unknown-field', line: 9 },
    right: rule('loadBalancer:', '  localityLbSetting:', '    enabled: false', 'tls: { mode: DISABLE }'),
  },
  'a field close to a deprecated one': {
    wrong: rule('loadBalancer:', '  simple: RANDOM', '  warmupDuration: 30s'),
    ...{ id: 'schema/unknown-field', line: 11 },
    right: rule('loadBalancer:', '  warmup:', '    duration: 30s', '  simple: RANDOM'),
  },
  'a value of a chart that is elsewhere now': {
    wrong: manifest(
      'Istio',
      ...['values:', '  global:', '    proxy:', '      logLevel: info'],
      ...['  sidecarInjectorWebhook:', '    resources:', '      requests:', '        cpu: 50m'],
    ),
    ...{ id: 'schema/unknown-field', line: 12 },
    right: manifest(
      'Istio',
      ...['values:', '  global:', '    proxy:', '      resources:', '        requests:', '          cpu: 50m'],
      ...['      logLevel: info', '  sidecarInjectorWebhook:'],
    ),
  },
  'two objects in one document': {
    wrong: rule('tls: { mode: DISABLE }') + virtualService('- timeout: 5s'),
    ...{ id: 'schema/duplicate-key', line: 10 },
    right: `${rule('tls: { mode: DISABLE }')}---\n${virtualService('- timeout: 5s')}`,
  },
  'an unknown operator of an access log': {
    wrong: manifest(
      'Istio',
      'values:',
      '  meshConfig:',
      "    accessLogFormat: '%RESP_CODE% %RBAC_IDENTITY%%RESP_CODE%'",
    ),
    ...{ id: 'istio/mesh-effects/no-unknown-access-log-operator', line: 9 },
    right: manifest('Istio', 'values:', '  meshConfig:', "    accessLogFormat: '%RESPONSE_CODE% %RESPONSE_CODE%'"),
  },
  'a date in an access log': {
    wrong: manifest(
      'Istio',
      'values:',
      '  meshConfig:',
      '    accessLogFormat: |',
      '      [%Y-%m-%dT%H:%M:%SZ] %PROTOCOL%',
    ),
    ...{ id: 'istio/mesh-effects/valid-access-log-syntax', line: 10 },
    right: manifest(
      'Istio',
      ...['values:', '  meshConfig:', '    accessLogFormat: |'],
      '      [%START_TIME(%Y-%m-%dT%H:%M:%SZ)%] %PROTOCOL%',
    ),
  },
  'an older version': {
    wrong: rule('tls: { mode: DISABLE }').replace('/v1\n', '/v1alpha3\n'),
    ...{ id: 'schema/old-version', line: 1 },
    right: rule('tls: { mode: DISABLE }'),
  },
  'a deprecated value': {
    wrong: rule('loadBalancer:', '  simple: LEAST_CONN'),
    ...{ id: 'schema/deprecated', line: 10 },
    right: rule('loadBalancer:', '  simple: LEAST_REQUEST'),
  },
  'a deprecated field': {
    wrong: rule('loadBalancer:', '  warmupDurationSecs: 30s'),
    ...{ id: 'schema/deprecated', line: 10 },
    right: rule('loadBalancer:', '  warmup: { duration: 30s }'),
  },
  'a deprecated list': {
    wrong: virtualService('- corsPolicy:', '    allowOrigin:', "    - '*'", '    - https://a.com', '    maxAge: 1h'),
    ...{ id: 'schema/deprecated', line: 10 },
    right: virtualService(
      '- corsPolicy:',
      '    allowOrigins: [{ exact: "*" }, { exact: https://a.com }]',
      '    maxAge: 1h',
    ),
  },
  'a deprecated percentage': {
    wrong: virtualService('- fault:', '    delay:', '      fixedDelay: 5s', '      percent: 10'),
    ...{ id: 'schema/deprecated', line: 12 },
    right: virtualService('- fault:', '    delay:', '      fixedDelay: 5s', '      percentage: { value: 10 }'),
  },
  'a deprecated field of which the webhook warns too': {
    wrong: virtualService('- mirrorPercent: 50', '  mirror:', '    host: copy'),
    ...{ id: 'istio/virtual-service/no-mirror-percent', line: 9 },
    right: virtualService('- mirrorPercentage: { value: 50 }', '  mirror:', '    host: copy'),
  },
  'a deprecated name of a field': {
    wrong: jwt('jwks_uri: https://a.com/keys'),
    ...{ id: 'schema/deprecated', line: 9 },
    right: jwt('jwksUri: https://a.com/keys'),
  },
  'a deprecated reference': {
    wrong: manifest(
      'AuthorizationPolicy',
      'targetRef:',
      '  kind: Gateway',
      '  name: web',
      '  group: gateway.networking.k8s.io',
      'rules: [{}]',
    ),
    ...{ id: 'schema/deprecated', line: 7 },
    right: manifest(
      'AuthorizationPolicy',
      'targetRefs: [{ kind: Gateway, name: web, group: gateway.networking.k8s.io }]',
      'rules: [{}]',
    ),
  },
  'a deprecated field beside what takes its place': {
    wrong: rule('loadBalancer:', '  warmup: { duration: 1m }', '  warmupDurationSecs: 30s'),
    ...{ id: 'schema/deprecated', line: 11 },
    right: rule('loadBalancer:', '  warmup: { duration: 1m }'),
  },
  'a misspelt field': {
    wrong: virtualService('- timeOut: 5s'),
    ...{ id: 'schema/unknown-field', line: 9 },
    right: virtualService('- timeout: 5s'),
  },
  'a target of a misspelt kind': {
    wrong: policy('HttpRoute'),
    ...{ id: 'schema/cel', line: 9 },
    right: policy('HTTPRoute'),
  },
  'a field of another type': {
    wrong: policy('Gateway', 'loadBalancer:', '  type: Random', '  slowStart:', '    window: 60s'),
    ...{ id: 'schema/cel', line: 13 },
    right: policy('Gateway', 'loadBalancer:', '  type: Random'),
  },
  'a path with a step back': {
    wrong: path('type: Exact', 'value: /shop/../cart'),
    ...{ id: 'schema/cel', line: 11 },
    right: path('type: Exact', 'value: /cart'),
  },
  'a character that a path cannot have': {
    wrong: path('type: Exact', 'value: /our shop'),
    ...{ id: 'schema/cel', line: 11 },
    right: path('type: Exact', 'value: /our%20shop'),
  },
};

test.each(Object.entries(mistakes))('%s: what the fix says ends the finding', (_, { wrong, id, line, right }) => {
  const [finding, ...others] = check(wrong);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id, line });
  expect(typeFix(wrong, finding!)).toBe(right);
  expect(check(right)).toEqual([]);
});
