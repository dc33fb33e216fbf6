import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { findAnnotation, findClosestKey, findLabel, isToPropose } from './closest-key';
import { INJECTION, isOfIstio, istioAnnotations, istioLabels } from './istio-keys';
import { resourcesAt } from './places';

const OF_INJECTION = /^(istio[-_.]?|(.*\.)?istio\.io\/(istio-)?)(auto-?)?inject(ion|ed|or)?$/i;

/**
 * The key that an unknown one means, undefined for keys of others: whose domain only ends like Istio's, and that look
 * like nothing of Istio's.
 */
function findMeant(key: string, resource: string | undefined): { readonly meant: string | undefined } | undefined {
  if (resource === 'Namespace' && OF_INJECTION.test(key)) return { meant: INJECTION };
  if (isOfIstio(key)) return { meant: findClosestKey(key) };
  if (!/istio\.io\//.test(key)) return undefined;
  const meant = findClosestKey(key);
  return meant === undefined ? undefined : { meant };
}

const noUnknownAnnotation: Rule<Metadata> = {
  name: 'no-unknown-annotation',
  severity: 'warning',
  judge: 'analyze',
  upstream: ['IST0108'],
  title: "an annotation of Istio's domain is one that Istio knows",
  why: 'nothing reads the annotation, so that what it was meant to do never happens',
  check(metadata, report, object) {
    const [resource] = resourcesAt(metadata, object);
    for (const { key, field } of istioAnnotations(metadata)) {
      if (findAnnotation(key) || findLabel(key)) continue;
      const found = findMeant(key, resource);
      if (!found) continue;
      const { meant } = found;
      const place = meant !== undefined && isToPropose(findAnnotation(meant)) ? 'annotation' : 'label';
      report({
        field,
        message: `Istio knows no annotation \`${key}\``,
        fix: meant === undefined ? `remove the annotation \`${key}\`` : `did you mean the ${place} \`${meant}\`?`,
      });
    }
  },
};

const noUnknownLabel: Rule<Metadata> = {
  name: 'no-unknown-label',
  severity: 'warning',
  judge: 'nobody',
  title: "a label of Istio's domain is one that Istio knows",
  why: 'nothing reads the label, so that what it was meant to do never happens',
  check(metadata, report, object) {
    const [resource] = resourcesAt(metadata, object);
    for (const { key, field } of istioLabels(metadata)) {
      if (findAnnotation(key) || findLabel(key)) continue;
      const found = findMeant(key, resource);
      if (!found) continue;
      const { meant } = found;
      const place = meant !== undefined && isToPropose(findLabel(meant)) ? 'label' : 'annotation';
      const value = meant === INJECTION ? `, with the value ${shown('enabled')} or ${shown('disabled')}` : '';
      report({
        field,
        message: `Istio knows no label \`${key}\``,
        fix: meant === undefined ? `remove the label \`${key}\`` : `did you mean the ${place} \`${meant}\`${value}?`,
      });
    }
  },
};

/** The rules of keys that Istio does not know. */
export const unknownKeyRules: readonly Rule<Metadata>[] = [noUnknownAnnotation, noUnknownLabel];
