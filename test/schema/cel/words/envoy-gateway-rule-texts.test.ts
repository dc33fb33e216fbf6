import { validateObject } from '../../../../src/schema/validate';

const route = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'web' };
const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' };
const ip = { address: '10.0.0.1', port: 80 };
const fqdn = { hostname: 'a.example.com', port: 80 };
const limit = { requests: 1, unit: 'Second' };

function wordsOfSpec(kind: string, spec: object): (string | undefined)[][] {
  const found = validateObject({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind,
    metadata: { name: 'x', namespace: 'shop' },
    spec,
  });
  return found.map(({ message, fix, pointer }) => [message, fix, pointer]);
}

test.each([
  [
    { endpoints: [{ ip }, { fqdn }] },
    '`spec.endpoints` has endpoints with `fqdn` beside others',
    'move those with `fqdn` to a Backend of their own',
    '/spec/endpoints',
  ],
  [
    { endpoints: [{ ip }], tls: { insecureSkipVerify: true, wellKnownCACertificates: 'System' } },
    '`spec.tls.insecureSkipVerify` is true, which leaves the CA certificates beside it without use',
    'remove `insecureSkipVerify`',
    '/spec/tls/insecureSkipVerify',
  ],
  [
    { endpoints: [{ fqdn }], tls: { sni: 'a.example.com', autoSNIFromEndpointHostname: true } },
    '`spec.tls` sets `sni` and takes it from the endpoint too',
    'remove `sni` or `autoSNIFromEndpointHostname`',
    '/spec/tls',
  ],
  [
    { endpoints: [{ fqdn }], tls: { minVersion: '1.3', ciphers: ['ECDHE-RSA-AES128-GCM-SHA256'] } },
    '`spec.tls.ciphers` works only up to TLS 1.2, and `minVersion` is 1.3',
    'remove `ciphers`',
    '/spec/tls/ciphers',
  ],
  [
    { endpoints: [{ fqdn }], tls: { minVersion: '1.3', maxVersion: '1.2' } },
    '`spec.tls.minVersion` is "1.3", which is above `maxVersion` ("1.2")',
    'write `minVersion: "1.2"`',
    '/spec/tls/minVersion',
  ],
  [
    { endpoints: [{ fqdn }], tls: { maxVersion: '1.1' } },
    '`spec.tls.maxVersion` is "1.1", which is below "1.2", the lowest version where `minVersion` is not set',
    'add `minVersion: "1.1"`',
    '/spec/tls/maxVersion',
  ],
  [
    { type: 'DynamicResolver', tls: { autoSNIFromEndpointHostname: true } },
    '`spec.tls.autoSNIFromEndpointHostname` is true, which takes the SNI from endpoints, and the type DynamicResolver has none',
    'remove `autoSNIFromEndpointHostname`',
    '/spec/tls/autoSNIFromEndpointHostname',
  ],
  [
    { endpoints: [{ ip, hostname: 'a.example.com' }, { ip }], tls: { autoSNIFromEndpointHostname: true } },
    '`spec.endpoints[1]` has no `hostname`, from which `tls.autoSNIFromEndpointHostname` takes the SNI',
    'add `hostname`',
    '/spec/endpoints/1',
  ],
])('Backend %j', (spec, ...words) => {
  const found = wordsOfSpec('Backend', spec);
  expect(found).toContainEqual(words);
});

