import type { Diagnostic } from '../diagnostics/diagnostic';
import type { IstioVersion } from '../schema/validate';

/** A level of checking of single objects that stands above this folder; it knows what the schema has found. */
export type ObjectCheck = (
  manifest: Readonly<Record<string, unknown>>,
  options: { readonly istio?: IstioVersion; readonly namespace?: string },
  ofSchema: readonly Diagnostic[],
) => readonly Diagnostic[];

const waiting: (() => ObjectCheck)[] = [];
const loaded: ObjectCheck[] = [];

/** Makes every object that is diagnosed from now on be checked also by this; loaded with the first one. */
export function addObjectCheck(load: () => ObjectCheck): void {
  waiting.push(load);
}

/** All levels above the schema, in the order in which they were added. */
export function objectChecks(): readonly ObjectCheck[] {
  for (const load of waiting.splice(0)) loaded.push(load());
  return loaded;
}
