import type { Diagnostic } from '../diagnostics/diagnostic';
import type { IstioVersion } from '../schema/validate';
import type { LocatedObject } from './origin';

/** What a level of checking says of one object; it knows what the schema has found. */
export type ObjectCheck = (
  manifest: Readonly<Record<string, unknown>>,
  options: { readonly istio?: IstioVersion; readonly namespace?: string },
  ofSchema: readonly Diagnostic[],
) => readonly Diagnostic[];

/** A level of checking that stands above this folder: begun with all objects of a run, then asked of each of them. */
export type CheckLevel = (objects: readonly LocatedObject[]) => ObjectCheck;

const waiting: (() => CheckLevel)[] = [];
const loaded: CheckLevel[] = [];

/** Makes every object that is diagnosed from now on be checked also by this level; loaded with the first one. */
export function addCheckLevel(load: () => CheckLevel): void {
  waiting.push(load);
}

/** All levels above the schema, begun with the objects of a run, in the order in which they were added. */
export function beginObjectChecks(objects: readonly LocatedObject[]): readonly ObjectCheck[] {
  for (const load of waiting.splice(0)) loaded.push(load());
  return loaded.map((begin) => begin(objects));
}
