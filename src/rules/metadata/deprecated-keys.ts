import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { findAnnotation, findLabel } from './closest-key';
import { istioAnnotations } from './istio-keys';

const noDeprecatedAnnotation: Rule<Metadata> = {
  name: 'no-deprecated-annotation',
  severity: 'info',
  judge: 'analyze',
  upstream: ['IST0135'],
  saidBy: ['no-misplaced-annotation'],
  title: 'an annotation is none that Istio has deprecated',
  why: 'a later Istio does not read it',
  check(metadata, report) {
    for (const { key, field } of istioAnnotations(metadata)) {
      const known = findAnnotation(key);
      // The label beside the annotation is for older versions of Istio.
      if (known?.instead === undefined || (findLabel(key) && metadata.at('labels').at(key).isSet)) continue;
      report({ field, message: `the annotation \`${key}\` is deprecated`, fix: known.instead });
    }
  },
};

/** The rules of keys that a later Istio does not read. */
export const deprecatedKeyRules: readonly Rule<Metadata>[] = [noDeprecatedAnnotation];
