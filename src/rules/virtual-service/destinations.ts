import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { findWildcardDomainProblem } from '../primitives/host-name';
import { fixOfHost } from '../primitives/meant-host';
import type { Rule } from '../rule';
import type { Destination, WeightedDestination } from './virtual-service';

type Weighted = readonly WeightedDestination[];

const noMissingDestination: Rule<Weighted> = {
  name: 'no-missing-destination',
  severity: 'error',
  isInSchema: true,
  title: 'an item of `route` has a `destination`',
  why: 'its share of the requests would go nowhere',
  check(list, report) {
    for (const item of list.items()) {
      const field = item.at('destination');
      if (field.isSet) continue;
      report({ field, message: `\`${item.name}\` has no destination`, fix: 'add `destination` with the `host`' });
    }
  },
};

const noNegativeWeight: Rule<Weighted> = {
  name: 'no-negative-weight',
  severity: 'error',
  title: 'a weight is not negative',
  why: 'no share of requests is below zero',
  check(list, report) {
    for (const item of list.items()) {
      const field = item.at('weight');
      if (field.number >= 0) continue;
      const message = `\`${field.name}\` is ${field.number}`;
      report({ field, message, fix: 'write 0 for no requests, or the share of this destination' });
    }
  },
};

const noZeroTotalWeight: Rule<Weighted> = {
  name: 'no-zero-total-weight',
  severity: 'error',
  title: 'of several destinations at least one has a weight',
  why: 'no destination would get a request',
  check(list, report) {
    const items = list.items();
    // Istio adds 32-bit numbers.
    const total = items.reduce((sum, item) => (sum + item.at('weight').number) | 0, 0);
    if (items.length < 2 || total !== 0) return;
    report({
      field: list,
      message: `the weights of \`${list.name}\` add up to 0`,
      fix: 'write `weight` at each destination, e.g. 90 and 10',
    });
  },
};

const noWildcardDestination: Rule<Destination> = {
  name: 'no-wildcard-destination',
  severity: 'error',
  title: 'the host of a destination is not `*`',
  why: 'requests go to one service, not to all',
  check(destination, report) {
    const field = destination.at('host');
    if (field.text !== '*') return;
    report({ field, message: `\`${field.name}\` is "*"`, fix: 'write the service that gets the requests' });
  },
};

/** The port after a host, as what is to be typed too. */
function portOf(host: string): string {
  const port = /^[^/]+:(\d+)$/.exec(host)?.[1];
  return port === undefined ? '' : `, and \`port: { number: ${port} }\` beside it`;
}

const validDestinationHost: Rule<Destination> = {
  name: 'valid-destination-host',
  severity: 'error',
  isInSchema: true,
  title: "the host of a destination is a service's name",
  why: 'no service could have this name, and the requests would fail with 503',
  check(destination, report) {
    const field = destination.at('host');
    const problem = findWildcardDomainProblem(field.text);
    if (problem === undefined) return;
    report({
      field,
      message: `the destination ${shown(field.text)} ${problem}`,
      fix:
        fixOfHost(field.text, 'write the service like "web.shop.svc.cluster.local", and its port in `port.number`') +
        portOf(field.text),
    });
  },
};

const validSubset: Rule<Destination> = {
  name: 'valid-subset',
  severity: 'error',
  title: 'the subset of a destination is a DNS label',
  why: 'no DestinationRule could have such a subset, and the requests would fail with 503',
  check(destination, report) {
    const field = destination.at('subset');
    if (field.text === '' || isDnsLabel(field.text)) return;
    const message = `the subset ${shown(field.text)} is no DNS label`;
    report({ field, message, fix: 'write the name of a subset of the DestinationRule, like "v1"' });
  },
};

/** The rules of a list of destinations. */
export const weightRules: readonly Rule<Weighted>[] = [noMissingDestination, noNegativeWeight, noZeroTotalWeight];

/** The rules of a copy's destination. */
export const destinationRules: readonly Rule<Destination>[] = [
  noWildcardDestination,
  validDestinationHost,
  validSubset,
];
