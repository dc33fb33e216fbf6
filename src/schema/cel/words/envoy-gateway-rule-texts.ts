import type { FieldPath } from '../../../diagnostics/pointer';
import { shown } from '../../structural/findings';
import { text, textAt, type RuleWords } from './rule-text';
import { findItems, isSetAt, valueAt } from './value-at';

const BODY_MODES: readonly FieldPath[] = [
  ['processingMode', 'request', 'body'],
  ['processingMode', 'response', 'body'],
];

/** Said of settings for the requests by which Envoy fetches keys and tokens. */
const OWN_REQUEST = 'cannot be set for requests that Envoy itself sends';

/** The words of the rules on targets and TLS, which several of Envoy Gateway's kinds have. */
const textsOfSeveralKinds: Readonly<Record<string, RuleWords>> = {
  '(has(self.targetRef) && !has(self.targetRefs)) || (!has(self.targetRef) && has(self.targetRefs)) || (has(self.targetSelectors) && self.targetSelectors.size() > 0)':
    (self) => [
      isSetAt(self, ['targetRef'])
        ? text('sets `targetRef` and `targetRefs`, only one of them may be set', 'remove `targetRef`')
        : text('points to nothing that it applies to', 'add `targetRefs`'),
    ],
  "has(self.minVersion) && self.minVersion == '1.3' ? !has(self.ciphers) : true": text(
    'works only up to TLS 1.2, and `minVersion` is 1.3',
    'remove `ciphers`',
    ['ciphers'],
  ),
  'has(self.minVersion) && has(self.maxVersion) ? {"Auto":0,"1.0":1,"1.1":2,"1.2":3,"1.3":4}[self.minVersion] <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : !has(self.minVersion) && has(self.maxVersion) ? 3 <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : true':
    (self) => {
      const most = shown(valueAt(self, ['maxVersion']));
      return isSetAt(self, ['minVersion'])
        ? [text(`is above \`maxVersion\` (${most})`, `write \`minVersion: ${most}\``, ['minVersion'])]
        : [
            text('is below "1.2", the lowest version where `minVersion` is not set', `add \`minVersion: ${most}\``, [
              'maxVersion',
            ]),
          ];
    },
  '!has(self.backendRef)': text('is not read here', 'move it into the list `backendRefs`', ['backendRef']),
  "self != 'Replace'": text('is no way to merge policies', 'write StrategicMerge or JSONMerge'),
};

const backendTexts: Readonly<Record<string, RuleWords>> = {
  'self.all(f, has(f.fqdn)) || !self.exists(f, has(f.fqdn))': text(
    'has endpoints with `fqdn` beside others',
    'move those with `fqdn` to a Backend of their own',
  ),
  '!((has(self.insecureSkipVerify) && self.insecureSkipVerify) && ((has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0) || (has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")))':
    text('leaves the CA certificates beside it without use', 'remove `insecureSkipVerify`', ['insecureSkipVerify']),
  '!(has(self.sni) && has(self.autoSNIFromEndpointHostname) && self.autoSNIFromEndpointHostname)': text(
    'sets `sni` and takes it from the endpoint too',
    'remove `sni` or `autoSNIFromEndpointHostname`',
  ),
  "self.type != 'DynamicResolver' || !has(self.tls) || !(has(self.tls.autoSNIFromEndpointHostname) && self.tls.autoSNIFromEndpointHostname)":
    text(
      'takes the SNI from endpoints, and the type DynamicResolver has none',
      'remove `autoSNIFromEndpointHostname`',
      ['tls', 'autoSNIFromEndpointHostname'],
    ),
  '!has(self.tls) || !(has(self.tls.autoSNIFromEndpointHostname) && self.tls.autoSNIFromEndpointHostname) || self.endpoints.all(e, (!has(e.ip) && !has(e.unix)) || has(e.hostname))':
    (self) =>
      isSetAt(self, ['endpoints'])
        ? textAt(
            'has no `hostname`, from which `tls.autoSNIFromEndpointHostname` takes the SNI',
            'add `hostname`',
            findItems(
              self,
              ['endpoints'],
              (endpoint) => !isSetAt(endpoint, ['hostname']) && !isSetAt(endpoint, ['fqdn']),
            ),
          )
        : [text('has no `endpoints`, from which `tls.autoSNIFromEndpointHostname` takes the SNI', 'add `endpoints`')],
};

