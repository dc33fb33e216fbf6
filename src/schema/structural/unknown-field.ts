import { findClosest } from '../../diagnostics/did-you-mean';
import type { FieldPath } from '../../diagnostics/pointer';
import type { Deprecation } from '../node';
import type { CompiledNode } from './compiled-node';
import { pathInstead } from './deprecated';
import { alternatives, fieldName, type Findings } from './findings';

const MOST_SEARCHED = 4000;
const MOST_REMEMBERED = 200;

/**
 * Reports a field that the schema does not have, with what was meant: a field of the same place with a close name, or
 * the same name elsewhere. Returns the field of the same place.
 */
export function reportUnknownField(
  name: string,
  node: CompiledNode,
  ancestors: readonly CompiledNode[],
  findings: Findings,
): string | undefined {
  const isTop = findings.path.length === 0;
  const meant = findMeant(name, node, ancestors, findings);
  findings.add({
    id: 'schema/unknown-field',
    message: isTop
      ? `\`${name}\` is no field of ${findings.kind}`
      : `\`${findings.here(name)}\` is no field of \`${findings.here()}\` in ${findings.kind}`,
    fix: meant?.fix ?? fixWithout(name, node),
    below: [name],
  });
  return meant?.sibling;
}

interface Meant {
  readonly fix: string;
  readonly sibling?: string;
}

function findMeant(
  name: string,
  node: CompiledNode,
  ancestors: readonly CompiledNode[],
  findings: Findings,
): Meant | undefined {
  const { former = {} } = node.schema;
  if (Object.hasOwn(former, name)) return formerly(name, former[name]!, findings);
  const siblings = [...currentFields(node), ...deprecatedFields(node)];
  const sameLetters = siblings.find((sibling) => plainLetters(sibling) === plainLetters(name));
  if (sameLetters !== undefined) return didYouMean(sameLetters, node, findings);
  const below = findBelow(name, node);
  if (below) return moveTo([...findings.path, ...below]);
  const close = findClosest(name, siblings);
  if (close !== undefined) return didYouMean(close, node, findings);
  const elsewhere = findElsewhere(name, ancestors, findings);
  return elsewhere && moveTo(elsewhere);
}

function currentFields(node: CompiledNode): string[] {
  return [...node.properties].filter(([, { deprecated }]) => !deprecated).map(([name]) => name);
}

function deprecatedFields(node: CompiledNode): string[] {
  return [...node.properties].filter(([, { deprecated }]) => deprecated).map(([name]) => name);
}

/** The sibling, or what takes its place where it is deprecated. */
function didYouMean(sibling: string, node: CompiledNode, findings: Findings): Meant | undefined {
  const { deprecated } = node.properties.get(sibling)!;
  if (!deprecated) return { fix: `did you mean \`${sibling}\`?`, sibling };
  const instead = pathInstead(deprecated, findings.path);
  return instead && moveTo(instead);
}

function formerly(name: string, deprecation: Deprecation, findings: Findings): Meant {
  const instead = pathInstead(deprecation, findings.path);
  return (instead && moveTo(instead)) ?? { fix: deprecation.fix ?? `remove \`${name}\`` };
}

/** Nobody but controllers writes the status. */
function moveTo(path: FieldPath): Meant | undefined {
  return path[0] === 'status' ? undefined : { fix: `move it to \`${placeName(path)}\`` };
}

function fixWithout(name: string, node: CompiledNode): string {
  const siblings = currentFields(node);
  return siblings.length === 0 ? `remove \`${name}\`` : `remove \`${name}\`, or use one of ${alternatives(siblings)}`;
}

function plainLetters(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The path of a field of this name, below the nearest ancestor that has one. */
function findElsewhere(name: string, ancestors: readonly CompiledNode[], findings: Findings): FieldPath | undefined {
  // A part of an object is checked from a node below the root.
  const start = findings.path.length - ancestors.length;
  for (let depth = ancestors.length - 1; depth >= 0; depth--) {
    const found = findBelow(name, ancestors[depth]!);
    if (found) return [...findings.path.slice(0, start + depth), ...found];
  }
  return undefined;
}

/** A path whose `*` stands for any item or key. */
function placeName(path: FieldPath): string {
  return fieldName(path).replace(/\["\*"\]/g, '[*]');
}

type Path = readonly string[];

const searched = new WeakMap<CompiledNode, Map<string, Path | undefined>>();

/** The shortest path from a node to a property of this name; long lists of equal mistakes are searched for once. */
function findBelow(name: string, from: CompiledNode): Path | undefined {
  let known = searched.get(from);
  if (!known || known.size >= MOST_REMEMBERED) searched.set(from, (known = new Map()));
  if (!known.has(name)) known.set(name, searchBelow(name, from));
  const path = known.get(name);
  return path && isNear(name, path) ? path : undefined;
}

/** Far below, a place is meant only by a name that says much: `credentialName` does, `status` may be anything. */
function isNear(name: string, path: Path): boolean {
  const depth = path.filter((key) => key !== '*').length;
  return depth <= Math.max(2, Math.floor(name.length / 3));
}

function searchBelow(name: string, from: CompiledNode): Path | undefined {
  const seen = new Set<CompiledNode>([from]);
  let level: { readonly node: CompiledNode; readonly path: Path }[] = [{ node: from, path: [] }];
  while (level.length > 0 && seen.size < MOST_SEARCHED) {
    const next: typeof level = [];
    for (const { node, path } of level) {
      const property = node.properties.get(name);
      if (property && !property.deprecated) return [...path, name];
      const children = [...node.properties].map(([key, child]) => ({ node: child, path: [...path, key] }));
      if (node.items) children.push({ node: node.items, path: [...path, '*'] });
      if (node.values) children.push({ node: node.values, path: [...path, '*'] });
      for (const child of children) {
        if (seen.has(child.node)) continue;
        seen.add(child.node);
        next.push(child);
      }
    }
    level = next;
  }
  return undefined;
}
