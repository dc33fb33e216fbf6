import { pathOf } from '../diagnostics/pointer';
import type { FieldPath } from '../diagnostics/pointer';
import { findSchemaFile, groupOf } from './catalogue';
import type { SchemaFile } from './node';
import type { SchemaRuleId } from './schema-rules';
import { StructuralCheck } from './structural/check';
import type { CompiledNode } from './structural/compiled-node';
import { SchemaGraph } from './structural/compiled-node';
import { Findings } from './structural/findings';

/** Where in a kind's schema the part stands that a value is to fit. */
export interface PartOfKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The properties from the root of the kind to the part. */
  readonly path: readonly string[];
}

/** One reason for which a value does not fit. */
export interface PartFinding {
  readonly id: SchemaRuleId;
  /** The keys from the value to the place; indices of lists too are texts. */
  readonly path: readonly string[];
  readonly message: string;
  readonly fix: string;
}

const graphs = new WeakMap<SchemaFile, SchemaGraph>();

/** The fields of a part of a kind. */
export function propertiesOfPart(part: PartOfKind): ReadonlyMap<string, unknown> {
  return nodeOf(part).properties;
}

/**
 * What is wrong with the shape of a value that stands in another object, or in a text, and has to fit a part of a kind.
 * `at` is where it stands and `owner` what it belongs to, as messages say it.
 */
export function validatePart(value: unknown, part: PartOfKind, at: FieldPath, owner: string): PartFinding[] {
  const node = nodeOf(part);
  const findings = new Findings({ apiVersion: '', kind: owner, name: '' });
  findings.path.push(...at);
  new StructuralCheck(findings, () => undefined).check(value, node);
  return findings.diagnostics.map(({ id, pointer = '', message, fix = '' }) => ({
    id: id as SchemaRuleId,
    path: pathOf(pointer).slice(at.length),
    message,
    fix,
  }));
}

function nodeOf(part: PartOfKind): CompiledNode {
  const file = findSchemaFile(groupOf(part.apiVersion));
  const version = part.apiVersion.slice(part.apiVersion.indexOf('/') + 1);
  const root = file?.kinds[part.kind]?.versions[version];
  if (file === undefined || root === undefined) throw new Error(`no schema of ${part.apiVersion} ${part.kind}`);
  let graph = graphs.get(file);
  if (!graph) graphs.set(file, (graph = new SchemaGraph(file)));
  return part.path.reduce((parent, name) => parent.properties.get(name)!, graph.at(root));
}
