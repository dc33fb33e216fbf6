import { App, Chart } from 'cdk8s';
import { CanaryRoute, DestinationRule, Mesh, VirtualService } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'broken');
const web = new Mesh(chart, 'mesh').namespace('shop').service('web', {
  port: 8080,
  protocol: 'http',
  versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
});
new CanaryRoute(chart, 'web-canary', { service: web, stable: 'v1', canary: 'v2', weight: 101 });
new VirtualService(chart, 'typo', {
  metadata: { name: 'typo', namespace: 'shop' },
  spec: JSON.parse('{ "hosts": ["typo"], "http": [{ "timeoutt": "10s", "redirect": { "authority": "other" } }] }'),
});
new DestinationRule(chart, 'duration', {
  metadata: { name: 'duration', namespace: 'shop' },
  spec: { host: 'duration', trafficPolicy: { outlierDetection: { interval: JSON.parse('"10 seconds"') } } },
});
app.synth();
