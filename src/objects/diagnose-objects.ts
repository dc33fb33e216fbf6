import type { Diagnostic } from '../diagnostics/diagnostic';
import type { IstioVersion } from '../schema/validate';
import { findDuplicateObjects } from './duplicate-objects';
import { beginObjectChecks } from './object-checks';
import type { LocatedObject } from './origin';
import { placeDiagnostic } from './origin';

/** What objects are judged by. */
export interface DiagnoseOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
  /** The namespace of objects that name none. @default 'default' */
  readonly namespace?: string;
}

/** Loaded on first use: a program that imports this package does not wait for what it needs at synth only. */
function loadSchemaLevel(): typeof import('../schema/validate') {
  return require('../schema/validate') as typeof import('../schema/validate');
}

/** The findings of finished objects: of each one, and of all together. */
export function diagnoseObjects(objects: readonly LocatedObject[], options: DiagnoseOptions = {}): Diagnostic[] {
  const found = findDuplicateObjects(objects, options.namespace);
  const istio = options.istio === undefined ? {} : { istio: options.istio };
  const checks = beginObjectChecks(objects);
  const { validateObject } = loadSchemaLevel();
  for (const { manifest, origin } of objects) {
    const ofSchema = validateObject(manifest, istio);
    for (const diagnostic of ofSchema) found.push(placeDiagnostic(diagnostic, origin));
    for (const check of checks) {
      for (const diagnostic of check(manifest, options, ofSchema)) found.push(placeDiagnostic(diagnostic, origin));
    }
  }
  return found;
}
