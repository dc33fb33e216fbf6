import { deployment, object, ofPods, own } from './metadata-objects';
import type { Keys } from './metadata-objects';
import type { RuleExample } from './rule-examples';

/** An annotation of pods: a bad value, what is wrong with it, and a good value. */
function ofPod(key: string, bad: string, problem: string, good: string): RuleExample {
  const pods = (value: string): object => deployment({ annotations: { [key]: value } });
  const finds = {
    [ofPods('annotations', key)]: `the annotation \`${key}\` is ${JSON.stringify(bad)}, which ${problem}`,
  };
  return { broken: pods(bad), finds, fixed: pods(good) };
}

/** A label or an annotation of an object itself, in the same way. */
function of(kind: string, map: keyof Keys, key: string, bad: string, problem: string, good: string): RuleExample {
  const made = (value: string): object => object(kind, { [map]: { [key]: value } });
  const finds = { [own(map, key)]: `the ${map.slice(0, -1)} \`${key}\` is ${JSON.stringify(bad)}, which ${problem}` };
  return { broken: made(bad), finds, fixed: made(good) };
}

const TRAFFIC = 'traffic.sidecar.istio.io';
const noPorts = 'is no list of ports';
const noFlag = 'is neither true nor false';

/** Rules of what labels and annotations say. */
export const valueExamples: Readonly<Record<string, readonly RuleExample[]>> = {
  'valid-injection': [
    of('Namespace', 'labels', 'istio-injection', 'true', 'is neither enabled nor disabled', 'enabled'),
  ],
  'valid-sidecar-injection': [
    ofPod('sidecar.istio.io/inject', 'no', noFlag, 'false'),
    of('Pod', 'labels', 'sidecar.istio.io/inject', 'True', noFlag, 'true'),
  ],
  'valid-dataplane-mode': [
    of('Namespace', 'labels', 'istio.io/dataplane-mode', 'sidecar', 'is neither ambient nor none', 'ambient'),
  ],
  'valid-revision': [
    of('Namespace', 'labels', 'istio.io/rev', '', 'is no revision', 'stable'),
    of(
      'Namespace',
      'labels',
      'istio.io/rev',
      '1.31',
      'has to be lower case letters, digits and "-", with a letter or digit at both ends',
      '1-31',
    ),
  ],
  'valid-interception-mode': [
    ofPod('sidecar.istio.io/interceptionMode', 'tproxy', 'is none of REDIRECT, TPROXY, NONE', 'TPROXY'),
  ],
  'valid-excluded-ports': [
    ofPod(`${TRAFFIC}/excludeInboundPorts`, '8000-8080', noPorts, '8000, 8080'),
    ofPod(`${TRAFFIC}/excludeOutboundPorts`, '*', noPorts, ''),
  ],
  'valid-included-inbound-ports': [ofPod(`${TRAFFIC}/includeInboundPorts`, '80,http', noPorts, '*')],
  'valid-included-outbound-ports': [ofPod(`${TRAFFIC}/includeOutboundPorts`, '65536', noPorts, '65535')],
  'valid-included-ip-ranges': [
    ofPod(`${TRAFFIC}/includeOutboundIPRanges`, '10.0.0.1', 'is no list of address ranges', '10.0.0.1/32'),
    ofPod(`${TRAFFIC}/includeOutboundIPRanges`, '10.0.0.0/08', 'is no list of address ranges', '*'),
  ],
  'valid-excluded-ip-ranges': [
    ofPod(`${TRAFFIC}/excludeOutboundIPRanges`, '::/0, 1.1.1.1/32', 'has spaces between the ranges', '::/0,1.1.1.1/32'),
  ],
  'valid-interface-list': [
    ofPod(`${TRAFFIC}/excludeInterfaces`, '0net', 'has a name that no interface can have', 'net0'),
    ofPod(
      'istio.io/reroute-virtual-interfaces',
      'docker0,averyverylongname',
      'has a name of an interface with more than 15 characters',
      'docker0',
    ),
    ofPod(`${TRAFFIC}/kubevirtInterfaces`, 'k6t-net0,', 'has an empty name of an interface', 'k6t-net0'),
  ],
  'valid-status-port': [ofPod('status.sidecar.istio.io/port', 'status', 'is no port', '0')],
  'valid-readiness-number': [
    ofPod('readiness.status.sidecar.istio.io/periodSeconds', '2s', 'is no whole number', '2'),
    ofPod('readiness.status.sidecar.istio.io/failureThreshold', '4294967295', 'is no whole number', '2147483647'),
  ],
  'valid-proxy-resource': [
    ofPod('sidecar.istio.io/proxyMemory', '128mb', 'is no quantity', '128M'),
    ofPod('sidecar.istio.io/proxyCPULimit', '1 core', 'is no quantity', '1.5'),
  ],
  'valid-metrics-merge': [ofPod('prometheus.istio.io/merge-metrics', 'no', noFlag, 'false')],
  'valid-flag': [ofPod('ambient.istio.io/bypass-inbound-capture', 'yes', noFlag, 'true')],
  'valid-native-sidecar': [ofPod('sidecar.istio.io/nativeSidecar', 'False', noFlag, 'false')],
  'valid-log-level': [
    ofPod(
      'sidecar.istio.io/logLevel',
      'info,upstream:loud',
      'has the level "loud", which is none of trace, debug, info, warning, warn, error, critical, off',
      'info,upstream:debug',
    ),
  ],
  'valid-component-log-level': [
    ofPod(
      'sidecar.istio.io/componentLogLevel',
      'debug',
      'has something that is no component with a level',
      'upstream:debug,router:trace',
    ),
  ],
  'valid-stats-interval': [ofPod('sidecar.istio.io/statsFlushInterval', '5', 'is no duration', '5s')],
  'valid-histogram-buckets': [
    ofPod(
      'sidecar.istio.io/statsHistogramBuckets',
      '[1,5]',
      'is no JSON object with lists of numbers',
      '{"istiocustom":[1,5]}',
    ),
  ],
  'valid-template-list': [ofPod('inject.istio.io/templates', 'sidecar,', 'has an empty name of a template', 'sidecar')],
  'valid-user-volumes': [
    ofPod('sidecar.istio.io/userVolume', 'cache', 'is no JSON', '{"cache":{"emptyDir":{}}}'),
    ofPod('sidecar.istio.io/userVolumeMount', '5', 'has no volumes', 'null'),
    ofPod('sidecar.istio.io/userVolumeMount', '[{}]', 'has volumes without fields', '[{"name":"a","mountPath":"/a"}]'),
  ],
  'valid-scrape-targets': [
    ofPod('prometheus.istio.io/scrape-targets', 'http:/metrics', 'has "http", which is no port', '8080:/metrics, 9090'),
    ofPod('prometheus.istio.io/scrape-targets', '15020', 'has the port 15020 of the sidecar itself', ''),
  ],
  'valid-waypoint-name': [
    of('Service', 'labels', 'istio.io/use-waypoint', '', 'names no waypoint', 'none'),
    of(
      'ServiceEntry',
      'labels',
      'istio.io/use-waypoint-canary',
      'my_waypoint',
      'has to be lower case letters, digits, "-" and ".", with a letter or digit at both ends of each part',
      'my-waypoint',
    ),
  ],
  'valid-waypoint-for': [
    of('Gateway', 'labels', 'istio.io/waypoint-for', 'services', 'is none of service, workload, all, none', 'service'),
  ],
  'valid-ingress-use-waypoint': [of('Service', 'labels', 'istio.io/ingress-use-waypoint', 'yes', noFlag, 'true')],
  'valid-canary-weight': [
    of(
      'Service',
      'annotations',
      'istio.io/use-waypoint-canary-weight',
      '10%',
      'is no whole number from 0 to 100',
      '10',
    ),
  ],
  'valid-waypoint-binding': [
    of(
      'GatewayClass',
      'annotations',
      'ambient.istio.io/waypoint-inbound-binding',
      'HBONE',
      'is for another protocol than PROXY and NONE',
      'NONE',
    ),
    of(
      'Gateway',
      'annotations',
      'ambient.istio.io/waypoint-inbound-binding',
      'PROXY/',
      'has no port after the "/"',
      'PROXY/15088',
    ),
    of(
      'Gateway',
      'annotations',
      'ambient.istio.io/waypoint-inbound-binding',
      'PROXY/1/2',
      'is more than a protocol and a port',
      'PROXY',
    ),
  ],
  'valid-service-export': [
    of(
      'Service',
      'annotations',
      'networking.istio.io/exportTo',
      'shop,a_b',
      'has something that is no namespace',
      'shop, .',
    ),
  ],
  'valid-traffic-distribution': [
    of(
      'Service',
      'annotations',
      'networking.istio.io/traffic-distribution',
      'Close',
      'is none of PreferClose, PreferSameZone, PreferSameNode',
      'preferclose',
    ),
  ],
  'valid-node-selector': [
    of(
      'Service',
      'annotations',
      'traffic.istio.io/nodeSelector',
      'zone=a',
      'is no JSON object with texts',
      '{"zone":"a"}',
    ),
  ],
  'valid-gateway-port': [of('Service', 'labels', 'networking.istio.io/gatewayPort', 'tls', 'is no port', '15443')],
  'valid-address-allocation': [
    of('ServiceEntry', 'labels', 'networking.istio.io/enable-autoallocate-ip', 'no', noFlag, 'false'),
  ],
  'valid-service-type': [
    of(
      'Gateway',
      'annotations',
      'networking.istio.io/service-type',
      'Loadbalancer',
      'is none of ClusterIP, NodePort, LoadBalancer',
      'LoadBalancer',
    ),
  ],
  'valid-name-override': [
    of(
      'Gateway',
      'annotations',
      'gateway.istio.io/name-override',
      'my.edge',
      'has to be lower case letters, digits and "-", with a letter or digit at both ends',
      'my-edge',
    ),
  ],
};
