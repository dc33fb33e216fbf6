import type { Rule } from '../rule';
import type { AnyObject, Metadata } from './any-object';
import { isOwn, resourcesAt } from './places';

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

const REDIRECTION = 'ambient.istio.io/redirection';

/** The mark of pods whose traffic a ztunnel has. */
export const noRedirection: Rule<Metadata> = {
  name: 'no-redirection-by-hand',
  severity: 'warning',
  judge: 'nobody',
  title: `the pods of a workload have no annotation \`${REDIRECTION}\``,
  why: "Istio sets it once a ztunnel has the pod's traffic; by hand it makes others send to a tunnel that is not there",
  check(metadata, report, object) {
    const field = metadata.at('annotations').at(REDIRECTION);
    // A Pod itself may be a copy of what runs.
    if (!field.isSet || isOwn(metadata) || resourcesAt(metadata, object)[0] !== 'Pod') return;
    const message = `the annotation \`${REDIRECTION}\` is set by hand`;
    report({ field, message, fix: 'write the label `istio.io/dataplane-mode: ambient` instead' });
  },
};