test.each([
  [
    { targetRef: undefined, targetRefs: undefined },
    '`spec` points to nothing that it applies to',
    'add `targetRefs`',
    '/spec',
  ],
  [
    { targetRef: gateway },
    '`spec` sets `targetRef` and `targetRefs`, only one of them may be set',
    'remove `targetRef`',
    '/spec',
  ],
  [
    { mergeType: 'Replace' },
    '`spec.mergeType` is "Replace", which is no way to merge policies',
    'write StrategicMerge or JSONMerge',
    '/spec/mergeType',
  ],
  [
    { healthCheck: { active: { type: 'TCP', tcp: {}, healthCheckLog: { matches: ['Failure'] } } } },
    '`spec.healthCheck.active.healthCheckLog.matches` names failures and no successes, and Envoy logs both or none',
    'add Success or HealthyTransition',
    '/spec/healthCheck/active/healthCheckLog/matches',
  ],
  [
    { healthCheck: { active: { type: 'HTTP', http: { path: '/', requestBody: { type: 'Text', text: 'a' } } } } },
    '`spec.healthCheck.active.http.requestBody` is sent only with the methods POST and PUT',
    'set `method` to POST, or remove `requestBody`',
    '/spec/healthCheck/active/http/requestBody',
  ],
  [
    { rateLimit: { type: 'Local', local: { rules: [{ limit }, { limit, cost: { response: { from: 'Number' } } }] } } },
    '`spec.rateLimit.local.rules[1].cost.response` works only with global rate limits',
    'remove `response`',
    '/spec/rateLimit/local/rules/1/cost/response',
  ],
  [
    {
      rateLimit: {
        type: 'Local',
        local: { rules: [{ limit: { ...limit, fromMetadata: { namespace: 'a', key: 'b' } } }] },
      },
    },
    '`spec.rateLimit.local.rules[0].limit.fromMetadata` works only with global rate limits',
    'remove `fromMetadata`',
    '/spec/rateLimit/local/rules/0/limit/fromMetadata',
  ],
  [
    { responseOverride: [{ match: { statusCodes: [{ value: 500 }] }, response: { header: { remove: ['a'] } } }] },
    '`spec.responseOverride[0].response.header.remove` finds nothing to remove in a response that Envoy itself writes',
    'remove `remove`',
    '/spec/responseOverride/0/response/header/remove',
  ],
  [
    { requestBuffer: { limit: '1Mi' }, httpUpgrade: [{ type: 'websocket' }] },
    '`spec` sets `requestBuffer` and `httpUpgrade`, and an upgraded connection cannot be buffered',
    'remove `requestBuffer` or `httpUpgrade`',
    '/spec',
  ],
  [
    { connection: { preconnect: { predictivePercent: 150 } } },
    '`spec.connection.preconnect.predictivePercent` is 150, which works only with the load balancing RoundRobin or Random',
    'set `loadBalancer.type` to RoundRobin',
    '/spec/connection/preconnect/predictivePercent',
  ],
])('BackendTrafficPolicy %j', (spec, ...words) => {
  expect(wordsOfSpec('BackendTrafficPolicy', { targetRefs: [route], ...spec })).toEqual([words]);
});

test.each([
  [
    { headers: { xForwardedClientCert: { mode: 'Sanitize', certDetailsToAdd: ['Cert'] } } },
    '`spec.headers.xForwardedClientCert.certDetailsToAdd` is written only in the modes AppendForward and SanitizeSet',
    'set `mode` to SanitizeSet',
    '/spec/headers/xForwardedClientCert/certDetailsToAdd',
  ],
  [
    { tls: { clientValidation: { mode: 'Request', allowExpiredCertificate: true } } },
    '`spec.tls.clientValidation.allowExpiredCertificate` is true, which has no meaning in the mode Request: it verifies no certificate',
    'set `mode` to RequireAndVerify, or remove `allowExpiredCertificate`',
    '/spec/tls/clientValidation/allowExpiredCertificate',
  ],
])('ClientTrafficPolicy %j', (spec, ...words) => {
  expect(wordsOfSpec('ClientTrafficPolicy', { targetRefs: [gateway], ...spec })).toEqual([words]);
});

test.each([
  [
    { metadata: { writableNamespaces: ['audit', 'envoy.filters.http.rbac'] } },
    '`spec.extProc[0].metadata.writableNamespaces[1]` is "envoy.filters.http.rbac", which belongs to one of Envoy\'s own filters',
    'write a namespace of your own',
    '/spec/extProc/0/metadata/writableNamespaces/1',
  ],
  [
    { failOpen: true, processingMode: { response: { body: 'FullDuplexStreamed' } } },
    '`spec.extProc[0].failOpen` is true, which does not go with the body mode FullDuplexStreamed: the processor holds the body then',
    'set `failOpen` to false, or the body mode to Streamed',
    '/spec/extProc/0/failOpen',
  ],
  [
    { shadowMode: true, processingMode: { request: { body: 'Streamed' }, response: { body: 'Buffered' } } },
    '`spec.extProc[0].processingMode.response.body` is "Buffered", which does not go with `shadowMode`: it only watches the body pass',
    'write Streamed, or remove `shadowMode`',
    '/spec/extProc/0/processingMode/response/body',
  ],
  [
    { backendRef: { name: 'audit', port: 9000 } },
    '`spec.extProc[0].backendRef` is not read here',
    'move it into the list `backendRefs`',
    '/spec/extProc/0/backendRef',
  ],
])('EnvoyExtensionPolicy %j', (fields, ...words) => {
  expect(wordsOfSpec('EnvoyExtensionPolicy', { targetRefs: [gateway], extProc: [fields] })).toEqual([words]);
});

const kubernetes = (fields: object): object => ({ provider: { type: 'Kubernetes', kubernetes: fields } });

