import { metadataRules } from '../../src/rules/metadata/metadata-rules';
import { applyRules } from '../../src/rules/apply-rules';
import { keyExamples } from './metadata-key-examples';
import { deployment, object } from './metadata-objects';
import type { Keys } from './metadata-objects';
import { valueExamples } from './metadata-value-examples';
import { testRules } from './rule-examples';

const gateway = (annotations: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'edge', annotations },
});
const policy = (dryRun: unknown, action?: string): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'edge', annotations: { 'istio.io/dry-run': dryRun } },
  spec: { action },
});
const place = '/metadata/annotations/istio.io~1dry-run';

testRules(metadataRules, {
  ...keyExamples,
  ...valueExamples,
  'no-dry-run': [
    {
      broken: gateway({ 'istio.io/dry-run': 'true' }),
      finds: { [place]: 'a Gateway has no dry run, but the annotation `istio.io/dry-run`' },
      fixed: gateway({}),
    },
  ],
  'no-dry-run-of-other-actions': [
    {
      broken: policy('true', 'AUDIT'),
      finds: { [place]: 'the action AUDIT has no dry run, but the policy has the annotation `istio.io/dry-run`' },
      fixed: policy('true', 'DENY'),
    },
  ],
  'valid-dry-run': [
    {
      broken: policy('yes'),
      finds: { [place]: 'the annotation `istio.io/dry-run` is "yes", which is neither true nor false' },
      fixed: policy('true'),
    },
  ],
  'no-internal-annotation': [
    {
      broken: gateway({ 'internal.istio.io/parents': '', 'internal.istio.io/webhook-always-reject': 'x', other: '' }),
      finds: {
        '/metadata/annotations/internal.istio.io~1parents': "the annotation `internal.istio.io/parents` is Istio's own",
        '/metadata/annotations/internal.istio.io~1webhook-always-reject':
          "the annotation `internal.istio.io/webhook-always-reject` is Istio's own",
      },
      fixed: gateway({ other: '' }),
    },
  ],
});

const fixesOf = (manifest: object): string[] => applyRules(manifest as Record<string, unknown>).map(({ fix }) => fix);
const found = (manifest: object): string[] => applyRules(manifest as Record<string, unknown>).map(({ id }) => id);

test.each<[string, Keys, string[]]>([
  ['Pod', { annotations: { 'sidecar.istio.io/injct': 'a' } }, ['did you mean the label `sidecar.istio.io/inject`?']],
  [
    'Pod',
    { annotations: { 'trafic.sidecar.istio.io/excludeInboundPorts': '80' } },
    ['did you mean the annotation `traffic.sidecar.istio.io/excludeInboundPorts`?'],
  ],
  [
    'Pod',
    { annotations: { 'sidecar.istio.io/excludeInboundPort': '80' } },
    ['did you mean the annotation `traffic.sidecar.istio.io/excludeInboundPorts`?'],
  ],
  ['Pod', { annotations: { 'istio.io/dataplane-mod': 'a' } }, ['did you mean the label `istio.io/dataplane-mode`?']],
  ['Pod', { annotations: { 'istio.io/qqqqqq': 'a' } }, ['remove the annotation `istio.io/qqqqqq`']],
  ['Pod', { labels: { 'proxy.istio.io/confg': 'a' } }, ['did you mean the annotation `proxy.istio.io/config`?']],
  ['Pod', { labels: { 'istio.io/qqqqqq': 'a' } }, ['remove the label `istio.io/qqqqqq`']],
  [
    'Namespace',
    { labels: { istioInjection: 'a' } },
    ['did you mean the label `istio-injection`, with the value "enabled" or "disabled"?'],
  ],
  [
    'Namespace',
    { labels: { 'sidecar.istio.io/inject': 'true' } },
    ['write the label `istio-injection: enabled`, or disabled'],
  ],
  ['Namespace', { annotations: { 'istio-injection': 'enabled' } }, ['move it to the labels']],
  ['Namespace', { labels: { 'istio-injection': 'off' } }, ['write "disabled"']],
  ['Namespace', { labels: { 'istio.io/rev': '1.31.1' } }, ['write "1-31-1"']],
  [
    'Pod',
    { labels: { 'istio-injection': 'enabled' } },
    ['move it to the labels of the Namespace, or write the label `sidecar.istio.io/inject` for these pods'],
  ],
  ['Service', { annotations: { 'istio.io/autoRegistrationGroup': 'a' } }, ['remove it: Istio sets it itself']],
  ['Service', { annotations: { 'gateway.istio.io/managed': 'a' } }, ['remove it: Istio sets it itself']],
  ['Service', { labels: { 'istio-injection': 'enabled' } }, ['move it to the labels of the Namespace']],
  ['Service', { labels: { 'istio.io/dataplane-mode': 'ambient' } }, ['move it to the labels of a Pod or Namespace']],
  [
    'Service',
    { annotations: { 'proxy.istio.io/config': '' } },
    ['move it to the annotations of the pods, e.g. `spec.template.metadata.annotations` of their Deployment'],
  ],
  [
    'Deployment',
    { labels: { 'istio.io/use-waypoint': 'a' } },
    ['move it to `spec.template.metadata.labels`, or to the labels of the Service'],
  ],
  [
    'Deployment',
    { annotations: { 'istio.io/dataplane-mode': 'none' } },
    ['move it to `spec.template.metadata.labels`'],
  ],
  [
    'Pod',
    { labels: { 'istio.io/rev': 'a' }, annotations: { 'istio.io/use-waypoint': 'a' } },
    ['move it to the labels'],
  ],
  [
    'Service',
    { labels: { 'istio.io/use-waypoint': 'a' }, annotations: { 'istio.io/use-waypoint': 'a' } },
    ['remove it: the label is there'],
  ],
  [
    'Pod',
    { annotations: { 'traffic.sidecar.istio.io/includeOutboundIPRanges': '10.0.0.1, ::1' } },
    ['write "10.0.0.1/32,::1/128"'],
  ],
  ['Pod', { annotations: { 'sidecar.istio.io/proxyMemory': '128 mi' } }, ['write "128Mi"']],
  ['Service', { annotations: { 'traffic.istio.io/nodeSelector': 'a=b,c=d' } }, ['write {"a":"b","c":"d"}']],
])('%s %j: what to type', (kind, keys, fixes) => {
  expect(fixesOf(object(kind, keys))).toEqual(fixes);
});