const backendTrafficTexts: Readonly<Record<string, RuleWords>> = {
  "self.exists(e, e == 'Failure' || e == 'FailureSeriesStart') == self.exists(e, e == 'Success' || e == 'HealthyTransition')":
    (self) => {
      const hasFailures =
        findItems(self, [], (event) => event === 'Failure' || event === 'FailureSeriesStart').length > 0;
      return [
        hasFailures
          ? text('names failures and no successes, and Envoy logs both or none', 'add Success or HealthyTransition')
          : text('names successes and no failures, and Envoy logs both or none', 'add Failure or FailureSeriesStart'),
      ];
    },
  "!has(self.requestBody) || (has(self.method) && self.method.upperAscii() in ['POST','PUT'])": text(
    'is sent only with the methods POST and PUT',
    'set `method` to POST, or remove `requestBody`',
    ['requestBody'],
  ),
  'self.all(r, !has(r.cost) || !has(r.cost.response))': (self) =>
    textAt('works only with global rate limits', 'remove `response`', findSet(self, 'cost', 'response')),
  'self.all(r, !has(r.limit.fromMetadata))': (self) =>
    textAt('works only with global rate limits', 'remove `fromMetadata`', findSet(self, 'limit', 'fromMetadata')),
  '!has(self.remove) || size(self.remove) == 0': text(
    'finds nothing to remove in a response that Envoy itself writes',
    'remove `remove`',
    ['remove'],
  ),
  '!has(self.requestBuffer) || !has(self.httpUpgrade) || self.httpUpgrade.size() == 0': text(
    'sets `requestBuffer` and `httpUpgrade`, and an upgraded connection cannot be buffered',
    'remove `requestBuffer` or `httpUpgrade`',
  ),
  "!((has(self.connection) && has(self.connection.preconnect) && has(self.connection.preconnect.predictivePercent)) && !(has(self.loadBalancer) && has(self.loadBalancer.type) && self.loadBalancer.type in ['Random', 'RoundRobin']))":
    text('works only with the load balancing RoundRobin or Random', 'set `loadBalancer.type` to RoundRobin', [
      'connection',
      'preconnect',
      'predictivePercent',
    ]),
};

const clientTrafficTexts: Readonly<Record<string, RuleWords>> = {
  "(has(self.certDetailsToAdd) && self.certDetailsToAdd.size() > 0) ? (self.mode == 'AppendForward' || self.mode == 'SanitizeSet') : true":
    text('is written only in the modes AppendForward and SanitizeSet', 'set `mode` to SanitizeSet', [
      'certDetailsToAdd',
    ]),
  "!has(self.allowExpiredCertificate) || !self.allowExpiredCertificate || !has(self.mode) || self.mode in ['VerifyIfGiven', 'RequireAndVerify']":
    (self) => [
      text(
        `has no meaning in the mode ${String(valueAt(self, ['mode']))}: it verifies no certificate`,
        'set `mode` to RequireAndVerify, or remove `allowExpiredCertificate`',
        ['allowExpiredCertificate'],
      ),
    ],
};

const extensionTexts: Readonly<Record<string, RuleWords>> = {
  "self.all(f, !f.startsWith('envoy.filters.http'))": (self) =>
    textAt(
      "belongs to one of Envoy's own filters",
      'write a namespace of your own',
      findItems(self, [], (name) => String(name).startsWith('envoy.filters.http')),
    ),
  "!(has(self.failOpen) && self.failOpen == true && has(self.processingMode) && ((has(self.processingMode.request) && has(self.processingMode.request.body) && self.processingMode.request.body == 'FullDuplexStreamed') || (has(self.processingMode.response) && has(self.processingMode.response.body) && self.processingMode.response.body == 'FullDuplexStreamed')))":
    text(
      'does not go with the body mode FullDuplexStreamed: the processor holds the body then',
      'set `failOpen` to false, or the body mode to Streamed',
      ['failOpen'],
    ),
  "!(has(self.shadowMode) && self.shadowMode == true && has(self.processingMode) && ((has(self.processingMode.request) && has(self.processingMode.request.body) && self.processingMode.request.body != 'Streamed') || (has(self.processingMode.response) && has(self.processingMode.response.body) && self.processingMode.response.body != 'Streamed')))":
    (self) =>
      textAt(
        'does not go with `shadowMode`: it only watches the body pass',
        'write Streamed, or remove `shadowMode`',
        BODY_MODES.filter((path) => ![undefined, 'Streamed'].includes(valueAt(self, path) as string | undefined)),
      ),
};

