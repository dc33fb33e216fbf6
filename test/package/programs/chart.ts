import { Construct } from 'constructs';
import { App, Chart, ChartProps } from 'cdk8s';
import { CanaryRoute, Certificate, ClusterIssuer, Mesh, SecureGateway, VirtualService } from 'cdk8s-istio';
import { ConfigMap } from 'cdk8s-istio/kubernetes';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    const mesh = new Mesh(this, 'mesh', { mtls: 'STRICT' });
    const shop = mesh.namespace('shop');
    const web = shop.service('web', {
      port: 8080,
      protocol: 'http',
      versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    });
    const edge = new SecureGateway(this, 'edge', {
      hosts: ['shop.example.com'],
      certificate: Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')),
    });
    edge.route({ host: 'shop.example.com', path: '/' }, web);
    new CanaryRoute(this, 'web-canary', { service: web, stable: 'v1', canary: 'v2', weight: 10 });
    new VirtualService(this, 'old-shop', {
      metadata: { name: 'old-shop', namespace: 'shop' },
      spec: { hosts: ['old-shop.shop.svc.cluster.local'], http: [{ redirect: { authority: 'shop.example.com' } }] },
    });
    new ConfigMap(this, 'settings', { metadata: { name: 'settings', namespace: 'shop' }, data: { colour: 'blue' } });
  }
}

const app = new App();
new MyChart(app, 'shop');
app.synth();
