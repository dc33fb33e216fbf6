import type { Diagnostic, ObjectReference } from '../diagnostics/diagnostic';
import { groupOf } from './catalogue';
import { runRules } from './cel/rules';
import { findNewer, type IstioVersion } from './istio-version';
import { findKnownKind } from './known-kind';
import { checkMetadata } from './metadata/check-metadata';
import type { SchemaFile } from './node';
import { StructuralCheck } from './structural/check';
import { SchemaGraph } from './structural/compiled-node';
import { fieldName, Findings, shown } from './structural/findings';

/** What an object is judged by. */
export interface ValidateOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
}

/** Groups of Kubernetes' own kinds. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(['apps', 'batch', 'core']);

export type { IstioVersion };

const graphs = new WeakMap<SchemaFile, SchemaGraph>();

/**
 * All reasons for which the API server refuses an object on create: its shape, its fields, its rules. Objects of groups
 * of others, without a known schema, have none.
 */
export function validateObject(object: unknown, options: ValidateOptions = {}): Diagnostic[] {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return [];
  const fields = object as Readonly<Record<string, unknown>>;
  const { apiVersion, kind } = fields;
  const findings = new Findings(referenceOf(fields));
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return checkTypeFields(fields, findings);
  }
  const known = findKnownKind(apiVersion, kind, findings);
  if (!known) return findings.diagnostics;
  let graph = graphs.get(known.file);
  if (!graph) graphs.set(known.file, (graph = new SchemaGraph(known.file, BUILT_IN_GROUPS.has(groupOf(apiVersion)))));
  checkMetadata(fields.metadata, kind, known.scope, findings);
  new StructuralCheck(findings, (value, node, isRoot) => runRules(value, node, isRoot, findings)).check(
    object,
    graph.at(known.root),
  );
  if (options.istio !== undefined) reportNewer(object, options.istio, findings);
  return findings.diagnostics;
}

/** What the Istio version that the mesh runs does not have yet. */
function reportNewer(object: object, version: IstioVersion, findings: Findings): void {
  for (const { what, since, path } of findNewer(object, version)) {
    const value = path.reduce<unknown>(
      (part, key) => (part as Readonly<Record<string | number, unknown>>)[key],
      object,
    );
    const subject = what === 'kind' ? `kind ${findings.kind}` : `\`${fieldName(path)}\``;
    findings.add({
      id: 'schema/istio-version',
      message: `${subject}${what === 'value' ? ` is ${shown(value)}, which` : ''} is new in Istio ${since}, the mesh runs ${version}`,
      fix: what === 'value' ? `write a value that Istio ${version} has` : `remove it, or run Istio ${since} or newer`,
      below: what === 'kind' ? ['kind'] : path,
    });
  }
}

/** An object with only one of the two fields that say what it is; without both it is no Kubernetes object. */
function checkTypeFields(fields: Readonly<Record<string, unknown>>, findings: Findings): Diagnostic[] {
  const missing = ['apiVersion', 'kind'].filter((name) => typeof fields[name] !== 'string');
  if (missing.length === 2 && missing.every((name) => fields[name] === undefined)) return [];
  for (const name of missing) {
    findings.add({
      id: fields[name] === undefined ? 'schema/required' : 'schema/type',
      message: fields[name] === undefined ? `the object has no \`${name}\`` : `\`${name}\` is not a string`,
      fix: `write ${name === 'kind' ? 'the kind' : 'the API version'} of the object in \`${name}\``,
      below: [name],
    });
  }
  return findings.diagnostics;
}

function referenceOf(fields: Readonly<Record<string, unknown>>): ObjectReference {
  const metadata = (typeof fields.metadata === 'object' && fields.metadata !== null ? fields.metadata : {}) as {
    readonly name?: unknown;
    readonly namespace?: unknown;
  };
  return {
    apiVersion: typeof fields.apiVersion === 'string' ? fields.apiVersion : '',
    kind: typeof fields.kind === 'string' ? fields.kind : '',
    ...(typeof metadata.namespace === 'string' ? { namespace: metadata.namespace } : {}),
    name: typeof metadata.name === 'string' ? metadata.name : '',
  };
}