const proxyTexts: Readonly<Record<string, RuleWords>> = {
  "self.type == 'JSONPatch' ? self.jsonPatches.size() > 0 : has(self.value)": (self) => {
    const type = String(valueAt(self, ['type']));
    const field = type === 'JSONPatch' ? '`jsonPatches`' : '`value`';
    return [text(`is of type ${type} and has no ${field}`, `add ${field}`)];
  },
  "self.matches('^[a-zA-Z0-9._-]+(:[0-9]+)?(/[a-zA-Z0-9._/-]+)?(:[a-zA-Z0-9._-]+)?(@sha256:[a-z0-9]+)?$')": text(
    'is no image',
    'write it like "registry.example.com/envoy:v1.35.0"',
  ),
  "self.matches('^[a-zA-Z0-9._-]+(:[0-9]+)?[a-zA-Z0-9._/-]+$')": text(
    'is no repository of images',
    'write it without tag and digest, like "registry.example.com/envoy"',
  ),
  'self.matches(r"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$")': text(
    'is no IPv4 address',
    'write an address like "192.0.2.10"',
  ),
  '!has(self.type) ? (has(self.text) || has(self.json)) : true': text(
    'sets neither `text` nor `json`, one is needed',
    'add `text` or `json`',
  ),
  '!(has(self.mergeGateways) && self.mergeGateways && has(self.mergeBackends))': text(
    'merges gateways and has `mergeBackends`, only one of the two works',
    'remove `mergeGateways` or `mergeBackends`',
  ),
};

const securityTexts: Readonly<Record<string, RuleWords>> = {
  '(has(self.recomputeRoute) && self.recomputeRoute) ? size(self.claimToHeaders) > 0 : true': text(
    'changes no route without `claimToHeaders`, the headers to choose one by',
    'add `claimToHeaders`, or remove `recomputeRoute`',
    ['recomputeRoute'],
  ),
  'has(self.backendSettings)? (has(self.backendSettings.retry)?(has(self.backendSettings.retry.perRetry)? !has(self.backendSettings.retry.perRetry.timeout):true):true):true':
    text(OWN_REQUEST, 'remove `timeout`', ['backendSettings', 'retry', 'perRetry', 'timeout']),
  'has(self.backendSettings)? (has(self.backendSettings.retry)?(has(self.backendSettings.retry.retryOn)? !has(self.backendSettings.retry.retryOn.httpStatusCodes):true):true):true':
    text(OWN_REQUEST, 'remove `httpStatusCodes`', ['backendSettings', 'retry', 'retryOn', 'httpStatusCodes']),
  "self.lowerAscii() != 'host'": text(
    'says where the request goes, and the token would overwrite it',
    'write another header, like "x-id-token"',
  ),
  "!(has(self.forwardAccessToken) && self.forwardAccessToken && has(self.forwardIDToken) && self.forwardIDToken.header.lowerAscii() == 'authorization')":
    text('carries the access token already, by `forwardAccessToken`', 'write another header, like "x-id-token"', [
      'forwardIDToken',
      'header',
    ]),
  '(has(self.authorization) && has(self.authorization.rules) && self.authorization.rules.exists(r, has(r.principal) ? has(r.principal.jwt) : false)) ? has(self.jwt) : true':
    (self) => {
      const rules = findItems(self, ['authorization', 'rules'], (rule) => isSetAt(rule, ['principal', 'jwt']));
      return textAt(
        'asks for a token that nothing verifies: there is no `spec.jwt`',
        "add `spec.jwt` with the token's provider",
        rules.map((path) => [...path, 'principal', 'jwt']),
      );
    },
};

/** The words of Envoy Gateway's rules that have no common shape. */
export const envoyGatewayRuleTexts: Readonly<Record<string, RuleWords>> = {
  ...textsOfSeveralKinds,
  ...backendTexts,
  ...backendTrafficTexts,
  ...clientTrafficTexts,
  ...extensionTexts,
  ...proxyTexts,
  ...securityTexts,
};

/** The items of a list in which something stands below a path, with that path. */
function findSet(self: unknown, ...below: readonly string[]): readonly FieldPath[] {
  return findItems(self, [], (item) => isSetAt(item, below)).map((path) => [...path, ...below]);
}
