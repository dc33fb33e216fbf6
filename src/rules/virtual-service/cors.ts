import { parseGoDuration } from '../../schema/go/duration';
import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { CorsPolicy } from './virtual-service';

const METHODS: ReadonlySet<string> = new Set('GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE *'.split(' '));
const SECOND = 1_000_000_000n;

const noEmptyOrigin: Rule<CorsPolicy> = {
  name: 'no-empty-origin',
  severity: 'error',
  title: 'an item of `allowOrigins` has an `exact`, `prefix` or `regex` that is not empty',
  why: 'no page has an empty origin',
  check(cors, report) {
    for (const field of cors.at('allowOrigins').items()) {
      if ((['exact', 'prefix', 'regex'] as const).some((how) => field.at(how).text !== '')) continue;
      const message = `\`${field.name}\` does not say which origin`;
      report({ field, message, fix: 'write e.g. `exact: https://shop.example.com`' });
    }
  },
};

const validCorsMethod: Rule<CorsPolicy> = {
  name: 'valid-cors-method',
  severity: 'error',
  title: '`allowMethods` has methods of HTTP, in capital letters, or `*`',
  why: 'no browser would ask for such a method',
  check(cors, report) {
    for (const field of cors.at('allowMethods').items()) {
      if (METHODS.has(field.text)) continue;
      const near = field.text.trim().toUpperCase();
      report({
        field,
        message: `\`allowMethods\` has ${shown(field.text)}, which is no method`,
        fix: METHODS.has(near) ? `write ${near}` : 'write a method like GET or POST',
      });
    }
  },
};

const noFractionalMaxAge: Rule<CorsPolicy> = {
  name: 'no-fractional-max-age',
  severity: 'error',
  title: '`maxAge` is a whole number of seconds',
  why: 'browsers are told whole seconds',
  check(cors, report) {
    const field = cors.at('maxAge');
    const nanoseconds = parseGoDuration(field.text);
    if (nanoseconds === undefined || nanoseconds <= 0n || nanoseconds % SECOND === 0n) return;
    const message = `\`maxAge\` is ${shown(field.text)}, which is no whole number of seconds`;
    report({ field, message, fix: 'write whole seconds, like "86400s"' });
  },
};

/** The rules of CORS. */
export const corsRules: readonly Rule<CorsPolicy>[] = [noEmptyOrigin, validCorsMethod, noFractionalMaxAge];
