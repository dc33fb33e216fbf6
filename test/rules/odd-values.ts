const server = {
  port: { number: 443, name: 'https', protocol: 'HTTPS', targetPort: 1 },
  hosts: ['a/b.c'],
  bind: 'unix://@a',
  tls: { mode: 'MUTUAL', cipherSuites: ['a'], tlsCertificates: [{}], credentialNames: ['a'], caCrl: 'a' },
};
const failover = { failover: [{ from: 'a', to: 'b' }], failoverPriority: ['a'] };
const policy = {
  connectionPool: { http: { http2KeepAlive: { interval: '1s' }, idleTimeout: '1s' }, tcp: { tcpKeepalive: {} } },
  outlierDetection: { interval: '1s', consecutiveErrors: 1 },
  loadBalancer: {
    consistentHash: { httpCookie: { name: 'a', ttl: '1s', attributes: [{ name: 'a' }] }, maglev: { tableSize: 1 } },
    localityLbSetting: { ...failover, distribute: [{ from: 'a', to: { b: 1 } }] },
    zoneAwareLbSetting: failover,
    warmup: { duration: '1s', aggression: 1 },
  },
  tls: { mode: 'SIMPLE', credentialName: 'configmap://a/b', insecureSkipVerify: true, subjectAltNames: ['a'] },
};
const lua = { '@type': 'a/envoy.extensions.filters.http.lua.v3.Lua', inline_code: 'a', source_codes: { a: {} } };
/** Values at nearly every field that rules read, whatever the kind. */
export const spec = {
  servers: [server],
  host: 'a',
  trafficPolicy: { ...policy, portLevelSettings: [{ ...policy, port: { number: 1 } }], tunnel: { targetHost: 'a' } },
  subsets: [{ name: 'a', labels: { a: 'b' }, trafficPolicy: policy }],
  exportTo: ['a'],
  configPatches: [{ applyTo: 'HTTP_FILTER', patch: { operation: 'MERGE', value: { name: 'a', typed_config: lua } } }],
  selector: { matchLabels: { a: 'b' } },
  workloadSelector: { matchLabels: { a: 'b' } },
  portLevelMtls: { 80: { mode: 'STRICT' } },
};
/** Values of which hardly any field expects one. */
export const ODD: readonly unknown[] = [
  ...[null, 0, -1, 1e300, NaN, '', 'x', true, [], {}, [null], [[]], [{}], { length: 1 }, 'a'.repeat(100_000)],
  ...[JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":[]}'), '\u0000', '9'.repeat(5000), '*'.repeat(5000)],
];

/** Copies of a value with one part replaced, for every part. */
export function* replaced(value: unknown, odd: unknown): Generator<unknown> {
  yield odd;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of replaced(part, odd)) {
      yield Array.isArray(value)
        ? value.map((item, i) => (String(i) === key ? other : item))
        : { ...value, [key]: other };
    }
  }
}
