import { findClosest } from '../../diagnostics/did-you-mean';
import type { CompiledNode } from './compiled-node';
import { alternatives, fieldName, type Findings } from './findings';

const MOST_SEARCHED = 4000;

/** A field that the schema does not have: what was meant, a sibling with a close name or the same name elsewhere. */
export function reportUnknownField(
  name: string,
  node: CompiledNode,
  ancestors: readonly CompiledNode[],
  findings: Findings,
): void {
  const parent = findings.here();
  findings.add({
    id: 'schema/unknown-field',
    message: `\`${findings.path.length === 0 ? name : findings.here(name)}\` is no field of ${findings.path.length === 0 ? parent : `\`${parent}\` in ${findings.kind}`}`,
    fix: fixOf(name, node, ancestors, findings),
    below: [name],
  });
}

function fixOf(name: string, node: CompiledNode, ancestors: readonly CompiledNode[], findings: Findings): string {
  const siblings = [...node.properties.keys()];
  const sameLetters = siblings.find((sibling) => plainLetters(sibling) === plainLetters(name));
  if (sameLetters !== undefined) return `did you mean \`${sameLetters}\`?`;
  const elsewhere = findElsewhere(name, node, ancestors, findings);
  if (elsewhere !== undefined) return `move it to \`${elsewhere}\``;
  const close = findClosest(name, siblings);
  if (close !== undefined) return `did you mean \`${close}\`?`;
  if (siblings.length === 0) return `remove \`${name}\``;
  return `remove \`${name}\`, or use one of ${alternatives(siblings)}`;
}

function plainLetters(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The path of a field of this name, below the place first, then below each ancestor from the nearest on. */
function findElsewhere(
  name: string,
  node: CompiledNode,
  ancestors: readonly CompiledNode[],
  findings: Findings,
): string | undefined {
  const places = [...ancestors, node];
  for (let depth = places.length - 1; depth >= 0; depth--) {
    const found = findBelow(name, places[depth]!);
    if (found) return fieldName([...findings.path.slice(0, depth), ...found]).replace(/\["\*"\]/g, '[*]');
  }
  return undefined;
}

/** The shortest path from a node to a property of this name. */
function findBelow(name: string, from: CompiledNode): readonly string[] | undefined {
  const seen = new Set<CompiledNode>([from]);
  let level: { readonly node: CompiledNode; readonly path: readonly string[] }[] = [{ node: from, path: [] }];
  while (level.length > 0 && seen.size < MOST_SEARCHED) {
    const next: typeof level = [];
    for (const { node, path } of level) {
      if (node.properties.has(name)) return [...path, name];
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
