import type { RuleConformance } from '../rule-conformance';
import type { Shape } from '../shape';
import { choice, list, map, object, value } from '../shape';
import { duration, durationMessages } from './duration';
import { exportTo, exportToMessages } from './export-to';
import {
  bodyText,
  gatewayName,
  headerName,
  headerValue,
  hostName,
  labelKey,
  matchedHeaderName,
  regex,
  retryOn,
  sniName,
} from './virtual-service-values';

const port = value([80, 443, 8080], [0, 65536, 4294967295]);
const gateways = list(gatewayName, 2);
const sourceLabels = map(labelKey, value(['web', '', 'a.b'], ['*', '-a', 'a b']));
const subnet = value(['10.0.0.1', '10.0.0.0/8', '::/0'], ['', 'a', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', '::1/129']);
const percentage = object({ value: value([0, 0.5, 100, 50], [-1, 100.5, 0.00001, 0.0001]) });

const stringMatch: Shape = value(
  [{ exact: 'a' }, { prefix: '/a' }, { prefix: 'a' }, { regex: '.*' }, { exact: 'GET' }],
  [{ prefix: '' }, { exact: '' }, {}, ...regex.map((text) => ({ regex: text }))],
);
const uri: Shape = value(
  [{ prefix: '/' }, { prefix: '/a' }, { prefix: '/a/b' }, { exact: '/a' }, { regex: '/a.*' }, { prefix: '/a' }],
  [{ prefix: '' }, { exact: '' }, {}, ...regex.map((text) => ({ regex: text }))],
);
const stringMatches = map(matchedHeaderName, stringMatch);
const fewMatches = map(value(['a', 'b']), value([{ exact: 'x' }, { prefix: 'x' }, { exact: 'xy' }, { regex: 'x' }]), 1);

const anyMatch = { port, gateways, sourceLabels };

const httpMatch = object(
  {},
  {
    ...anyMatch,
    uri,
    name: value(['m', 'n']),
    scheme: stringMatch,
    method: value([{ exact: 'GET' }, { exact: 'POST' }, { prefix: 'GE' }, { regex: 'G.*' }], [{ prefix: '' }]),
    authority: value([{ exact: 'a.b' }, { prefix: 'a' }, { regex: 'a' }], [{ prefix: '' }, { regex: '' }]),
    headers: stringMatches,
    withoutHeaders: map(
      matchedHeaderName,
      value([{ exact: 'a' }, { regex: '*' }, {}], [{ prefix: '' }, { regex: '**' }]),
    ),
    queryParams: fewMatches,
    ignoreUriCase: value([true, false]),
    sourceNamespace: value(['shop', ''], ['a.b', '*', 'A_']),
    statPrefix: value(['a']),
  },
);

const prefix = value([{ prefix: '/' }, { prefix: '/a' }, { prefix: '/a/b' }, { prefix: '/ab' }, { exact: '/a' }]);
/** Matches that are often the same, or parts of each other. */
const prefixMatch = choice(
  object({ uri: prefix }),
  object(
    { uri: prefix },
    {
      name: value(['m', 'n']),
      method: value([{ exact: 'GET' }, { exact: 'POST' }, { prefix: 'G' }, { exact: 'G' }]),
      authority: value([{ exact: 'a' }, { prefix: 'a' }, { exact: 'ab' }, { regex: 'a' }]),
      port: value([80, 0]),
      headers: fewMatches,
      queryParams: fewMatches,
      withoutHeaders: fewMatches,
      gateways: value([[], ['mesh']]),
      sourceLabels: value([{}, { app: 'a' }]),
      ignoreUriCase: value([true, false]),
    },
  ),
);

const destination = object(
  { host: hostName },
  { subset: value(['v1', 'A', ''], ['a.b', 'v_1']), port: object({ number: port }) },
);
const weight = value([1, 50, 100, 0, 0], [-1, 2147483647, -2147483648]);
const headerChanges = object(
  {},
  { add: map(headerName, headerValue), set: map(headerName, headerValue), remove: list(headerName, 2) },
);
const headers = object({}, { request: headerChanges, response: headerChanges });
const httpDestinations = list(object({ destination }, { weight, headers }), 2);
const destinations = list(object({ destination }, { weight }), 2);

const fault = object(
  {},
  {
    abort: choice(
      object({ httpStatus: value([503, 200, 599], [600, 601, 199, 0, -1]) }, { percentage }),
      object({ grpcStatus: value(['UNAVAILABLE', 'OK'], ['', 'unavailable', 'NOPE', '14']) }, { percentage }),
      object({}, { percentage, http2Error: value(['a', '']) }),
    ),
    delay: choice(
      object({ fixedDelay: duration }, { percentage, percent: value([5]) }),
      object({ exponentialDelay: duration }, { percentage }),
    ),
  },
);

const retries = object(
  { attempts: value([1, 3], [0, -1]) },
  {
    perTryTimeout: duration,
    backoff: duration,
    retryOn,
    retryRemoteLocalities: value([true, false]),
    retryIgnorePreviousHosts: value([true]),
  },
);

const corsPolicy = object(
  {},
  {
    allowOrigins: list(
      value(
        [{ exact: 'https://a.b' }, { regex: '.*' }],
        [{ exact: '' }, { prefix: '' }, {}, { regex: '' }, { regex: '*' }, { prefix: 'https://' }],
      ),
    ),
    allowMethods: list(value(['GET', 'POST', '*'], ['get', '', 'FETCH'])),
    allowHeaders: list(value(['x-a', '*', 'a,b'], ['', 'a b', 'a:b', '**'])),
    exposeHeaders: list(value(['x-a', '*'], ['', 'a b', ':path'])),
    maxAge: duration,
    allowCredentials: value([true]),
  },
);

const redirected = {
  prefixRewrite: value(['/c'], ['']),
  authority: value(['a.b', '']),
  scheme: value(['https', 'http', ''], ['HTTPS', 'ftp', 'https://']),
  redirectCode: value([301, 308, 0, 300, 399], [299, 400, 200, 4294967295]),
};
const redirect = choice(
  object({ uri: value(['/b', ''], ['']) }, { ...redirected, port: value([443], [0, 65536]) }),
  object({}, { ...redirected, derivePort: value(['FROM_REQUEST_PORT', 'FROM_PROTOCOL_DEFAULT']) }),
);

const rewrite = object(
  {},
  {
    uri: value(['/b', ''], ['']),
    authority: value(['a.b', ''], ['']),
    uriRegexRewrite: object(
      { match: value(['/a/(.*)', 'b'], ['', ...regex]), rewrite: value(['/\\1', 'a'], ['']) },
      {},
    ),
  },
);

const httpRoute = object(
  { route: httpDestinations },
  {
    name: value(['a', 'b']),
    match: list(httpMatch, 2),
    redirect,
    directResponse: object({ status: value([200, 404], [100, 600, 601, 4294967295, 0]) }, { body: bodyText }),
    delegate: object({ name: value(['a']) }, { namespace: value(['shop']) }),
    rewrite,
    timeout: duration,
    retries,
    fault,
    mirror: destination,
    mirrors: list(object({ destination }, { percentage }), 2),
    mirrorPercent: value([50, 0], [101]),
    mirrorPercentage: percentage,
    corsPolicy,
    headers,
  },
);

/** Routes that differ in their matches only. */
const orderedRoute = object(
  { route: value([[{ destination: { host: 'a' } }]]) },
  { match: list(prefixMatch, 3), name: value(['a', 'b']), mirror_percent: value([50], [101]) },
);

const authorityChanges = map(value(['host', ':authority', 'HOST', 'x-a']), value(['a.b', 'c.d']));
/** Routes that do one thing only. */
const plainRoute = object(
  { route: value([[{ destination: { host: 'a' } }]]) },
  {
    corsPolicy,
    fault,
    rewrite: object({ authority: value(['a.b']) }),
    headers: object({ request: object({}, { set: authorityChanges, add: authorityChanges }) }),
  },
);
const answeringRoute = choice(
  object({ redirect }, { match: list(object({ uri }), 2) }),
  object({ directResponse: object({ status: value([200]), body: bodyText }) }),
);

const sniMatch = object({ sniHosts: list(sniName, 2) }, { ...anyMatch, destinationSubnets: list(subnet, 2) });
const tcpMatch = object({}, { ...anyMatch, destinationSubnets: list(subnet, 2) });

/** Istio stops at the first mistake of a redirect. */
const REDIRECT_ORDER = [
  'no-uri-with-prefix-rewrite',
  'no-prefix-rewrite-without-prefix',
  'no-empty-redirect',
  'valid-redirect-code',
  'valid-redirect-scheme',
  'valid-port',
];
const afterRedirectRule = (name: string): readonly string[] => REDIRECT_ORDER.slice(REDIRECT_ORDER.indexOf(name) + 1);

export const virtualService: RuleConformance = {
  slug: 'virtual-service',
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  spec: object(
    { hosts: list(hostName, 3), http: list(httpRoute, 3) },
    {
      gateways,
      tls: list(object({ match: list(sniMatch, 2), route: destinations }), 3),
      tcp: list(object({ route: destinations }, { match: list(tcpMatch, 2) }), 3),
      exportTo,
    },
  ),
  otherSpecs: [orderedRoute, plainRoute, answeringRoute].map((route) =>
    object({ hosts: value([['web']], [['*']]), http: list(route, 4) }),
  ),
  annotations: [['internal.istio.io/route-semantics', ['gateway', 'gateway', 'service']]],
  messages: {
    ...durationMessages,
    ...exportToMessages,
    'no-gateways-in-delegate': /^delegate virtual service must have no gateways/,
    'no-tls-in-delegate': /^delegate virtual service must have no tls/,
    'no-tcp-in-delegate': /^delegate virtual service must have no tcp/,
    'no-missing-routes': /^http, tcp or tls must be provided/,
    'valid-host': /^(domain name .* (invalid|too long)|empty domain name)/,
    'no-catch-all-host-in-mesh': /^wildcard host \* is not allowed/,
    'no-overlapping-hosts': /^duplicate hosts in virtual service/,
    'no-claim-match-in-mesh': /^JWT claim based routing/,
    'no-dotted-gateway': /^using legacy gatewayName/,
    'no-empty-gateway-part': /^config namespace and gateway name cannot be empty/,
    'valid-gateway-namespace': /^invalid value for namespace/,
    'valid-gateway-name': /^invalid value for gateway name/,
    'no-redirect-with-delegate': /^root HTTP route .*must not specify redirect/,
    'no-route-with-delegate': /^root HTTP route .*must not specify route/,
    'no-nested-delegate': /^delegate HTTP route cannot contain delegate/,
    'no-route-with-redirect': /cannot contain both route and redirect/,
    'no-fault-with-redirect': /cannot contain both fault and redirect/,
    'no-rewrite-with-redirect': /cannot contain both rewrite and redirect/,
    'no-direct-response-with-redirect': /cannot contain both direct_response and redirect/,
    'no-route-with-direct-response': /cannot contain both route and direct_response/,
    'no-fault-with-direct-response': /cannot contain both fault and direct_response/,
    'no-rewrite-with-direct-response': /cannot contain both rewrite and direct_response/,
    'no-empty-http-route': /^HTTP route, redirect or direct_response is required/,
    'no-mirror-with-mirrors': /cannot contain both mirror and mirrors/,
    'valid-source-labels': /^invalid tag (key|value)/,
    'valid-source-namespace': /^sourceNamespace match/,
    'no-empty-header-name': /^header name cannot be empty/,
    'valid-header-name': /^header name .* is not a valid header name/s,
    'no-host-header': /cannot set Host header/,
    'no-pseudo-header': /header cannot have ":" prefix/,
    'valid-header-value': /^header value configuration/,
    'no-repeated-authority': /^authority header cannot be set multiple/,
    'no-empty-prefix': /prefix string match should not be empty/,
    'no-empty-regex': /regex string match should not be empty/,
    'no-long-regex': /regex is too large/,
    'valid-regex': /Istio uses RE2 style/,
    'no-missing-destination': /^destination is required$/,
    'no-negative-weight': /^weight -?\d+ < 0/,
    'no-zero-total-weight': /^total destination weight/,
    'no-wildcard-destination': /^invalid destination host/,
    'valid-subset': /^subset name is invalid/,
    'valid-port': /^port number -?\d+ must be in the range/,
    'no-huge-body': /must be less than 1MB/,
    'no-large-body': /^large direct_responses may impact control plane performance$/,
    'valid-status': /^HTTP status/,
    'no-empty-fault': /^HTTP fault injection must have/,
    'no-abort-without-error': /^abort configured, but/,
    'valid-grpc-status': /^gRPC status/,
    'no-http2-error': /^HTTP\/2 abort fault/,
    'no-exponential-delay': /^exponentialDelay not supported/,
    'valid-fault-percentage': /^percentage .* is neither/,
    'no-negative-attempts': /^attempts cannot be negative/,
    'no-retries-without-attempts': /^http retry policy configured when/,
    'valid-retry-on': /is not a valid retryOn policy/,
    'no-uri-with-regex-rewrite': /^rewrite may only contain one/,
    'no-empty-rewrite': /^rewrite must specify at least one/,
    'no-incomplete-regex-rewrite': /UriRegexRewrite requires both/,
    'no-uri-with-prefix-rewrite': /^redirect may only specify/,
    'no-prefix-rewrite-without-prefix': /^redirect prefix_rewrite requires/,
    'no-empty-redirect': /^redirect must specify/,
    'valid-redirect-code': /is not a valid redirect code/,
    'valid-redirect-scheme': /^invalid redirect scheme/,
    'no-empty-origin': /is not a valid match type for CORS/,
    'valid-cors-method': /is not a supported HTTP method/,
    'no-fractional-max-age': /^max_age duration/,
    'no-mirror-percent': /deprecated setting "mirrorPercent"/,
    'valid-mirror-percentage': /^mirror[_ ]percent(age)? must have/,
    'no-missing-mirror-destination': /^destination is required for mirrors/,
    'no-missing-tls-match': /^TLS route must have at least one match/,
    'no-missing-sni-hosts': /^TLS match must have at least one SNI/,
    'no-ip-sni-host': /^using an IP address/,
    'no-foreign-sni-host': /^SNI host .* is not a compatible subset/,
    'no-missing-tls-route': /^TLS route is required/,
    'no-missing-tcp-route': /^TCP route is required/,
    'valid-destination-subnet': /is not a valid (CIDR block|IP)$/,
    'no-second-catch-all': /only the last rule can have no matches/,
    'no-route-after-catch-all': /route without matches defined before/,
    'no-route-of-used-matches': /all matches used by prior rules/,
    'no-covered-match': /^virtualService rule .* match .* of prefix .* is not used/s,
    'no-duplicate-match': /^virtualService rule .* match (?!.* of prefix ).* is not used/s,
  },
  alike: [['valid-host', 'valid-short-gateway', 'valid-destination-host', 'valid-sni-host']],
  ofDecoder: ['valid-duration'],
  hides: {
    ...Object.fromEntries(REDIRECT_ORDER.map((name) => [name, afterRedirectRule(name)])),
    'no-uri-with-regex-rewrite': ['no-incomplete-regex-rewrite', 'valid-regex', 'no-long-regex'],
    'no-incomplete-regex-rewrite': ['valid-regex', 'no-long-regex'],
  },
  lost: (rule, pointer) =>
    rule === 'no-abort-without-error' || (rule === 'no-dotted-gateway' && /^\/spec\/(http|tcp)\//.test(pointer)),
  neverTold: ['no-abort-without-error'],
};
