import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortDiagnostics } from '../diagnostics/compare-diagnostics';
import { renderSummary, renderText } from '../diagnostics/render/text';
import { summaryOf } from '../diagnostics/summary';
import { readAppObjects } from './app-objects';
import { diagnoseObjects } from './diagnose-objects';
import type { DiagnoseOptions } from './diagnose-objects';
import { withDuplicateAdvice } from './duplicate-advice';
import { findOverwrittenFiles } from './overwritten-files';
import { SynthError, reportIfUncaught, writeToStandardError } from './synth-error';

/** Findings of more than one object, or of intent that no object shows; asked once per synth. */
export type AppCheck = () => readonly Diagnostic[];

/** Makes an app validated as a whole, once per synth; nothing happens when it already is. */
export function validateApp(scope: IConstruct): void {
  findOrAttach(scope.node.root);
}

/** Adds findings to the one report of a construct's app. */
export function addAppCheck(scope: IConstruct, check: AppCheck): void {
  findOrAttach(scope.node.root).checks.push(check);
}

/** Judges the objects of a construct's app by an Istio version; the oldest one that is asked for counts. */
export function targetIstio(scope: IConstruct, istio: NonNullable<DiagnoseOptions['istio']>): void {
  const state = findOrAttach(scope.node.root);
  const isOlder = state.istio === undefined || istio.localeCompare(state.istio, 'en', { numeric: true }) < 0;
  if (isOlder) state.istio = istio;
}

/** The findings of a construct's whole app. */
export function diagnoseApp(scope: IConstruct): Diagnostic[] {
  return inspect(scope.node.root, (scope.node.root as Validated)[STATE]).diagnostics;
}

/** An object's JSON, made once per synth. */
export function jsonOnce(object: ApiObject, make: () => unknown): unknown {
  const json = (object.node.root as Validated)[STATE]?.run?.json;
  if (!json) return make();
  if (!json.has(object)) json.set(object, make());
  return json.get(object);
}

/** Forgets an object's JSON of this synth, and what was found in it. */
export function forgetJson(object: ApiObject): void {
  const run = (object.node.root as Validated)[STATE]?.run;
  if (run?.json.delete(object)) run.inspection = undefined;
}

/** A symbol, not module state: two copies of this package in one program validate an app once. */
const STATE = Symbol.for('cdk8s-istio.app-validation');

interface Validated extends IConstruct {
  [STATE]?: AppState;
}

interface Inspection {
  readonly diagnostics: Diagnostic[];
  readonly objects: number;
}

interface AppState {
  readonly checks: AppCheck[];
  istio?: DiagnoseOptions['istio'];
  /** What is known during one call of `app.synth()` or `app.synthYaml()`: cdk8s validates charts + 1 times in it. */
  run?: { readonly json: Map<ApiObject, unknown>; inspection?: Inspection | undefined } | undefined;
}

type Synth = (this: IConstruct, ...args: unknown[]) => unknown;

function findOrAttach(root: IConstruct): AppState {
  const known = (root as Validated)[STATE];
  if (known) return known;
  const state: AppState = { checks: [] };
  Object.defineProperty(root, STATE, { value: state });
  root.node.addValidation({ validate: () => validate(root, state) });
  for (const method of ['synth', 'synthYaml']) {
    const synth = (root as unknown as Record<string, Synth | undefined>)[method];
    if (typeof synth !== 'function') continue;
    const value = function (this: IConstruct, ...args: unknown[]) {
      return runOnce(state, () => synth.apply(this, args));
    };
    Object.defineProperty(root, method, { value, configurable: true, writable: true });
  }
  return state;
}

/** Stands for the report in cdk8s' own message, which is where it lists the errors of all validations. */
const REPORT = '(report of cdk8s-istio)';

function validate(root: IConstruct, state: AppState): string[] {
  const inspection = state.run?.inspection ?? inspect(root, state);
  if (state.run) state.run.inspection = inspection;
  if (!inspection.diagnostics.some(({ severity }) => severity === 'error')) return [];
  return [state.run ? REPORT : reportOf(inspection)];
}

function inspect(root: IConstruct, state: AppState | undefined): Inspection {
  const { objects, findings } = readAppObjects(root);
  const options = state?.istio === undefined ? {} : { istio: state.istio };
  const ofObjects = diagnoseObjects(objects, options).map((one) => withDuplicateAdvice(root, hintAtId(one)));
  const found = [...findings, ...ofObjects, ...findOverwrittenFiles(root)];
  for (const check of state?.checks ?? []) found.push(...check());
  return { diagnostics: sortDiagnostics(found), objects: objects.length };
}

/** An object's name comes from its construct's id unless the user gives one. */
function hintAtId(diagnostic: Diagnostic): Diagnostic {
  const { pointer, construct, object } = diagnostic;
  if (pointer !== '/metadata/name' || !/^(schema|istio)\//.test(diagnostic.id)) return diagnostic;
  if (construct === undefined || construct.split('/').pop() !== object?.name) return diagnostic;
  return { ...diagnostic, fix: `${diagnostic.fix}; without \`metadata.name\` the name is the construct's id` };
}

function reportOf({ diagnostics, objects }: Inspection): string {
  return `${renderSummary(summaryOf(diagnostics, objects))}\n${renderText(diagnostics)}`;
}

function runOnce<Result>(state: AppState, synth: () => Result): Result {
  if (state.run) return synth();
  state.run = { json: new Map() };
  try {
    const result = synth();
    const warnings = state.run.inspection?.diagnostics.filter(({ severity }) => severity === 'warning') ?? [];
    if (warnings.length) writeToStandardError(`${renderText(warnings)}\n`);
    return result;
  } catch (error) {
    throw reportInstead(error, state.run.inspection);
  } finally {
    state.run = undefined;
  }
}

function reportInstead(error: unknown, inspection: Inspection | undefined): unknown {
  if (!inspection || !(error instanceof Error) || !error.message.includes(REPORT)) return error;
  const others = error.message.split('\n').filter((line) => !line.includes(REPORT));
  const message = [
    ...others,
    '',
    renderText(inspection.diagnostics),
    renderSummary(summaryOf(inspection.diagnostics, inspection.objects)),
  ];
  const synthError = new SynthError(message.join('\n').trimEnd(), inspection.diagnostics);
  reportIfUncaught(synthError);
  return synthError;
}
