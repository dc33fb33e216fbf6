import { ApiObject, Duration } from 'cdk8s';
import { Certificate, ClusterIssuer, Issuer, SecureGateway } from '../../src/index';
import { ShopApp, untyped } from './shop-app';

const gateway = (shop: ShopApp, certificate: Certificate) =>
  new SecureGateway(shop.chart, 'edge', { hosts: ['shop.example.com', '*.example.org'], certificate });

test('an issued certificate is for the hosts of the gateway, with a key that is renewed', () => {
  const shop = new ShopApp();
  gateway(shop, Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')));
  expect(shop.one('Certificate', 'edge')).toMatchObject({
    metadata: { namespace: 'istio-ingress' },
    spec: {
      secretName: 'edge-tls',
      dnsNames: ['shop.example.com', '*.example.org'],
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'letsencrypt' },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      usages: ['digital signature', 'server auth'],
    },
  });
});

test('everything about an issued certificate can be chosen', () => {
  const shop = new ShopApp();
  gateway(
    shop,
    Certificate.fromIssuer(Issuer.named('ca'), {
      secretName: 'shop-cert',
      dnsNames: ['shop.example.com', '*.example.org', 'more.example.com'],
      duration: Duration.days(30),
      renewBefore: '360h',
      algorithm: 'RSA',
    }),
  );
  expect(shop.one('Certificate', 'edge').spec).toEqual({
    secretName: 'shop-cert',
    dnsNames: ['shop.example.com', '*.example.org', 'more.example.com'],
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'ca' },
    privateKey: { algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' },
    usages: ['digital signature', 'key encipherment', 'server auth'],
    duration: '720h',
    renewBefore: '360h',
  });
  expect(shop.one('Gateway', 'edge').spec.servers[0].tls.credentialName).toBe('shop-cert');
});

test.each([
  [Duration.minutes(90), '90m'],
  [Duration.seconds(61), '61s'],
])('a Duration of cdk8s is written as Go reads it: case %#', (duration, written) => {
  const shop = new ShopApp();
  gateway(shop, Certificate.fromIssuer(ClusterIssuer.named('ca'), { duration }));
  expect(shop.one('Certificate', 'edge').spec.duration).toBe(written);
});

test('an existing Secret makes no Certificate', () => {
  const shop = new ShopApp();
  gateway(shop, Certificate.existingSecret('bought', { dnsNames: ['shop.example.com', '*.example.org'] }));
  expect(shop.all('Certificate')).toEqual([]);
  expect(shop.one('Gateway', 'edge').spec.servers[0].tls.credentialName).toBe('bought');
});

test.each([
  Certificate.existingSecret('bought', { dnsNames: ['*.example.com'] }),
  Certificate.fromIssuer(ClusterIssuer.named('ca'), { dnsNames: ['shop.example.com', 'a.example.org'] }),
])('a certificate for other hosts than the gateway is a finding: case %#', (certificate) => {
  const shop = new ShopApp();
  gateway(shop, certificate);
  expect(shop.findings()).toMatchObject([
    { id: 'certificates/no-uncovered-host', construct: 'shop/edge', fix: expect.stringContaining('"*.example.org"') },
  ]);
});

test('an Issuer of another namespace is a finding, one without a namespace an assumption', () => {
  const foreign = new ShopApp();
  gateway(foreign, Certificate.fromIssuer(Issuer.named('ca', 'shop')));
  expect(foreign.ids()).toEqual(['certificates/no-foreign-issuer']);
  const own = new ShopApp();
  gateway(own, Certificate.fromIssuer(Issuer.named('ca', 'istio-ingress')));
  expect(own.ids()).toEqual([]);
});

test('two certificates in one Secret are a finding with both places', () => {
  const shop = new ShopApp();
  const certificate = Certificate.fromIssuer(ClusterIssuer.named('ca'), { secretName: 'tls' });
  for (const id of ['a', 'b']) new SecureGateway(shop.chart, id, { hosts: [`${id}.example.com`], certificate });
  const [finding, ...others] = shop.findings();
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'certificates/no-shared-secret', construct: 'shop/b' });
  expect(finding!.evidence).toHaveLength(2);
});

test('an issuer of the app itself can be passed', () => {
  const shop = new ShopApp();
  const issuer = new ApiObject(shop.chart, 'ca', {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'ca' },
    spec: { selfSigned: {} },
  });
  gateway(shop, Certificate.fromIssuer(issuer));
  expect(shop.one('Certificate', 'edge').spec.issuerRef).toMatchObject({ kind: 'ClusterIssuer', name: 'ca' });
});

test('nothing that plain JavaScript passes throws', () => {
  const shop = new ShopApp();
  const wrong = [
    Certificate.fromIssuer(untyped('letsencrypt')),
    Certificate.fromIssuer(untyped(undefined)),
    Certificate.fromIssuer(ClusterIssuer.named('ca'), untyped({ duration: 5, dnsName: 'x', secretName: 'A_b' })),
    Certificate.existingSecret(untyped(5), untyped('x')),
  ];
  wrong.forEach(
    (certificate, index) =>
      new SecureGateway(shop.chart, `g${index}`, { hosts: [`g${index}.example.com`], certificate }),
  );
  expect(new Set(shop.ids())).toEqual(new Set(['references/valid-name', 'schema/type', 'schema/unknown-field']));
});
