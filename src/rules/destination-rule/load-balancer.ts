import { parseGoDuration } from '../../schema/go/duration';
import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { LoadBalancer } from './destination-rule';

/** Envoy takes no larger table. */
const LARGEST_TABLE = 5_000_011;

const noMissingCookieName: Rule<LoadBalancer> = {
  name: 'no-missing-cookie-name',
  severity: 'error',
  title: '`httpCookie` has a `name`',
  why: 'no cookie could be hashed, and requests of one user would not stay together',
  check(balancer, report) {
    const cookie = balancer.at('consistentHash').at('httpCookie');
    const field = cookie.at('name');
    if (!cookie.isSet || field.text !== '') return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'write the name of the cookie' });
  },
};

const noMissingAttributeName: Rule<LoadBalancer> = {
  name: 'no-missing-cookie-attribute-name',
  severity: 'error',
  title: 'an attribute of `httpCookie` has a `name`',
  why: 'browsers know no attribute without a name',
  check(balancer, report) {
    for (const attribute of balancer.at('consistentHash').at('httpCookie').at('attributes').items()) {
      const field = attribute.at('name');
      if (field.text !== '') continue;
      report({ field, message: `\`${field.name}\` is not set`, fix: 'write a name like "SameSite"' });
    }
  },
};

const noDuplicateAttribute: Rule<LoadBalancer> = {
  name: 'no-duplicate-cookie-attribute',
  severity: 'error',
  title: 'an attribute of `httpCookie` is named once',
  why: 'browsers take one of the two',
  check(balancer, report) {
    const seen = new Set<string>();
    for (const attribute of balancer.at('consistentHash').at('httpCookie').at('attributes').items()) {
      const field = attribute.at('name');
      if (field.text !== '' && seen.has(field.text)) {
        report({
          field,
          message: `the cookie has the attribute ${shown(field.text)} twice`,
          fix: 'remove one of the two',
        });
      }
      seen.add(field.text);
    }
  },
};

const validCookieTtl: Rule<LoadBalancer> = {
  name: 'valid-cookie-ttl',
  severity: 'error',
  title: 'the `ttl` of `httpCookie` is a duration',
  why: 'Istio cannot read the object at all',
  check(balancer, report) {
    const field = balancer.at('consistentHash').at('httpCookie').at('ttl');
    if (!field.isSet || parseGoDuration(field.text) !== undefined) return;
    const message = `\`${field.name}\` is ${shown(field.text)}, which is no duration`;
    report({ field, message, fix: 'write a duration like "1h", or "0s" for a cookie that ends with the session' });
  },
};

const noMinimumRingSize: Rule<LoadBalancer> = {
  name: 'no-minimum-ring-size',
  severity: 'warning',
  saidBy: ['no-ring-size-with-algorithm'],
  title: '`minimumRingSize` stands in `ringHash`',
  why: 'a release may drop it; `ringHash` says the same',
  check(balancer, report) {
    const field = balancer.at('consistentHash').at('minimumRingSize');
    if (field.number === 0) return;
    report({
      field,
      message: `\`${field.name}\` is deprecated`,
      fix: `write \`ringHash: { minimumRingSize: ${field.number} }\``,
    });
  },
};

const noSecondRingSize: Rule<LoadBalancer> = {
  name: 'no-ring-size-with-algorithm',
  severity: 'error',
  title: '`minimumRingSize` is not set beside `ringHash` or `maglev`',
  why: 'it would be open which of the two holds',
  check(balancer, report) {
    const hash = balancer.at('consistentHash');
    const field = hash.at('minimumRingSize');
    const other = hash.at('ringHash').isSet ? 'ringHash' : 'maglev';
    if (field.number === 0 || !hash.at(other).isSet) return;
    report({ field, message: `\`${field.name}\` is set beside \`${other}\``, fix: `remove \`${field.name}\`` });
  },
};

