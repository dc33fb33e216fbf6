import { isNewer } from '../../schema/istio-version';
import type { Entry } from '../field';
import type { JudgedObject, Report, Rule } from '../rule';
import type { Metadata } from './any-object';
import { findAnnotation, findLabel } from './closest-key';
import { istioAnnotations, istioLabels } from './istio-keys';
import type { KnownKey } from './known-key';

function reportNewer(
  noun: string,
  { key, field }: Entry<string>,
  known: KnownKey | undefined,
  { istio }: JudgedObject,
  report: Report,
): void {
  const since = known?.since;
  if (since === undefined || istio === undefined || !isNewer(since, istio)) return;
  report({
    field,
    message: `the ${noun} \`${key}\` is new in Istio ${since}, the mesh runs ${istio}`,
    fix: `remove it, or run Istio ${since} or newer`,
  });
}

const noNewerAnnotation: Rule<Metadata> = {
  name: 'no-newer-annotation',
  severity: 'warning',
  judge: 'nobody',
  until: '1.30',
  saidBy: ['no-misplaced-annotation'],
  title: 'an annotation is one that the Istio version of the mesh reads',
  why: 'nothing reads the annotation, so that what it was meant to do never happens',
  check(metadata, report, object) {
    for (const entry of istioAnnotations(metadata)) {
      reportNewer('annotation', entry, findAnnotation(entry.key), object, report);
    }
  },
};

const noNewerLabel: Rule<Metadata> = {
  name: 'no-newer-label',
  severity: 'warning',
  judge: 'nobody',
  until: '1.30',
  saidBy: ['no-misplaced-label'],
  title: 'a label is one that the Istio version of the mesh reads',
  why: 'nothing reads the label, so that what it was meant to do never happens',
  check(metadata, report, object) {
    for (const entry of istioLabels(metadata)) {
      reportNewer('label', entry, findLabel(entry.key), object, report);
    }
  },
};

/** The rules of keys that only newer versions of Istio read. */
export const newerKeyRules: readonly Rule<Metadata>[] = [noNewerAnnotation, noNewerLabel];
