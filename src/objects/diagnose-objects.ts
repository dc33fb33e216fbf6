import type { Diagnostic } from '../diagnostics/diagnostic';
import type { IstioVersion } from '../schema/validate';
import { validateObject } from '../schema/validate';

import { findDuplicateObjects } from './duplicate-objects';
import type { LocatedObject } from './origin';
import { placeDiagnostic } from './origin';

/** What objects are judged by. */
export interface DiagnoseOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
  /** The namespace of objects that name none. @default 'default' */
  readonly namespace?: string;
}

/** The findings of finished objects: of each one, and of all together. */
export function diagnoseObjects(objects: readonly LocatedObject[], options: DiagnoseOptions = {}): Diagnostic[] {
  const found = findDuplicateObjects(objects, options.namespace);
  const istio = options.istio === undefined ? {} : { istio: options.istio };
  for (const { manifest, origin } of objects) {
    for (const diagnostic of validateObject(manifest, istio)) found.push(placeDiagnostic(diagnostic, origin));
  }
  return found;
}
