import { workloadGroupRules } from '../../src/rules/workload-group/workload-group-rules';
import { applyRules } from '../../src/rules/apply-rules';
import { testRules } from './rule-examples';

const group = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadGroup',
  metadata: { name: 'db', namespace: 'shop' },
  spec: { template: { serviceAccount: 'db' }, ...spec },
});
const probed = (probe: object): object => group({ probe });
const asked = (httpGet: object): object => probed({ httpGet: { port: 8080, ...httpGet } });
const valid = probed({ periodSeconds: 0, tcpSocket: { port: 5432 } });

testRules(workloadGroupRules, {
  'no-missing-template': [
    {
      broken: group({ template: null }),
      finds: { '/spec/template': 'the WorkloadGroup has no `template`' },
      fixed: group({ template: {} }),
    },
  ],
  'valid-labels': [
    {
      broken: group({ metadata: { labels: { 'a b': 'x', app: '*', version: 'v1' } } }),
      finds: {
        '/spec/metadata/labels/a b': 'the group has the label "a b: x", which no pod can have',
        '/spec/metadata/labels/app': 'the group has the label "app: *", which no pod can have',
      },
      fixed: group({ metadata: { labels: { app: 'db', 'example.com/a': '' } } }),
    },
  ],
  'no-negative-number': [
    {
      broken: probed({ periodSeconds: -1, failureThreshold: -2, tcpSocket: { port: 5432 } }),
      finds: {
        '/spec/probe/periodSeconds': '`spec.probe.periodSeconds` is -1',
        '/spec/probe/failureThreshold': '`spec.probe.failureThreshold` is -2',
      },
      fixed: valid,
    },
  ],
  'no-missing-probe-method': [
    {
      broken: probed({ periodSeconds: 10 }),
      finds: { '/spec/probe': 'the probe does not say how to ask' },
      fixed: group({}),
    },
  ],
  'no-grpc-probe': [
    {
      broken: probed({ grpc: { port: 5432 } }),
      finds: { '/spec/probe/grpc': 'the probe asks by `grpc`, which Istio refuses' },
      fixed: valid,
    },
  ],
  'valid-port': [
    {
      broken: asked({ port: 65536 }),
      finds: { '/spec/probe/httpGet/port': "the port's number is 65536, which is no port" },
      fixed: asked({}),
    },
    {
      broken: probed({ tcpSocket: { port: 0 } }),
      finds: { '/spec/probe/tcpSocket/port': "the port's number is 0, which is no port" },
      fixed: valid,
    },
  ],
  'valid-probe-scheme': [
    {
      broken: asked({ scheme: 'https' }),
      finds: { '/spec/probe/httpGet/scheme': 'the probe\'s scheme is "https"' },
      fixed: asked({ scheme: 'HTTPS' }),
    },
  ],
  'valid-probe-header': [
    {
      broken: asked({ httpHeaders: [{ name: 'X-Probe' }, { name: 'x_probe' }, {}] }),
      finds: {
        '/spec/probe/httpGet/httpHeaders/1/name': 'a header of the probe has the name "x_probe"',
        '/spec/probe/httpGet/httpHeaders/2/name': 'a header of the probe has the name ""',
      },
      fixed: asked({ httpHeaders: [{ name: 'X-Probe' }] }),
    },
  ],
  'no-missing-probe-command': [
    {
      broken: probed({ exec: { command: [] } }),
      finds: { '/spec/probe/exec/command': '`exec` has no command' },
      fixed: probed({ exec: { command: ['/bin/ready'] } }),
    },
  ],
});

test('of several methods, which the schema refuses, Istio takes the last', () => {
  const both = probed({ httpGet: { port: 0 }, tcpSocket: { port: 5432 } });
  expect(applyRules(both as Record<string, unknown>)).toEqual([]);
});