test.each([
  [
    { bootstrap: { type: 'JSONPatch', value: 'a' } },
    '`spec.bootstrap` is of type JSONPatch and has no `jsonPatches`',
    'add `jsonPatches`',
    '/spec/bootstrap',
  ],
  [
    { bootstrap: { type: 'Merge', jsonPatches: [] } },
    '`spec.bootstrap` is of type Merge and has no `value`',
    'add `value`',
    '/spec/bootstrap',
  ],
  [
    kubernetes({ envoyDeployment: { container: { image: 'envoy v1' } } }),
    '`spec.provider.kubernetes.envoyDeployment.container.image` is "envoy v1", which is no image',
    'write it like "registry.example.com/envoy:v1.35.0"',
    '/spec/provider/kubernetes/envoyDeployment/container/image',
  ],
  [
    kubernetes({ envoyDeployment: { container: { imageRepository: 'envoy:v1' } } }),
    '`spec.provider.kubernetes.envoyDeployment.container.imageRepository` is "envoy:v1", which is no repository of images',
    'write it without tag and digest, like "registry.example.com/envoy"',
    '/spec/provider/kubernetes/envoyDeployment/container/imageRepository',
  ],
  [
    kubernetes({ envoyService: { loadBalancerIP: '::1' } }),
    '`spec.provider.kubernetes.envoyService.loadBalancerIP` is "::1", which is no IPv4 address',
    'write an address like "192.0.2.10"',
    '/spec/provider/kubernetes/envoyService/loadBalancerIP',
  ],
  [
    {
      telemetry: {
        accessLog: { settings: [{ format: {}, sinks: [{ type: 'File', file: { path: '/dev/stdout' } }] }] },
      },
    },
    '`spec.telemetry.accessLog.settings[0].format` sets neither `text` nor `json`, one is needed',
    'add `text` or `json`',
    '/spec/telemetry/accessLog/settings/0/format',
  ],
  [
    { mergeGateways: true, mergeBackends: {} },
    '`spec` merges gateways and has `mergeBackends`, only one of the two works',
    'remove `mergeGateways` or `mergeBackends`',
    '/spec',
  ],
])('EnvoyProxy %j', (spec, ...words) => {
  expect(wordsOfSpec('EnvoyProxy', spec)).toEqual([words]);
});

const oidc = { provider: { issuer: 'https://example.com' }, clientID: 'a', clientSecret: { name: 'a' } };
const provider = (fields: object): object => ({
  jwt: { providers: [{ name: 'a', remoteJWKS: { uri: 'https://example.com/jwks.json', ...fields } }] },
});

test.each([
  [
    { jwt: { providers: [{ name: 'a', remoteJWKS: { uri: 'https://example.com/jwks.json' }, recomputeRoute: true }] } },
    '`spec.jwt.providers[0].recomputeRoute` is true, which changes no route without `claimToHeaders`, the headers to choose one by',
    'add `claimToHeaders`, or remove `recomputeRoute`',
    '/spec/jwt/providers/0/recomputeRoute',
  ],
  [
    provider({ backendSettings: { retry: { perRetry: { timeout: '1s' } } } }),
    '`spec.jwt.providers[0].remoteJWKS.backendSettings.retry.perRetry.timeout` is "1s", which cannot be set for requests that Envoy itself sends',
    'remove `timeout`',
    '/spec/jwt/providers/0/remoteJWKS/backendSettings/retry/perRetry/timeout',
  ],
  [
    provider({ backendSettings: { retry: { retryOn: { httpStatusCodes: [503] } } } }),
    '`spec.jwt.providers[0].remoteJWKS.backendSettings.retry.retryOn.httpStatusCodes` cannot be set for requests that Envoy itself sends',
    'remove `httpStatusCodes`',
    '/spec/jwt/providers/0/remoteJWKS/backendSettings/retry/retryOn/httpStatusCodes',
  ],
  [
    { oidc: { ...oidc, forwardIDToken: { header: 'Host' } } },
    '`spec.oidc.forwardIDToken.header` is "Host", which says where the request goes, and the token would overwrite it',
    'write another header, like "x-id-token"',
    '/spec/oidc/forwardIDToken/header',
  ],
  [
    { oidc: { ...oidc, forwardAccessToken: true, forwardIDToken: { header: 'Authorization' } } },
    '`spec.oidc.forwardIDToken.header` is "Authorization", which carries the access token already, by `forwardAccessToken`',
    'write another header, like "x-id-token"',
    '/spec/oidc/forwardIDToken/header',
  ],
  [
    { authorization: { rules: [{ action: 'Allow', principal: { jwt: { provider: 'a', scopes: ['b'] } } }] } },
    '`spec.authorization.rules[0].principal.jwt` asks for a token that nothing verifies: there is no `spec.jwt`',
    "add `spec.jwt` with the token's provider",
    '/spec/authorization/rules/0/principal/jwt',
  ],
])('SecurityPolicy %j', (spec, ...words) => {
  expect(wordsOfSpec('SecurityPolicy', { targetRefs: [gateway], ...spec })).toEqual([words]);
});
