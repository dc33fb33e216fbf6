import { isRecord } from '../../objects/object-identity';
import type { Entry, Field } from '../field';
import type { Metadata } from './any-object';

/** The label that has sidecars injected, the only one of Istio's outside its domain. */
export const INJECTION = 'istio-injection';

/** The label, and the deprecated annotation, that has a sidecar injected into one pod. */
export const INJECT = 'sidecar.istio.io/inject';

/** The domain of a key: `sidecar.istio.io` of `sidecar.istio.io/inject`; a key without one is all domain to Istio. */
export function domainOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

/** The part of a key after its domain. */
export function nameOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

/** Is a key of Istio's own domain? */
export function isOfIstio(key: string): boolean {
  const domain = domainOf(key);
  return domain === 'istio.io' || domain.endsWith('.istio.io');
}

/** Could a key be meant for Istio? Nothing else of labels and annotations is read. */
function mayBeForIstio(key: string): boolean {
  return key.includes('istio') || /^ISTIO/i.test(key);
}

/** Whether labels or annotations have anything for Istio; asked of every object, so that it reads plainly. */
export function hasIstioKey(metadata: unknown): boolean {
  if (!isRecord(metadata)) return false;
  const { labels, annotations } = metadata as Readonly<Record<string, unknown>>;
  return hasKey(labels) || hasKey(annotations);
}

function hasKey(map: unknown): boolean {
  if (!isRecord(map)) return false;
  for (const key in map as object) if (mayBeForIstio(key)) return true;
  return false;
}

/** The labels that may be for Istio. */
export function istioLabels(metadata: Field<Metadata>): readonly Entry<string>[] {
  return metadata.once(findLabels);
}

/** The annotations that may be for Istio. */
export function istioAnnotations(metadata: Field<Metadata>): readonly Entry<string>[] {
  return metadata.once(findAnnotations);
}

function findLabels(metadata: Field<Metadata>): readonly Entry<string>[] {
  return metadata
    .at('labels')
    .entries()
    .filter(({ key }) => mayBeForIstio(key));
}

function findAnnotations(metadata: Field<Metadata>): readonly Entry<string>[] {
  return metadata
    .at('annotations')
    .entries()
    .filter(({ key }) => mayBeForIstio(key));
}
