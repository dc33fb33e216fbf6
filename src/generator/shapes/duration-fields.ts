import type { OpenApiSchema } from '../input/open-api-schema';

/** Fields that hold a duration without a rule or pattern that says so: kind or type of the field's owner, and path. */
const UNMARKED: Readonly<Record<string, readonly RegExp[]>> = {
  istio: [
    /\.consistentHash\.httpCookie\.ttl$/,
    /\.connectionPool\.tcp\.idleTimeout$/,
    /^Sidecar\.inboundConnectionPool\.tcp\.idleTimeout$/,
    /\.retryBudget\.budgetInterval$/,
    /\.backendUtilization\.weight(Expiration|Stabilization|Update)Period$/,
  ],
  'cert-manager': [/^Certificate\.(duration|renewBefore)$/],
};

/** Whether a string is a Go duration. */
export function isDuration(schema: OpenApiSchema, product: string, path: string): boolean {
  if (schema.type !== 'string' || schema.enum) return false;
  if (schema['x-kubernetes-validations']?.some(({ rule }) => /\bduration\(self\)/.test(rule))) return true;
  if (schema.format === 'duration') return true;
  if (isDurationPattern(schema.pattern)) return true;
  return UNMARKED[product]?.some((unmarked) => unmarked.test(path)) ?? false;
}

const UNITS = new Set(['ns', 'us', 'µs', 'ms', 's', 'm', 'h']);

/** Patterns such as `^([0-9]{1,5}(h|m|s|ms)){1,4}$`: numbers, each with a unit of time. */
function isDurationPattern(pattern: string | undefined): boolean {
  const units = /^\^\(\[0-9\].*\(([a-zµ|]+)\)\)(?:\+|\{[\d,]+\})\$$/.exec(pattern ?? '')?.[1];
  return units !== undefined && units.split('|').every((unit) => UNITS.has(unit));
}
