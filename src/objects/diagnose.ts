import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortDiagnostics } from '../diagnostics/compare-diagnostics';
import { diagnoseApp } from './app-validation';
import type { DiagnoseOptions } from './diagnose-objects';
import { diagnoseObjects } from './diagnose-objects';
import { locateObject } from './read-objects';

/**
 * The findings of an app, of which any construct may be given, or of finished objects, as data and sorted.
 *
 * @example
 * expect(diagnose(app)).toEqual([]);
 * expect(diagnose(readObjects(yaml)).map(({ id }) => id)).toEqual(['schema/unknown-field']);
 */
export function diagnose(target: IConstruct): Diagnostic[];
export function diagnose(target: readonly object[], options?: DiagnoseOptions): Diagnostic[];
export function diagnose(target: IConstruct | readonly object[], options: DiagnoseOptions = {}): Diagnostic[] {
  if (Construct.isConstruct(target)) return diagnoseApp(target);
  return sortDiagnostics(diagnoseObjects((target as readonly object[]).map(locateObject), options));
}
