import type { RuleConformance } from '../rule-conformance';
import { list, map, object, value } from '../shape';
import type { Shape } from '../shape';
import { connectionPool, connectionPoolMessages } from './connection-pool';
import { duration, durationMessages } from './duration';
import { exportTo, exportToMessages } from './export-to';
import { workloadSelector, workloadSelectorMessages } from './workload-selector';

const TOPOLOGY = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];
const FILES = ['/etc/tls/a.pem', ''];
const localities = value(
  ['us/a/x', 'us/b/*', 'eu/*', 'ap'],
  [
    '*',
    'us',
    'us/*',
    'us/a',
    'us/a/*',
    '*/a',
    'us/*/x',
    '**',
    '',
    'us//x',
    '/a',
    'us/',
    'us/a/x/y',
    'us/a/',
    'a*b',
    'us*',
  ],
);
const failover = list(
  object({ from: value(['us', 'eu'], ['', 'us/a', '*']), to: value(['ap', 'sa'], ['us', 'ap/a', 'a*', '']) }),
  2,
);
const failoverPriority = list(value(['a', 'app=web', 'topology.istio.io/network'], TOPOLOGY), 2);
/** Weights whose sum is often 100. */
const weights: Shape = {
  is: 'map',
  keys: localities,
  item: value([50, 50, 50, 100], [0, 101, 1, 99, 4294967295]),
  most: 2,
};

const loadBalancer = object(
  {},
  {
    simple: value(['RANDOM', 'LEAST_REQUEST']),
    consistentHash: object(
      {},
      {
        httpHeaderName: value(['x']),
        httpCookie: object(
          { name: value(['a'], ['']) },
          {
            ttl: value(['1h', '0s', '-1s', '1ns'], ['1d', '', '10', 'x']),
            attributes: list(
              object({ name: value(['SameSite', 'Secure'], ['', 'SameSite']) }, { value: value(['x']) }),
            ),
          },
        ),
        minimumRingSize: value([0, 1024], [1]),
        ringHash: object({}, { minimumRingSize: value([1]) }),
        maglev: object({
          tableSize: value([65537, 2, 3, 1, 4999999], [0, 4, 9, 5000011, 5000010, 65536, 25, 4999997]),
        }),
      },
    ),
    localityLbSetting: object(
      {},
      { distribute: list(object({ from: localities, to: weights }), 2), failover, failoverPriority },
    ),
    zoneAwareLbSetting: object({}, { failover, failoverPriority }),
    warmup: object(
      { duration },
      { minimumPercent: value([0, 100], [101, 4294967295]), aggression: value([1, 0.5], [0, -1, 0.0]) },
    ),
  },
);

const outlierDetection = object(
  {},
  {
    baseEjectionTime: duration,
    interval: duration,
    consecutiveErrors: value([0, 5], [-1]),
    consecutiveLocalOriginFailures: value([0], [1, 5]),
    splitExternalLocalOriginErrors: value([true, false]),
    maxEjectionPercent: value([0, 100], [-1, 101]),
    minHealthPercent: value([0, 100], [-1, 101]),
  },
);

const tls = object(
  { mode: value(['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']) },
  {
    credentialName: value(
      ['shop', ''],
      [
        'configmap://shop/a',
        'configmap://default/a/b',
        'configmap://',
        'configmap://a',
        'configmap:///a',
        'configmap://shop/',
      ],
    ),
    clientCertificate: value(FILES),
    privateKey: value(FILES),
    caCertificates: value(FILES),
    caCrl: value(FILES),
    subjectAltNames: list(value(['a.b', ''])),
    insecureSkipVerify: value([true, true, false]),
    sni: value(['a.b']),
  },
);

const ofAnyPort = { connectionPool, loadBalancer, outlierDetection, tls };

const trafficPolicy = object(
  {},
  {
    ...ofAnyPort,
    portLevelSettings: list(object({ port: object({ number: value([80, 8080], [0]) }) }, ofAnyPort), 2),
    tunnel: object(
      {
        targetHost: value(['a.b', '10.0.0.1', '::1'], ['', 'a_b', '*.a', '1.2.3']),
        targetPort: value([80], [0, 65536]),
      },
      { protocol: value(['CONNECT', 'POST', ''], ['connect', 'GET']) },
    ),
    proxyProtocol: object({}, { version: value(['V1', 'V2']) }),
    retryBudget: object({}, { percent: value([20]) }),
  },
);

const WARNINGS = ['no-consecutive-errors', 'no-minimum-ring-size', 'no-failover-without-outlier-detection'];
const OF_POLICIES = [
  ...['valid-duration', 'no-local-failures-without-split', 'valid-outlier-percent', 'no-missing-cookie-name'],
  ...['no-missing-cookie-attribute-name', 'no-duplicate-cookie-attribute', 'no-ring-size-with-algorithm'],
  ...['valid-maglev-table-size', 'no-missing-warmup-duration', 'valid-warmup-percent', 'valid-warmup-aggression'],
  ...['no-locality-with-zone-aware', 'no-distribute-with-failover', 'no-failover-with-topology-priority'],
  ...['no-topology-priority-with-zone-aware', 'valid-locality-weight', 'valid-locality-weight-sum', 'valid-locality'],
  ...['no-failover-to-same-region', 'no-zone-in-failover', 'no-wildcard-in-failover', 'valid-config-map-credential'],
  ...['no-verification-with-skip-verify', 'no-files-with-credential', 'no-missing-client-certificate'],
  ...['no-missing-policy-port', 'no-empty-port-policy', 'valid-tunnel-protocol', 'valid-tunnel-host'],
  ...['valid-tunnel-port', ...Object.keys(connectionPoolMessages), ...WARNINGS],
];
/** Where Istio stops reading the places of load balancing. */
const OF_LOCALITY = [
  ...['no-failover-with-topology-priority', 'valid-locality-weight', 'valid-locality-weight-sum', 'valid-locality'],
  ...['no-failover-to-same-region', 'no-zone-in-failover', 'no-wildcard-in-failover'],
  'no-failover-without-outlier-detection',
];

