import * as library from '../src/index';
import { ShopApp, untyped } from './constructs/shop-app';

/** Numbers that look random and are the same in every run: a failure names the seed that repeats it. */
function makeRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;
  return { next, pick };
}

const PROPS = (
  'service stable canary weight match delay abort mesh namespace ports permissivePorts hosts certificate minTls hsts name ' +
  'httpRedirect workload host path methods headers paths port protocol targetPort versions serviceAccount labels create ' +
  'workloadLabels injection defaultDeny version rootNamespace trustDomain mtls secretName dnsNames duration __proto__'
).split(' ');

/** Three calls with props of any kind, right ones among them so that deeper code is reached. */
function misuse(shop: ShopApp, seed: number): void {
  const { next, pick } = makeRandom(seed);
  const certificate = library.Certificate.fromIssuer(library.ClusterIssuer.named('ca'));
  const [web, edge] = [shop.web(), shop.edge()];
  const db = shop.shop.service('db', {
    ports: { sql: { port: 1, protocol: 'tcp' }, http: { port: 2, protocol: 'grpc', targetPort: 'x' } },
  });
  const primitives = [
    undefined,
    null,
    0,
    -1,
    NaN,
    1.5,
    '',
    'a',
    'v1',
    'STRICT',
    'shop.example.com',
    '/',
    'http',
    true,
    Symbol('s'),
    10n,
  ];
  const objects = [
    [],
    {},
    [null],
    [''],
    ['GET'],
    { a: 1 },
    { exact: 'a' },
    { headers: { A: 'b' } },
    { fixedDelay: '1s' },
    Object.create(null),
    new Date(),
    () => 1,
  ];
  const pool: readonly unknown[] = [
    ...primitives,
    ...objects,
    shop.mesh,
    shop.shop,
    shop.chart,
    web,
    db,
    edge,
    certificate,
  ];
  const right = {
    service: web,
    stable: 'v1',
    canary: 'v2',
    weight: 5,
    hosts: ['a.example.com'],
    certificate,
    host: 'shop.example.com',
  };
  const props = (): never => {
    if (next() < 0.1) return untyped(pick(pool));
    const made: Record<string, unknown> = next() < 0.5 ? { ...right } : {};
    for (let count = next() * 5; count > 0; count--) {
      Object.defineProperty(made, pick(PROPS), { value: pick(pool), enumerable: true, configurable: true });
    }
    return untyped(made);
  };
  const calls: readonly ((id: string) => unknown)[] = [
    (id) => new library.CanaryRoute(shop.chart, id, props()),
    (id) => new library.FaultInjection(shop.chart, id, props()),
    (id) => new library.StrictMtls(shop.chart, id, props()),
    (id) => new library.SecureGateway(shop.chart, id, props()).route(props(), untyped(pick([web, db, pick(pool)]))),
    (id) => new library.Mesh(shop.chart, id, props()),
    () => edge.route(props(), untyped(pick([web, db, pick(pool)]))),
    () => pick([web, db]).allowFrom(untyped(pick([web, edge, pick(pool)])), props()),
    () => shop.shop.service(untyped(pick(pool)), props()),
    () => shop.mesh.namespace(untyped(pick(pool)), props()),
    () => web.allowFrom(shop.shop.serviceAccount(untyped(pick(pool)))),
    (id) =>
      new library.SecureGateway(shop.chart, id, {
        hosts: ['q.example.com'],
        certificate: pick([
          () => library.Certificate.fromIssuer(untyped(pick(pool)), props()),
          () => library.Certificate.existingSecret(untyped(pick(pool)), props()),
        ])(),
      }),
  ];
  for (const id of ['one', 'two', 'three']) pick(calls)(id);
}

test('whatever plain JavaScript passes is a finding or YAML, never an exception', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const shop = new ShopApp({}, { defaultDeny: seed % 2 === 0 });
    try {
      misuse(shop, seed);
      const findings = shop.findings();
      if (findings.length === 0) shop.app.synthYaml();
      for (const { message, why, fix } of findings) expect(`${message} ${why} ${fix}`).not.toContain('[object');
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
});
