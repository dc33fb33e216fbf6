import type { Rule } from '../rule';
import type { AnyObject } from './any-object';

/** Istio sets these itself; an object that could set them would act in the name of others. */
const INTERNAL: ReadonlySet<string> = new Set([
  'internal.istio.io/parent-namespace',
  'internal.istio.io/parents',
  'internal.istio.io/webhook-always-reject',
]);

export const internalAnnotations: Rule<AnyObject> = {
  name: 'no-internal-annotation',
  severity: 'error',
  title: 'annotations that only Istio itself may set are absent',
  why: 'they would make the object act as if Istio had made it for another one',
  check(object, report) {
    for (const { key, field } of object.at('metadata').at('annotations').entries()) {
      if (!INTERNAL.has(key)) continue;
      report({ field, message: `the annotation \`${key}\` is Istio's own`, fix: `remove the annotation \`${key}\`` });
    }
  },
};
