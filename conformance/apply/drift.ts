import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../src/objects/manifest';

/**
 * What differs between an object of the output and the same object on the server, as Argo CD sees it: a field that the
 * server adds to a map is no drift; one that it changes or drops is, and so is one that it adds inside a list of a
 * custom resource, whose lists Argo CD compares as a whole.
 */
export function findDrift(desired: Manifest, live: unknown, isCustom: boolean): readonly string[] {
  return compare(desired, live, '', isCustom);
}

function compare(desired: unknown, live: unknown, pointer: string, isCustom: boolean): readonly string[] {
  const differs = [`${pointer}: wrote ${JSON.stringify(desired)}, the server has ${JSON.stringify(live)}`];
  if (Array.isArray(desired)) {
    if (!Array.isArray(live) || live.length !== desired.length) return differs;
    if (isCustom) return isDeepStrictEqual(desired, live) ? [] : differs;
    return desired.flatMap((item, i) => compare(item, live[i], `${pointer}/${i}`, isCustom));
  }
  if (typeof desired === 'object' && desired !== null) {
    if (typeof live !== 'object' || live === null || Array.isArray(live)) return differs;
    return Object.entries(desired).flatMap(([name, value]) =>
      compare(value, (live as Record<string, unknown>)[name], `${pointer}/${name}`, isCustom),
    );
  }
  return desired === live ? [] : differs;
}
