import { alternatives } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { JudgedObject, Rule } from '../rule';
import type { Metadata } from './any-object';
import { findAnnotation, findLabel } from './closest-key';
import { INJECT, INJECTION, istioAnnotations, istioLabels } from './istio-keys';
import type { KnownKey } from './known-key';
import { hasInPods, isOwn, podMetadataOf, resourcesAt } from './places';

const USE_WAYPOINT = 'istio.io/use-waypoint';
const EXPORT_TO = 'networking.istio.io/exportTo';
const WITH_EXPORT_TO = ['DestinationRule', 'ServiceEntry', 'VirtualService'];
const DATAPLANE_MODE = 'istio.io/dataplane-mode';
/** Labels of what Istio has installed or made itself, with all kinds of labels everywhere. */
const OF_INSTALLATION = [
  'gateway.istio.io/managed',
  'install.operator.istio.io/owning-resource',
  'operator.istio.io/component',
];

/** Whether Istio reads the key at a place of one of these resources. */
function isRead({ on, alsoOn = [] }: KnownKey, resources: readonly string[]): boolean {
  return [...on, ...alsoOn].some((one) => one === 'Any' || resources.includes(one));
}

/** Where to move a key that Istio does not read where it stands; `map` is where Istio reads it. */
function moveTo(map: keyof Metadata, key: string, { on, isIstios }: KnownKey, object: JudgedObject): string {
  if (isIstios) return 'remove it: Istio sets it itself';
  const pods = podMetadataOf(object);
  if (key === INJECTION) {
    const namespace = 'move it to the labels of the Namespace';
    return pods || object.kind === 'Pod' ? `${namespace}, or write the label \`${INJECT}\` for these pods` : namespace;
  }
  if (key === EXPORT_TO && WITH_EXPORT_TO.includes(object.kind)) return 'write `spec.exportTo`';
  // The injector reads both, but the annotation is deprecated.
  const target = key === INJECT ? 'labels' : map;
  if (key === INJECT && object.kind === 'Namespace') return `write the label \`${INJECTION}: enabled\`, or disabled`;
  if (pods && on.includes('Pod')) {
    const move = `move it to \`${pods}.${target}\``;
    return key.startsWith(USE_WAYPOINT) ? `${move}, or to the ${target} of the Service` : move;
  }
  return on.length === 1 && on[0] === 'Pod'
    ? `move it to the ${target} of the pods, e.g. \`spec.template.metadata.${target}\` of their Deployment`
    : `move it to the ${target} of ${withArticle(alternatives(on))}`;
}

function withArticle(noun: string): string {
  return `${/^[AEIO]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

const noMisplacedAnnotation: Rule<Metadata> = {
  name: 'no-misplaced-annotation',
  severity: 'warning',
  judge: 'analyze',
  upstream: ['IST0107'],
  saidBy: ['no-dry-run'],
  title: 'an annotation stands where Istio reads it',
  why: 'nothing reads the annotation there, so that what it was meant to do never happens',
  check(metadata, report, object) {
    const resources = resourcesAt(metadata, object);
    for (const { key, field } of istioAnnotations(metadata)) {
      const known = findAnnotation(key);
      if (!known || isRead(known, resources) || hasInPods(metadata, 'annotations', key)) continue;
      report({
        field,
        message: `Istio does not read the annotation \`${key}\` of ${withArticle(nameOfPlace(metadata, object))}`,
        fix: moveTo('annotations', key, known, object),
      });
    }
  },
};

const noMisplacedLabel: Rule<Metadata> = {
  name: 'no-misplaced-label',
  severity: 'warning',
  judge: 'nobody',
  title: 'a label stands where Istio reads it',
  why: 'nothing reads the label there, so that what it was meant to do never happens',
  check(metadata, report, object) {
    const labels = istioLabels(metadata);
    if (labels.some(({ key }) => OF_INSTALLATION.includes(key))) return;
    const resources = resourcesAt(metadata, object);
    for (const { key, field } of labels) {
      const known = findLabel(key);
      if (!known || isRead(known, resources) || hasInPods(metadata, 'labels', key)) continue;
      // Istio's own chart of gateways labels everything with it.
      if (key === DATAPLANE_MODE && field.text === 'none' && podMetadataOf(object) === undefined) continue;
      report({
        field,
        message: `Istio does not read the label \`${key}\` of ${withArticle(nameOfPlace(metadata, object))}`,
        fix: moveTo('labels', key, known, object),
      });
    }
  },
};

function nameOfPlace(metadata: Field<Metadata>, object: JudgedObject): string {
  return isOwn(metadata) || podMetadataOf(object) === undefined ? object.kind : 'Pod';
}

/** What to do with a label among the annotations, or an annotation among the labels. */
function moveToOther(
  map: keyof Metadata,
  key: string,
  known: KnownKey,
  metadata: Field<Metadata>,
  object: JudgedObject,
): string {
  if (metadata.at(map).at(key).isSet) return `remove it: the ${map === 'labels' ? 'label' : 'annotation'} is there`;
  return isRead(known, resourcesAt(metadata, object)) && !known.isIstios
    ? `move it to the ${map}`
    : moveTo(map, key, known, object);
}

const noLabelAsAnnotation: Rule<Metadata> = {
  name: 'no-label-as-annotation',
  severity: 'warning',
  judge: 'analyze',
  upstream: ['IST0108'],
  title: 'what Istio reads as a label is no annotation',
  why: 'nothing reads the annotation, so that what it was meant to do never happens',
  check(metadata, report, object) {
    for (const { key, field } of istioAnnotations(metadata)) {
      const known = findLabel(key);
      if (findAnnotation(key) || !known) continue;
      report({
        field,
        message: `\`${key}\` is an annotation, and Istio reads only a label of this name`,
        fix: moveToOther('labels', key, known, metadata, object),
      });
    }
  },
};

const noAnnotationAsLabel: Rule<Metadata> = {
  name: 'no-annotation-as-label',
  severity: 'warning',
  judge: 'nobody',
  title: 'what Istio reads as an annotation is no label',
  why: 'nothing reads the label, so that what it was meant to do never happens',
  check(metadata, report, object) {
    for (const { key, field } of istioLabels(metadata)) {
      const known = findAnnotation(key);
      if (findLabel(key) || !known) continue;
      report({
        field,
        message: `\`${key}\` is a label, and Istio reads only an annotation of this name`,
        fix: moveToOther('annotations', key, known, metadata, object),
      });
    }
  },
};

/** The rules of keys that Istio knows, and does not read where they stand. */
export const placementRules: readonly Rule<Metadata>[] = [
  noMisplacedAnnotation,
  noMisplacedLabel,
  noLabelAsAnnotation,
  noAnnotationAsLabel,
];
