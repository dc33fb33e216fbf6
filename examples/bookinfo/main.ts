import { App, Chart } from 'cdk8s';
import {
  CanaryRoute,
  Certificate,
  ClusterIssuer,
  FaultInjection,
  GatewayWorkload,
  Mesh,
  SecureGateway,
  StrictMtls,
} from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo');

const mesh = new Mesh(chart, 'mesh');
const bookinfo = mesh.namespace('bookinfo', { defaultDeny: true });
new StrictMtls(chart, 'bookinfo-mtls', { namespace: bookinfo });

// Port and service accounts as in Istio's sample, whose Deployments fit.
const productpage = bookinfo.service('productpage', {
  port: 9080,
  protocol: 'http',
  serviceAccount: 'bookinfo-productpage',
});
const details = bookinfo.service('details', { port: 9080, protocol: 'http', serviceAccount: 'bookinfo-details' });
const reviews = bookinfo.service('reviews', {
  port: 9080,
  protocol: 'http',
  serviceAccount: 'bookinfo-reviews',
  versions: { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } },
});
const ratings = bookinfo.service('ratings', { port: 9080, protocol: 'http', serviceAccount: 'bookinfo-ratings' });

const edge = new SecureGateway(chart, 'bookinfo-gateway', {
  hosts: ['bookinfo.example.com'],
  certificate: Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')),
  workload: GatewayWorkload.istioctl(),
});
for (const path of ['/productpage', '/login', '/logout']) {
  edge.route({ host: 'bookinfo.example.com', path: { exact: path } }, productpage);
}
edge.route({ host: 'bookinfo.example.com', path: '/static' }, productpage);

// Browsers may look and log in; each service may only read what it shows.
productpage.allowFrom(edge, { methods: ['GET'] });
productpage.allowFrom(edge, { methods: ['POST'], paths: ['/login'] });
details.allowFrom(productpage, { methods: ['GET'] });
reviews.allowFrom(productpage, { methods: ['GET'] });
ratings.allowFrom(reviews, { methods: ['GET'] });

// Jason sees v2; a tenth of everybody else sees v3.
new CanaryRoute(chart, 'reviews-for-jason', {
  service: reviews,
  stable: 'v1',
  canary: 'v2',
  match: { headers: { 'end-user': 'jason' } },
});
new CanaryRoute(chart, 'reviews-canary', { service: reviews, stable: 'v1', canary: 'v3', weight: 10 });

// How do the callers of ratings cope when it is slow or down?
new FaultInjection(chart, 'ratings-fault', {
  service: ratings,
  delay: { percentage: 10, fixedDelay: '5s' },
  abort: { percentage: 5, httpStatus: 400 },
});

app.synth();
