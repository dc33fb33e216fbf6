import { isRecord } from './object-identity';

/**
 * Puts the `null`s that a user gives back into what cdk8s makes of them: it leaves such members out, but in a value
 * without a schema, like that of an EnvoyFilter's patch, `null` has a meaning of its own.
 */
export function keepNulls(given: unknown, made: unknown): void {
  if (Array.isArray(given) && Array.isArray(made)) {
    given.forEach((item, i) => keepNulls(item, made[i]));
  } else if (isRecord(given) && isRecord(made)) {
    for (const key of Object.keys(given)) {
      if (given[key] === null && made[key] === undefined) made[key] = null;
      else keepNulls(given[key], made[key]);
    }
  }
}