test.each<[string, object]>([
  [
    'keys of others',
    object('Pod', {
      labels: { istio: 'ingressgateway', 'istio-locality': 'a.b' },
      annotations: { 'kiali.io/a': '', 'my-istio.io/team': '' },
    }),
  ],
  [
    'what the pods have too',
    deployment(
      { labels: { 'istio.io/rev': 'a' }, annotations: { 'proxy.istio.io/config': '' } },
      { labels: { 'istio.io/rev': 'b' }, annotations: { 'proxy.istio.io/config': 'a' } },
    ),
  ],
  [
    "Istio's own installation",
    object('Deployment', { labels: { 'istio.io/rev': 'default', 'operator.istio.io/component': 'Pilot' } }),
  ],
  ["Istio's chart of gateways", object('Service', { labels: { 'istio.io/dataplane-mode': 'none' } })],
  [
    'what Istio reads and does not list',
    object('Gateway', { annotations: { 'networking.istio.io/address-type': 'IPAddress' } }),
  ],
  ['what Istio writes', object('Pod', { annotations: { 'sidecar.istio.io/status': '{}', 'istio.io/rev': 'default' } })],
  [
    'what a Gateway hands on to its pods',
    object(
      'Gateway',
      { annotations: { 'proxy.istio.io/config': '' } },
      { infrastructure: { labels: { 'istio.io/dataplane-mode': 'none' } } },
    ),
  ],
  [
    'what a WorkloadGroup hands on',
    object(
      'WorkloadGroup',
      {},
      {
        metadata: { labels: { 'istio.io/rev': 'a' }, annotations: { 'proxy.istio.io/config': '' } },
        template: { serviceAccount: 'a' },
      },
    ),
  ],
  [
    'values in pods that the injector leaves alone',
    deployment({
      labels: { 'sidecar.istio.io/inject': 'false' },
      annotations: { 'sidecar.istio.io/proxyCPU': 'a', 'sidecar.istio.io/userVolume': 'a' },
    }),
  ],
  [
    'volumes that a template does not read',
    deployment({ annotations: { 'inject.istio.io/templates': 'gateway', 'sidecar.istio.io/userVolume': 'a' } }),
  ],
  [
    'targets that nobody scrapes',
    deployment({ annotations: { 'prometheus.io/scrape': 'false', 'prometheus.istio.io/scrape-targets': 'a' } }),
  ],
])('nothing is said of %s', (_what, manifest) => {
  expect(found(manifest)).toEqual([]);
});

test('rules of the webhook are for the kinds that it sees', () => {
  expect(found(object('Service', { annotations: { 'istio.io/dry-run': 'x' } }))).toEqual([
    'istio/metadata/no-misplaced-annotation',
  ]);
});
