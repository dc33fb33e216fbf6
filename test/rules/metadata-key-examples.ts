import { deployment, object, ofPods, own } from './metadata-objects';
import type { RuleExample } from './rule-examples';

/** Rules of where keys stand, and of whether Istio knows them. */
export const keyExamples: Readonly<Record<string, readonly RuleExample[]>> = {
  'no-unknown-annotation': [
    {
      broken: object('Pod', {
        annotations: { 'sidecar.istio.io/injct': 'true', 'example.com/istio': '', 'a.istio.io': '' },
      }),
      finds: {
        [own('annotations', 'sidecar.istio.io/injct')]: 'Istio knows no annotation `sidecar.istio.io/injct`',
        [own('annotations', 'a.istio.io')]: 'Istio knows no annotation `a.istio.io`',
      },
      fixed: object('Pod', { labels: { 'sidecar.istio.io/inject': 'true' } }),
    },
    {
      broken: deployment({
        annotations: { 'trafic.sidecar-istio.io/excludeInboundPorts': '80', 'my-istio.io/owner': 'a' },
      }),
      finds: {
        [ofPods('annotations', 'trafic.sidecar-istio.io/excludeInboundPorts')]:
          'Istio knows no annotation `trafic.sidecar-istio.io/excludeInboundPorts`',
      },
      fixed: deployment({ annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '80' } }),
    },
  ],
  'no-unknown-label': [
    {
      broken: object('Namespace', {
        labels: { 'istio-inject': 'enabled', istio: 'a', 'istio.io/dataplane-mod': 'ambient' },
      }),
      finds: {
        [own('labels', 'istio-inject')]: 'Istio knows no label `istio-inject`',
        [own('labels', 'istio.io/dataplane-mod')]: 'Istio knows no label `istio.io/dataplane-mod`',
      },
      fixed: object('Namespace', { labels: { 'istio-injection': 'enabled', 'istio.io/dataplane-mode': 'ambient' } }),
    },
  ],
  'no-misplaced-annotation': [
    {
      broken: object('Deployment', { annotations: { 'sidecar.istio.io/inject': 'true', 'proxy.istio.io/config': '' } }),
      finds: {
        [own('annotations', 'sidecar.istio.io/inject')]:
          'Istio does not read the annotation `sidecar.istio.io/inject` of a Deployment',
        [own('annotations', 'proxy.istio.io/config')]:
          'Istio does not read the annotation `proxy.istio.io/config` of a Deployment',
      },
      fixed: deployment({
        labels: { 'sidecar.istio.io/inject': 'true' },
        annotations: { 'proxy.istio.io/config': '' },
      }),
    },
    {
      broken: object('VirtualService', { annotations: { 'networking.istio.io/exportTo': '.' } }),
      finds: {
        [own('annotations', 'networking.istio.io/exportTo')]:
          'Istio does not read the annotation `networking.istio.io/exportTo` of a VirtualService',
      },
      fixed: object('VirtualService', {}, { exportTo: ['.'] }),
    },
  ],
  'no-misplaced-label': [
    {
      broken: object('CronJob', { labels: { 'sidecar.istio.io/inject': 'false', 'istio-injection': 'disabled' } }),
      finds: {
        [own('labels', 'sidecar.istio.io/inject')]:
          'Istio does not read the label `sidecar.istio.io/inject` of a CronJob',
        [own('labels', 'istio-injection')]: 'Istio does not read the label `istio-injection` of a CronJob',
      },
      fixed: object(
        'CronJob',
        {},
        { jobTemplate: { spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } } } } } },
      ),
    },
    {
      broken: deployment({ labels: { 'istio-injection': 'enabled' } }),
      finds: { [ofPods('labels', 'istio-injection')]: 'Istio does not read the label `istio-injection` of a Pod' },
      fixed: deployment({ labels: { 'sidecar.istio.io/inject': 'true' } }),
    },
  ],
  'no-label-as-annotation': [
    {
      broken: object('Service', { annotations: { 'istio.io/use-waypoint': 'waypoint' } }),
      finds: {
        [own('annotations', 'istio.io/use-waypoint')]:
          '`istio.io/use-waypoint` is an annotation, and Istio reads only a label of this name',
      },
      fixed: object('Service', { labels: { 'istio.io/use-waypoint': 'waypoint' } }),
    },
  ],
  'no-annotation-as-label': [
    {
      broken: object('Service', { labels: { 'networking.istio.io/exportTo': 'shop' } }),
      finds: {
        [own('labels', 'networking.istio.io/exportTo')]:
          '`networking.istio.io/exportTo` is a label, and Istio reads only an annotation of this name',
      },
      fixed: object('Service', { annotations: { 'networking.istio.io/exportTo': 'shop' } }),
    },
  ],
  'no-deprecated-annotation': [
    {
      broken: deployment({
        annotations: { 'sidecar.istio.io/inject': 'true', 'sidecar.istio.io/extraStatTags': 'a' },
      }),
      finds: {
        [ofPods('annotations', 'sidecar.istio.io/inject')]: 'the annotation `sidecar.istio.io/inject` is deprecated',
        [ofPods('annotations', 'sidecar.istio.io/extraStatTags')]:
          'the annotation `sidecar.istio.io/extraStatTags` is deprecated',
      },
      fixed: deployment({
        labels: { 'sidecar.istio.io/inject': 'true' },
        annotations: { 'sidecar.istio.io/inject': 'true', 'proxy.istio.io/config': 'extraStatTags: [a]' },
      }),
    },
  ],
  'no-several-injections': [
    {
      broken: object('Namespace', { labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'stable' } }),
      finds: {
        [own('labels', 'istio.io/rev')]:
          'the Namespace has the labels `istio-injection: enabled` and `istio.io/rev: stable`',
      },
      fixed: object('Namespace', { labels: { 'istio-injection': 'disabled', 'istio.io/rev': 'stable' } }),
    },
  ],
  'no-waypoint-namespace-alone': [
    {
      broken: object('Service', { labels: { 'istio.io/use-waypoint-namespace': 'edge' } }),
      finds: {
        [own('labels', 'istio.io/use-waypoint-namespace')]:
          'the label `istio.io/use-waypoint-namespace` is set, but not `istio.io/use-waypoint`',
      },
      fixed: object('Service', { labels: { 'istio.io/use-waypoint-namespace': 'edge', 'istio.io/use-waypoint': 'a' } }),
    },
  ],
  'no-newer-annotation': [
    {
      broken: object('ServiceEntry', {
        annotations: { 'istio.io/use-waypoint-canary-weight': '5', 'istio.io/connect-strategy': 'FIRST_HEALTHY_RACE' },
      }),
      finds: {
        [own('annotations', 'istio.io/use-waypoint-canary-weight')]:
          'the annotation `istio.io/use-waypoint-canary-weight` is new in Istio 1.31, the mesh runs 1.30',
      },
      fixed: object('ServiceEntry', { annotations: { 'istio.io/connect-strategy': 'FIRST_HEALTHY_RACE' } }),
    },
    {
      broken: deployment({ annotations: { 'prometheus.istio.io/scrape-targets': '8080' } }),
      finds: {
        [ofPods('annotations', 'prometheus.istio.io/scrape-targets')]:
          'the annotation `prometheus.istio.io/scrape-targets` is new in Istio 1.31, the mesh runs 1.30',
      },
      fixed: deployment({}),
    },
  ],
  'no-newer-label': [
    {
      broken: object('Service', { labels: { 'istio.io/use-waypoint-canary': 'next' } }),
      finds: {
        [own('labels', 'istio.io/use-waypoint-canary')]:
          'the label `istio.io/use-waypoint-canary` is new in Istio 1.31, the mesh runs 1.30',
      },
      fixed: object('Service', { labels: { 'istio.io/use-waypoint': 'next' } }),
    },
  ],
  'no-traffic-distribution-of-namespaces-yet': [
    {
      broken: object('Namespace', { annotations: { 'networking.istio.io/traffic-distribution': 'PreferClose' } }),
      finds: {
        [own('annotations', 'networking.istio.io/traffic-distribution')]:
          'Istio before 1.30 does not read the annotation `networking.istio.io/traffic-distribution` of a Namespace',
      },
      fixed: object('Service', { annotations: { 'networking.istio.io/traffic-distribution': 'PreferClose' } }),
    },
  ],
  'no-redirection-by-hand': [
    {
      broken: deployment({ annotations: { 'ambient.istio.io/redirection': 'enabled' } }),
      finds: {
        [ofPods('annotations', 'ambient.istio.io/redirection')]:
          'the annotation `ambient.istio.io/redirection` is set by hand',
      },
      fixed: deployment({ labels: { 'istio.io/dataplane-mode': 'ambient' } }),
    },
  ],
};