const validTableSize: Rule<LoadBalancer> = {
  name: 'valid-maglev-table-size',
  severity: 'error',
  title: `the \`tableSize\` of \`maglev\` is a prime number below ${LARGEST_TABLE}`,
  why: 'Envoy refuses the cluster, and the proxies keep what they had before',
  check(balancer, report) {
    const maglev = balancer.at('consistentHash').at('maglev');
    const field = maglev.at('tableSize');
    if (!maglev.isSet || isTableSize(field.number)) return;
    report({
      field,
      message: field.isSet ? `\`tableSize\` is ${field.number}` : '`tableSize` is not set',
      fix: `write a prime number below ${LARGEST_TABLE}, e.g. 65537`,
    });
  },
};

function isTableSize(size: number): boolean {
  return size >= 1 && size < LARGEST_TABLE && isPrime(size);
}

/** As Envoy asks: 1 counts as prime. */
function isPrime(number: number): boolean {
  if (number < 4) return true;
  if (number % 2 === 0) return false;
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}

const noMissingWarmup: Rule<LoadBalancer> = {
  name: 'no-missing-warmup-duration',
  severity: 'error',
  isInSchema: true,
  title: '`warmup` has a `duration`',
  why: 'it would be open how long a new endpoint is spared',
  check(balancer, report) {
    const warmup = balancer.at('warmup');
    const field = warmup.at('duration');
    if (!warmup.isSet || field.isSet) return;
    report({ field, message: `\`${field.name}\` is not set`, fix: 'add `duration`, e.g. 60s' });
  },
};

const validWarmupPercent: Rule<LoadBalancer> = {
  name: 'valid-warmup-percent',
  severity: 'error',
  title: 'the `minimumPercent` of `warmup` is at most 100',
  why: 'it is a share of the requests that the endpoint gets in the end',
  check(balancer, report) {
    const field = balancer.at('warmup').at('minimumPercent');
    if (field.number <= 100) return;
    report({ field, message: `\`minimumPercent\` is ${field.number}`, fix: 'write a number from 0 to 100' });
  },
};

const validWarmupAggression: Rule<LoadBalancer> = {
  name: 'valid-warmup-aggression',
  severity: 'error',
  title: 'the `aggression` of `warmup` is above 0',
  why: 'the share of requests could not grow',
  check(balancer, report) {
    const field = balancer.at('warmup').at('aggression');
    if (!field.isSet || field.number > 0) return;
    report({
      field,
      message: `\`aggression\` is ${field.number}`,
      fix: 'write a number above 0, 1 for an even growth',
    });
  },
};

const noSmallWarmupAggression: Rule<LoadBalancer> = {
  name: 'no-small-warmup-aggression',
  severity: 'error',
  until: '1.30',
  title: 'the `aggression` of `warmup` is at least 1',
  why: 'it cannot let the share of requests grow slower at first than later',
  check(balancer, report) {
    const field = balancer.at('warmup').at('aggression');
    if (field.number <= 0 || field.number >= 1) return;
    report({
      field,
      message: `\`aggression\` is ${field.number}, and below 1 it can be since 1.31`,
      fix: 'write a number from 1 on',
    });
  },
};

const noLocalityWithZoneAware: Rule<LoadBalancer> = {
  name: 'no-locality-with-zone-aware',
  severity: 'error',
  since: '1.31',
  title: '`localityLbSetting` and `zoneAwareLbSetting` are not both set',
  why: 'the two would order the endpoints in two ways',
  check(balancer, report) {
    const field = balancer.at('zoneAwareLbSetting');
    if (!field.isSet || !balancer.at('localityLbSetting').isSet) return;
    report({ field, message: `\`${field.name}\` is set beside \`localityLbSetting\``, fix: 'remove one of the two' });
  },
};

/** The rules of load balancing, without those of places. */
export const loadBalancerRules: readonly Rule<LoadBalancer>[] = [
  noMissingCookieName,
  noMissingAttributeName,
  noDuplicateAttribute,
  validCookieTtl,
  noMinimumRingSize,
  noSecondRingSize,
  validTableSize,
  noMissingWarmup,
  validWarmupPercent,
  validWarmupAggression,
  noSmallWarmupAggression,
  noLocalityWithZoneAware,
];
