import { findClosest } from '../../diagnostics/did-you-mean';
import { domainOf, isOfIstio, nameOf } from './istio-keys';
import { KNOWN_ANNOTATIONS } from './known-annotations';
import type { KnownKey } from './known-key';
import { KNOWN_LABELS } from './known-labels';

/** What is known of an annotation of Istio's. */
export function findAnnotation(key: string): KnownKey | undefined {
  return Object.hasOwn(KNOWN_ANNOTATIONS, key) ? KNOWN_ANNOTATIONS[key] : undefined;
}

/** What is known of a label of Istio's. */
export function findLabel(key: string): KnownKey | undefined {
  return Object.hasOwn(KNOWN_LABELS, key) ? KNOWN_LABELS[key] : undefined;
}

/** Whether people may set a key from now on; not of one that is unknown. */
export function isToPropose(known: KnownKey | undefined): boolean {
  return known !== undefined && !known.isIstios && known.instead === undefined;
}

let proposals: readonly string[] | undefined;

/** The keys that people may set. */
function keysToPropose(): readonly string[] {
  proposals ??= [
    ...new Set(
      [...Object.entries(KNOWN_ANNOTATIONS), ...Object.entries(KNOWN_LABELS)]
        .filter(([key, known]) => isToPropose(known) && isOfIstio(key))
        .map(([key]) => key),
    ),
  ];
  return proposals;
}

/** The key of Istio's that an unknown one most likely means: by its name first, for people remember that. */
export function findClosestKey(key: string): string | undefined {
  const keys = keysToPropose();
  const name = nameOf(key).toLowerCase();
  const isOfDomain = (one: string): boolean => domainOf(one) === domainOf(key);
  const sameName = keys.filter((one) => nameOf(one).toLowerCase() === name);
  if (sameName.length > 0) return findClosest(key, sameName) ?? sameName[0];
  const ofDomain = closestName(key, keys.filter(isOfDomain));
  return ofDomain ?? closestName(key, keys);
}

function closestName(key: string, keys: readonly string[]): string | undefined {
  const meant = findClosest(nameOf(key), keys.map(nameOf));
  return meant === undefined
    ? undefined
    : (findClosest(
        key,
        keys.filter((one) => nameOf(one) === meant),
      ) ?? keys.find((one) => nameOf(one) === meant));
}
