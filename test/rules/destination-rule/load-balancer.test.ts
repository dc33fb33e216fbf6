import { destinationRuleRules } from '../../../src/rules/destination-rule/destination-rule-rules';
import { loadBalancerRules } from '../../../src/rules/destination-rule/load-balancer';
import { withBalancer } from '../destination-rule-examples';
import { testRules } from '../rule-examples';

const at = (field: string): string => `/spec/trafficPolicy/loadBalancer/${field}`;
const name = (field: string): string => `\`spec.trafficPolicy.loadBalancer.${field}\``;
const withHash = (consistentHash: object): object => withBalancer({ consistentHash });
const withCookie = (httpCookie: object): object => withHash({ httpCookie });
const parts = destinationRuleRules.parts.filter(({ rules }) => rules === loadBalancerRules);

testRules(
  { ...destinationRuleRules, parts },
  {
    'no-missing-cookie-name': [
      {
        broken: withCookie({ name: '' }),
        finds: { [at('consistentHash/httpCookie/name')]: `${name('consistentHash.httpCookie.name')} is not set` },
        fixed: withCookie({ name: 'user' }),
      },
    ],
    'no-missing-cookie-attribute-name': [
      {
        broken: withCookie({ name: 'user', attributes: [{ name: '' }] }),
        finds: {
          [at('consistentHash/httpCookie/attributes/0/name')]:
            `${name('consistentHash.httpCookie.attributes[0].name')} is not set`,
        },
        fixed: withCookie({ name: 'user', attributes: [{ name: 'SameSite' }] }),
      },
    ],
    'no-duplicate-cookie-attribute': [
      {
        broken: withCookie({ name: 'user', attributes: [{ name: 'Secure' }, { name: 'Secure' }] }),
        finds: { [at('consistentHash/httpCookie/attributes/1/name')]: 'the cookie has the attribute "Secure" twice' },
        fixed: withCookie({ name: 'user', attributes: [{ name: 'Secure' }] }),
      },
    ],
    'valid-cookie-ttl': [
      {
        broken: withCookie({ name: 'user', ttl: '1d' }),
        finds: {
          [at('consistentHash/httpCookie/ttl')]:
            `${name('consistentHash.httpCookie.ttl')} is "1d", which is no duration`,
        },
        fixed: withCookie({ name: 'user', ttl: '0s' }),
      },
    ],
    'no-minimum-ring-size': [
      {
        broken: withHash({ minimumRingSize: 1024 }),
        finds: { [at('consistentHash/minimumRingSize')]: `${name('consistentHash.minimumRingSize')} is deprecated` },
        fixed: withHash({ ringHash: { minimumRingSize: 1024 } }),
      },
    ],
    'no-ring-size-with-algorithm': [
      {
        broken: withHash({ minimumRingSize: 1024, maglev: { tableSize: 65537 } }),
        finds: {
          [at('consistentHash/minimumRingSize')]: `${name('consistentHash.minimumRingSize')} is set beside \`maglev\``,
        },
        fixed: withHash({ maglev: { tableSize: 65537 } }),
      },
    ],
    'valid-maglev-table-size': [
      ...[9, 65536, 5000011].map((tableSize) => ({
        broken: withHash({ maglev: { tableSize } }),
        finds: { [at('consistentHash/maglev/tableSize')]: `\`tableSize\` is ${tableSize}` },
        fixed: withHash({ maglev: { tableSize: 65537 } }),
      })),
      {
        broken: withHash({ maglev: {} }),
        finds: { [at('consistentHash/maglev/tableSize')]: '`tableSize` is not set' },
        fixed: withHash({ maglev: { tableSize: 3 } }),
      },
    ],
    'no-missing-warmup-duration': [
      {
        broken: withBalancer({ warmup: {} }),
        finds: { [at('warmup/duration')]: `${name('warmup.duration')} is not set` },
        fixed: withBalancer({ warmup: { duration: '60s' } }),
      },
    ],
    'valid-warmup-percent': [
      {
        broken: withBalancer({ warmup: { duration: '60s', minimumPercent: 101 } }),
        finds: { [at('warmup/minimumPercent')]: '`minimumPercent` is 101' },
        fixed: withBalancer({ warmup: { duration: '60s', minimumPercent: 100 } }),
      },
    ],
    'valid-warmup-aggression': [
      {
        broken: withBalancer({ warmup: { duration: '60s', aggression: 0 } }),
        finds: { [at('warmup/aggression')]: '`aggression` is 0' },
        fixed: withBalancer({ warmup: { duration: '60s' } }),
      },
    ],
    'no-small-warmup-aggression': [
      {
        broken: withBalancer({ warmup: { duration: '60s', aggression: 0.5 } }),
        finds: { [at('warmup/aggression')]: '`aggression` is 0.5, and below 1 it can be since 1.31' },
        fixed: withBalancer({ warmup: { duration: '60s', aggression: 1 } }),
      },
    ],
    'no-locality-with-zone-aware': [
      {
        broken: withBalancer({ localityLbSetting: {}, zoneAwareLbSetting: {} }),
        finds: { [at('zoneAwareLbSetting')]: `${name('zoneAwareLbSetting')} is set beside \`localityLbSetting\`` },
        fixed: withBalancer({ localityLbSetting: {} }),
      },
    ],
  },
);
