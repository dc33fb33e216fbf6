/** One finding that a file of the seeds has to have. */
export interface ExpectedFinding {
  /** What is wrong, as the list of all mistakes of the seeds calls it. */
  readonly mistake: string;
  readonly file: string;
  readonly id: string;
  readonly pointer?: string;
  readonly line: number;
  /** The text after a person did what the fix says, where a program cannot. */
  readonly edit?: (text: string) => string;
  /** Ids of findings of what could not be read before. */
  readonly reveals?: readonly string[];
}

/** Two objects in one document. */
function unseparated(file: string, line: number, ...reveals: readonly string[]): ExpectedFinding {
  return { mistake: 'E5', file, id: 'schema/duplicate-key', line, reveals };
}

function unknownField(mistake: string, file: string, pointer: string, line: number): ExpectedFinding {
  return { mistake, file, id: 'schema/unknown-field', pointer, line };
}

/** What else is wrong with the object then stands at other fields. */
function operator(file: string, ...reveals: readonly string[]): ExpectedFinding {
  return {
    ...{ mistake: 'S23', file, id: 'istio/istio-operator/no-istio-operator', pointer: '/kind', line: 2, reveals },
    edit: (text) =>
      text
        .replace(
          'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator',
          'apiVersion: sailoperator.io/v1\nkind: Istio',
        )
        .replace(/\n {2}components:\n(?: {4}.*\n)+/, '\n')
        .replace(/\n {2}meshConfig:(?:\n {4}.*)+/, (meshConfig) => `\n  values:${meshConfig.replace(/\n/g, '\n  ')}`),
  };
}

const TRACING = '003-501-iop-tracing.yaml';
const LOGGING = '003-520-iop-logging.yaml';

const PROVIDER = `    extensionProviders:
    - name: zipkin
      zipkin: { service: zipkin.istio-system.svc.cluster.local, port: 9411 }
`;
const TELEMETRY = `
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: mesh
  namespace: istio-system
spec:
  tracing:
  - randomSamplingPercentage: 10
`;

const withProvider = (text: string): string => text.replace('  meshConfig:\n', `  meshConfig:\n${PROVIDER}`);

function legacyTracing(field: string, line: number, edit: (text: string) => string): ExpectedFinding {
  const pointer = `/spec/meshConfig/${field}`;
  return { mistake: 'S24', file: TRACING, id: 'istio/mesh-effects/no-legacy-tracing', pointer, line, edit };
}

function accessLog(rule: string): ExpectedFinding {
  const pointer = '/spec/meshConfig/accessLogFormat';
  return { mistake: 'E7', file: LOGGING, id: `istio/mesh-effects/${rule}`, pointer, line: 9 };
}

/**
 * All that is found in single files of the seeds, besides older versions of kinds. E6 is in none of them: indentation that
 * was lost is restored.
 */
export const EXPECTED: readonly ExpectedFinding[] = [
  unknownField('E1', '003-451-ra-jwt-auth.yaml', '/spec/jwtRules/0/triggerRules', 15),
  unknownField('E2', '003-585-dr-reviews-ratelimit.yaml', '/spec/trafficPolicy/localityLbSetting', 13),
  unknownField('E3', '003-636-dr-api.yaml', '/spec/trafficPolicy/loadBalancer/warmupDuration', 16),
  {
    ...{ mistake: 'E4', file: '003-605-iop-resource-limits.yaml', id: 'istio/istio-operator/no-unknown-value' },
    ...{ pointer: '/spec/values/sidecarInjectorWebhook/resources', line: 21 },
  },
  unseparated('003-332-vs-ratings+dr-ratings_asprinted.yaml', 19, 'schema/old-version'),
  unseparated('003-399-ap-both_asprinted.yaml', 29, 'schema/old-version'),
  unseparated(
    '003-519-iop-log_asprinted.yaml',
    14,
    'istio/istio-operator/no-istio-operator',
    'istio/mesh-effects/no-unknown-access-log-operator',
    'istio/mesh-effects/valid-access-log-syntax',
  ),
  accessLog('no-unknown-access-log-operator'),
  accessLog('valid-access-log-syntax'),
  {
    ...{ mistake: 'E8', file: TRACING, id: 'istio/mesh-effects/no-undefined-provider' },
    ...{ pointer: '/spec/meshConfig/defaultProviders/tracing/0', line: 9, edit: withProvider },
  },
  operator('003-501-iop-tracing.yaml', 'istio/mesh-effects/no-legacy-tracing'),
  operator(
    '003-520-iop-logging.yaml',
    'istio/mesh-effects/no-unknown-access-log-operator',
    'istio/mesh-effects/valid-access-log-syntax',
  ),
  operator('003-532-iop-no-access-log.yaml'),
  operator('003-605-iop-resource-limits.yaml', 'schema/unknown-field'),
  legacyTracing('enableTracing', 10, (text) => text.replace(/ {4}enableTracing: true\n/, '')),
  legacyTracing('defaultConfig/tracing/sampling', 13, (text) => text.replace(/ +sampling: .*\n/, '') + TELEMETRY),
  legacyTracing('defaultConfig/tracing/zipkin', 14, (text) =>
    // Its `defaultProviders` names it already.
    withProvider(text.replace(/\n +zipkin:\n +address: .*/, '')),
  ),
  {
    ...{ mistake: 'D2', file: '003-201-dr-reviews.yaml', id: 'schema/deprecated' },
    ...{ pointer: '/spec/trafficPolicy/loadBalancer/simple', line: 17 },
  },
];

/** Older versions of kinds, in files that can be read. */
export const OLD_VERSIONS = { mistake: 'D1', id: 'schema/old-version', pointer: '/apiVersion', files: 27 } as const;
