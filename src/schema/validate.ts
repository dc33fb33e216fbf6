import { findClosest } from '../diagnostics/did-you-mean';
import type { Diagnostic, ObjectReference } from '../diagnostics/diagnostic';
import { findSchemaFile, groupOf } from './catalogue';
import { runRules } from './cel/rules';
import { checkMetadata } from './metadata/check-metadata';
import type { KindSchema, SchemaFile } from './node';
import { StructuralCheck } from './structural/check';
import { SchemaGraph } from './structural/compiled-node';
import { alternatives, Findings } from './structural/findings';

/** An Istio version that objects can be judged by. */
export type IstioVersion = '1.28' | '1.29' | '1.30' | '1.31';

/** What an object is judged by. */
export interface ValidateOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
}

const graphs = new WeakMap<SchemaFile, SchemaGraph>();

/**
 * All reasons for which the API server refuses an object on create: its shape, its fields, its rules. Objects of groups
 * without a known schema have none.
 */
export function validateObject(object: unknown, _options: ValidateOptions = {}): Diagnostic[] {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return [];
  const fields = object as Readonly<Record<string, unknown>>;
  const { apiVersion, kind } = fields;
  const findings = new Findings(referenceOf(fields));
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return checkTypeFields(fields, findings);
  }
  const file = findSchemaFile(groupOf(apiVersion));
  if (!file) return [];
  const root = findRoot(file, apiVersion, kind, findings);
  if (root === undefined) return findings.diagnostics;
  let graph = graphs.get(file);
  if (!graph) graphs.set(file, (graph = new SchemaGraph(file)));
  checkMetadata(fields.metadata, kind, findings);
  new StructuralCheck(findings, (value, node) => runRules(value, node, findings)).check(object, graph.at(root));
  return findings.diagnostics;
}

function findRoot(file: SchemaFile, apiVersion: string, kind: string, findings: Findings): number | undefined {
  const { kinds } = file;
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!known) {
    const meant = findClosest(kind, Object.keys(kinds));
    findings.add({
      id: 'schema/unknown-kind',
      message: `${groupOf(apiVersion)} has no kind ${kind}`,
      fix: meant !== undefined ? `did you mean \`${meant}\`?` : `use one of ${alternatives(Object.keys(kinds))}`,
      below: ['kind'],
    });
    return undefined;
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (Object.hasOwn(known.versions, version)) return known.versions[version];
  reportVersion(known, apiVersion, kind, findings);
  return undefined;
}

function reportVersion(known: KindSchema, apiVersion: string, kind: string, findings: Findings): void {
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const served = Object.keys(known.versions).map((version) => group + version);
  findings.add({
    id: 'schema/unknown-version',
    message: `${kind} is not served in ${apiVersion}`,
    fix: `write apiVersion: ${alternatives(served)}`,
    below: ['apiVersion'],
  });
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
