import type { CompiledNode } from './compiled-node';
import { alternatives, type Findings } from './findings';
import { fits, fitsCombinations } from './fits';
import { findPatternMeaning } from './pattern-meanings';

/** Reports which of the node's `oneOf`, `anyOf`, `allOf` and `not` a value breaks; true when none. */
export function checkCombinations(value: unknown, node: CompiledNode, findings: Findings): boolean {
  if (fitsCombinations(value, node)) return true;
  const { oneOf, anyOf, not } = node.schema;
  if (anyOf && !node.anyOf.some((option) => fits(value, option))) reportNone(value, node.anyOf, findings);
  if (oneOf && node.oneOf.filter((option) => fits(value, option)).length !== 1) reportOneOf(value, node, findings);
  for (const option of node.allOf) reportPart(value, option, findings);
  if (not !== undefined && fits(value, node.not!)) reportNot(node.not!, findings);
  return false;
}

function reportPart(value: unknown, option: CompiledNode, findings: Findings): void {
  if (fits(value, option)) return;
  if (!fitsCombinations(value, option)) checkCombinations(value, option, findings);
  else {
    findings.add({
      id: 'schema/union',
      message: `\`${findings.here()}\` breaks a condition of its schema: ${describe(option)}`,
      fix: `write a value with ${describe(option)}`,
    });
  }
}

function reportOneOf(value: unknown, node: CompiledNode, findings: Findings): void {
  const members = node.choice?.members;
  if (!members || typeof value !== 'object' || value === null) return reportNone(value, node.oneOf, findings);
  const set = members.filter((name) => Object.hasOwn(value, name));
  if (set.length === 0) return reportMissing(members, findings);
  const quoted = set.map((name) => `\`${name}\``);
  findings.add({
    id: 'schema/union',
    message: `\`${findings.here()}\` sets ${alternatives(quoted, 'and')}, only one of ${alternatives(members)} may be set`,
    fix: `remove ${alternatives(quoted.slice(1))}, or remove ${quoted[0]} and keep only one`,
    below: [set[1]!],
  });
}

function reportNone(value: unknown, options: readonly CompiledNode[], findings: Findings): void {
  const members = memberNames(options);
  if (members && typeof value === 'object' && value !== null) return reportMissing(members, findings);
  const wanted = alternatives(options.map(describe));
  findings.add({
    id: 'schema/union',
    message: `\`${findings.here()}\` fits none of the forms that are allowed: ${wanted}`,
    fix: `write one with ${wanted}`,
  });
}

function reportMissing(members: readonly string[], findings: Findings): void {
  findings.add({
    id: 'schema/union',
    message: `\`${findings.here()}\` sets none of ${alternatives(members, 'and')}, one is needed`,
    fix: `add ${alternatives(members.map((name) => `\`${name}\``))}`,
  });
}

function reportNot(not: CompiledNode, findings: Findings): void {
  findings.add({
    id: 'schema/union',
    message: `\`${findings.here()}\` has a form that is not allowed: ${describe(not)}`,
    fix: `change it so that it has no ${describe(not)}`,
  });
}

/** The names of options that each ask for one field. */
function memberNames(options: readonly CompiledNode[]): readonly string[] | undefined {
  const names = options.map(({ schema }) => (schema.required?.length === 1 ? schema.required[0] : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** A subschema in a few words. */
function describe(node: CompiledNode): string {
  const { required, enum: allowed, pattern, format, type, properties, minLength, maxLength } = node.schema;
  const meaning = pattern === undefined ? undefined : findPatternMeaning(pattern);
  if (meaning !== undefined) return meaning;
  const parts: string[] = [];
  if (type) parts.push(`type ${type}`);
  if (required)
    parts.push(
      alternatives(
        required.map((name) => `\`${name}\``),
        'and',
      ),
    );
  if (allowed) parts.push(`one of ${alternatives(allowed.map(String))}`);
  if (pattern) parts.push(`the pattern ${pattern}`);
  if (format) parts.push(`the format ${format}`);
  if (minLength !== undefined) parts.push(`at least ${minLength} characters`);
  if (maxLength !== undefined) parts.push(`at most ${maxLength} characters`);
  if (properties) {
    for (const [name, property] of node.properties) parts.push(`\`${name}\` with ${describe(property)}`);
  }
  if (node.schema.anyOf) parts.push(alternatives(node.anyOf.map(describe)));
  if (node.not) parts.push(`not ${describe(node.not)}`);
  return parts.join(', ') || 'another form';
}
