import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRule } from '../../src/schema/cel/environment';
import type { SchemaFile } from '../../src/schema/node';
import { matchesPattern } from '../../src/schema/matches-pattern';
import { validateObject } from '../../src/schema/validate';
import { idsOf } from './check-value';

const IMPORTS = join(__dirname, '../../imports');
const files = readdirSync(IMPORTS)
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(IMPORTS, name), 'utf8')) as SchemaFile] as const);

function virtualService(http: object): object {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'reviews', namespace: 'shop' },
    spec: { hosts: ['reviews'], http: [http] },
  };
}

test('a valid object has no finding', () => {
  expect(
    validateObject(
      virtualService({
        match: [{ headers: { 'end-user': { exact: 'jason' } } }],
        route: [
          { destination: { host: 'reviews', subset: 'v1' }, weight: 90 },
          { destination: { host: 'reviews', subset: 'v2' }, weight: 10 },
        ],
        timeout: '5s',
      }),
    ),
  ).toEqual([]);
});

test.each([
  ['networking.istio.io/v1alpha3', 'DestinationRule', 'networking.istio.io/v1'],
  ['networking.istio.io/v1beta1', 'Sidecar', 'networking.istio.io/v1'],
  ['telemetry.istio.io/v1alpha1', 'Telemetry', 'telemetry.istio.io/v1'],
  ['gateway.networking.k8s.io/v1beta1', 'GatewayClass', 'gateway.networking.k8s.io/v1'],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter', undefined],
  ['networking.istio.io/v1beta1', 'ProxyConfig', undefined],
  ['extensions.istio.io/v1alpha1', 'WasmPlugin', undefined],
  // Its versions have different fields.
  ['sailoperator.io/v1alpha1', 'ZTunnel', undefined],
])('%s of %s', (apiVersion, kind, newer) => {
  const found = validateObject({ apiVersion, kind, metadata: { name: 'a', namespace: 'b' }, spec: {} });
  const old = found.filter(({ id }) => id === 'schema/old-version');
  const { id, severity, pointer, fix } = old[0] ?? {};
  expect({ id, severity, pointer, fix }).toEqual(
    newer === undefined
      ? {}
      : { id: 'schema/old-version', severity: 'info', pointer: '/apiVersion', fix: `write \`apiVersion: ${newer}\`` },
  );
});

test('everything wrong is said at once, with the object and the place', () => {
  const findings = validateObject(
    virtualService({
      match: [{ uri: { exact: '/a', prefix: '/b' } }],
      route: [{ destination: { hst: 'reviews' }, weight: '90' }],
      timeout: '5 seconds',
    }),
  );
  expect(idsOf(findings)).toEqual([
    'schema/union /spec/http/0/match/0/uri/prefix',
    'schema/unknown-field /spec/http/0/route/0/destination/hst',
    'schema/type /spec/http/0/route/0/weight',
    'schema/cel /spec/http/0/timeout',
  ]);
  expect(findings[0]!.object).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    namespace: 'shop',
    name: 'reviews',
  });
});

test('fields that were somewhere else once are found again', () => {
  const findings = validateObject({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'reviews' },
    spec: { host: 'reviews', trafficPolicy: { localityLbSetting: { enabled: true } } },
  });
  expect(findings.map(({ fix }) => fix)).toEqual(['move it to `spec.trafficPolicy.loadBalancer.localityLbSetting`']);
});

test('rules of other products run too, with defaults', () => {
  const gateway = (tls: object): object => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge' },
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls }] },
  });
  expect(validateObject(gateway({ certificateRefs: [{ name: 'shop-tls' }] }))).toEqual([]);
  expect(validateObject(gateway({}))).toEqual([
    expect.objectContaining({
      id: 'schema/cel',
      pointer: '/spec/listeners/0/tls',
      fix: 'add `certificateRefs`, or set `mode` to Passthrough',
    }),
  ]);
});

test('Kubernetes objects are checked, nulls stand for absent fields', () => {
  const deployment = (container: object): object => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: null },
    spec: {
      replicas: null,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } },
    },
  });
  expect(validateObject(deployment({ name: 'web', image: 'web:1', env: null }))).toEqual([]);
  expect(idsOf(validateObject(deployment({ name: 'web', imagee: 'web:1' })))).toEqual([
    'schema/unknown-field /spec/template/spec/containers/0/imagee',
  ]);
});

test.each<[object, readonly string[], string]>([
  [{ apiVersion: 'v1' }, ['schema/required /kind'], 'write the kind of the object in `kind`'],
  [{ kind: 'Pod', apiVersion: 1 }, ['schema/type /apiVersion'], 'write the API version of the object in `apiVersion`'],
])('%j', (object, ids, fix) => {
  const findings = validateObject(object);
  expect(idsOf(findings)).toEqual(ids);
  expect(findings[0]!.fix).toBe(fix);
});

test('times of Kubernetes objects are read more strictly than others', () => {
  const pod = (creationTimestamp: string): object => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a' },
    spec: { template: { metadata: { creationTimestamp }, spec: { containers: [{ name: 'a' }] } } },
  });
  expect(validateObject(pod('2026-11-21T10:00:00Z'))).toEqual([]);
  expect(idsOf(validateObject(pod('2026-11-21t10:00:00z')))).toEqual([
    'schema/format /spec/template/metadata/creationTimestamp',
  ]);
});

test.each([
  undefined,
  null,
  'text',
  1,
  [],
  {},
  { replicas: 3 },
  { apiVersion: 'example.com/v1', kind: 'Anything', spec: 1 },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: '__proto__/v1', kind: 'constructor' },
])('what has no known schema has no finding: %j', (value) => expect(validateObject(value)).toEqual([]));

test('an older mesh does not have everything', () => {
  const extension = {
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'TrafficExtension',
    metadata: { name: 'a' },
    spec: { lua: { inlineCode: 'x' } },
  };
  expect(validateObject(extension).filter(({ id }) => id === 'schema/istio-version')).toEqual([]);
  expect(validateObject(extension, { istio: '1.28' })).toContainEqual(
    expect.objectContaining({
      id: 'schema/istio-version',
      pointer: '/kind',
      message: 'kind TrafficExtension is new in Istio 1.30, the mesh runs 1.28',
    }),
  );
});

test.each(files)('all patterns and rules of %s can be evaluated', (_name, { nodes, rules }) => {
  const broken: string[] = [];
  const attempt = (what: string, work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      broken.push(`${what}: ${String(error)}`);
    }
  };
  for (const { pattern } of nodes) if (pattern) attempt(pattern, () => matchesPattern(pattern, ''));
  for (const { rule } of rules) {
    attempt(rule, () => {
      const { error } = (parseRule(rule) as unknown as { check(): { error?: Error } }).check();
      if (error) throw error;
    });
  }
  expect(broken).toEqual([]);
});
