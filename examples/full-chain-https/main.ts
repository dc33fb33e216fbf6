import { App, Chart } from 'cdk8s';
import { CanaryRoute, Certificate, ClusterIssuer, Mesh, SecureGateway } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop');

// Every workload accepts mutual TLS only, and nothing that is not allowed below.
const mesh = new Mesh(chart, 'mesh', { mtls: 'STRICT', defaultDeny: true });
const shop = mesh.namespace('shop');
const web = shop.service('web', {
  port: 80,
  targetPort: 8080,
  protocol: 'http',
  versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
});
const api = shop.service('api', { port: 80, targetPort: 8080, protocol: 'http' });
api.allowFrom(web, { methods: ['GET', 'POST'] });

// The browser comes in over HTTPS; port 80 only redirects.
const edge = new SecureGateway(chart, 'edge', {
  hosts: ['shop.example.com'],
  certificate: Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')),
  hsts: true,
});
edge.route({ host: 'shop.example.com', path: '/' }, web);

// A tenth of the requests tries the next version.
new CanaryRoute(chart, 'web-canary', { service: web, stable: 'v1', canary: 'v2', weight: 10 });

app.synth();