export const destinationRule: RuleConformance = {
  slug: 'destination-rule',
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  spec: object(
    {
      host: value(
        ['web', 'web.shop.svc.cluster.local', '*.local', '*'],
        ['', 'a_b', '10.0.0.1', 'a.*', 'a..b', 'a.b.'],
      ),
    },
    {
      trafficPolicy,
      subsets: list(
        object(
          {
            name: value(['v1', 'v2', 'v3', 'A'], ['', 'a.b', 'a'.repeat(64), '-a']),
            labels: map(
              value(
                ['version', 'a.b/c', 'A_b'],
                ['', '*', 'a/b/c', '/a', 'a b', `${'a'.repeat(64)}`, 'a_b/c', 'a/', '-a'],
              ),
              value(['v1', '', 'a.b_c'], ['*', '-a', 'a b', 'a'.repeat(64)]),
            ),
          },
          { trafficPolicy },
        ),
      ),
      exportTo,
      workloadSelector,
    },
  ),
  messages: {
    ...connectionPoolMessages,
    ...durationMessages,
    ...exportToMessages,
    ...workloadSelectorMessages,
    'valid-host': /^(domain name .* (invalid|too long)|empty domain name)/,
    'no-duplicate-subset': /^duplicate subset names/,
    'valid-subset-name': /^subset name /,
    'valid-subset-labels': /^invalid tag (key|value)/,
    'no-export-with-workload-selector': /^destination rule with workload selector cannot have/,
    'no-empty-traffic-policy': /^traffic policy must have at least one field/,
    'no-tunnel-with-proxy-protocol': /^tunnel and proxyProtocol/,
    'valid-tunnel-protocol': /^tunnel protocol must be/,
    'valid-tunnel-host': /^tunnel target host must be/,
    'valid-tunnel-port': /^tunnel target port is invalid/,
    'no-missing-policy-port': /^portTrafficPolicy must have valid port/,
    'no-empty-port-policy': /^port traffic policy must have at least one field/,
    'no-consecutive-errors': /consecutive errors is deprecated/,
    'no-local-failures-without-split': /consecutive local origin failures is specified/,
    'valid-outlier-percent': /^percentage .* is not in range/,
    'no-missing-cookie-name': /^name required for HttpCookie/,
    'no-missing-cookie-attribute-name': /^cookie attribute name cannot be empty/,
    'no-duplicate-cookie-attribute': /^duplicate cookie attribute name/,
    'no-minimum-ring-size': /MinimumRingSize is deprecated/,
    'no-ring-size-with-algorithm': /^only one of MinimumRingSize/,
    'valid-maglev-table-size': /^tableSize must be/,
    'no-missing-warmup-duration': /^duration is required/,
    'valid-warmup-percent': /^minimumPercent value/,
    'valid-warmup-aggression': /^aggression should be/,
    'no-locality-with-zone-aware': /^only one of localityLbSetting/,
    'no-distribute-with-failover': /^can not simultaneously specify 'distribute'/,
    'no-failover-with-topology-priority': /^can not simultaneously set 'failover'/,
    'no-topology-priority-with-zone-aware': /^'failover_priority' for zone aware/,
    'valid-locality-weight': /^locality weight must be/,
    'valid-locality-weight-sum': /^total locality weight/,
    'valid-locality': /^locality (?!lb |weight ).*(wildcard|overlap with|must not contain empty)/,
    'no-failover-without-outlier-detection': /^outlier detection policy must be provided/,
    'no-failover-to-same-region': /failover settings must specify different regions/,
    'no-zone-in-failover': /failover only (specify|specifies) region/,
    'no-wildcard-in-failover': /failover region should not contain/,
    'valid-config-map-credential': /^invalid configmap:\/\/ credentialName/,
    'no-verification-with-skip-verify': /when InsecureSkipVerify is set true/,
    'no-files-with-credential': /If credentialName is set/,
    'no-missing-client-certificate': /(client certificate|private key) required for mutual tls/,
  },
  ofDecoder: ['valid-cookie-ttl', 'valid-duration'],
  hides: {
    'no-tunnel-with-proxy-protocol': OF_POLICIES,
    'no-distribute-with-failover': OF_LOCALITY,
    'no-failover-with-topology-priority': OF_LOCALITY,
    'valid-locality-weight': OF_LOCALITY,
    'valid-locality-weight-sum': OF_LOCALITY,
  },
  lost: (rule, pointer) =>
    (WARNINGS.includes(rule) && /^\/spec\/subsets\/|\/portLevelSettings\//.test(pointer)) ||
    (rule === 'valid-locality' && /\/distribute\/\d+\/to\//.test(pointer)),
};
