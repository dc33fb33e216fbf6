import type { Field } from '../field';
import type { Rule } from '../rule';
import { httpRoutes } from './parts';
import type { HttpRoute, VirtualService } from './virtual-service';

const PARTS = ['mirrors', 'mirrorPercent', 'mirror_percent', 'mirrorPercentage'] as const;

/** The routes that say what is copied. */
export function mirroringRoutes(service: Field<VirtualService>): readonly Field<HttpRoute>[] {
  return httpRoutes(service).filter((route) => route.setFields(PARTS).length > 0);
}

/** The old field may be written in two ways. */
function oldPercents(route: Field<HttpRoute>): readonly Field<number>[] {
  return [route.at('mirrorPercent'), route.at('mirror_percent')].filter(({ isSet }) => isSet);
}

const noMirrorPercent: Rule<HttpRoute> = {
  name: 'no-mirror-percent',
  severity: 'warning',
  title: '`mirrorPercent` is not used',
  why: 'a release may drop it; `mirrorPercentage` says the same, and fractions too',
  check(route, report) {
    for (const field of oldPercents(route)) {
      report({
        field,
        message: '`mirrorPercent` is deprecated',
        fix: `write \`mirrorPercentage: { value: ${field.number} }\` instead`,
      });
    }
  },
};

const validMirrorPercentage: Rule<HttpRoute> = {
  name: 'valid-mirror-percentage',
  severity: 'error',
  title: 'the percentage of copied requests is from 0 to 100',
  why: 'it is a share of the requests',
  check(route, report) {
    const ofMirrors = route
      .at('mirrors')
      .items()
      .filter((mirror) => mirror.at('destination').isSet)
      .map((mirror) => mirror.at('percentage').at('value'));
    for (const field of [...oldPercents(route), route.at('mirrorPercentage').at('value'), ...ofMirrors]) {
      if (field.number >= 0 && field.number <= 100) continue;
      report({ field, message: `\`${field.name}\` is ${field.number}`, fix: 'write a number from 0 to 100' });
    }
  },
};

const noMissingMirrorDestination: Rule<HttpRoute> = {
  name: 'no-missing-mirror-destination',
  severity: 'error',
  isInSchema: true,
  title: 'an item of `mirrors` has a `destination`',
  why: 'the copies would go nowhere',
  check(route, report) {
    for (const mirror of route.at('mirrors').items()) {
      const field = mirror.at('destination');
      if (field.isSet) continue;
      report({ field, message: `\`${mirror.name}\` has no destination`, fix: 'add `destination` with the `host`' });
    }
  },
};

/** The rules of copies of requests. */
export const mirrorRules: readonly Rule<HttpRoute>[] = [
  noMirrorPercent,
  validMirrorPercentage,
  noMissingMirrorDestination,
];
