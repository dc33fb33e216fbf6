import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaFile, SchemaNode } from '../../src/schema/node';

/** A place where at most one of some fields may be set. */
export interface ExclusivePlace {
  readonly kind: string;
  /** From the object's root; `*` is any element or key. */
  readonly path: readonly string[];
  readonly fields: readonly string[];
  /** An object with only these fields set, as TypeScript. */
  literal(fields: readonly string[]): string;
}

/** The places of a group's kinds that say so with `oneOf`, in the version that types are made for. */
export function findExclusivePlaces(group: string): ExclusivePlace[] {
  const file = JSON.parse(readFileSync(join(__dirname, `../../imports/${group}.schema.json`), 'utf8')) as SchemaFile;
  return Object.entries(file.kinds).flatMap(([kind, { versions }]) => placesOf(file, kind, Object.values(versions)[0]!));
}

function placesOf(file: SchemaFile, kind: string, root: number): ExclusivePlace[] {
  const places: ExclusivePlace[] = [];
  const visit = (index: number, path: readonly string[]): void => {
    const node = file.nodes[index]!;
    const combined = [node, ...(node.allOf ?? []).map((part) => file.nodes[part]!)];
    for (const { oneOf } of combined) {
      const fields = (oneOf ?? []).flatMap((member) => file.nodes[member]!.required ?? []);
      if (fields.length < 2) continue;
      places.push({ kind, path, fields, literal: (set) => objectLiteral(file, node, set) });
    }
    for (const [name, child] of Object.entries(node.properties ?? {})) visit(child, [...path, name]);
    for (const child of [node.items, node.additionalProperties]) if (child !== undefined) visit(child, [...path, '*']);
  };
  visit(root, []);
  return places;
}

function objectLiteral(file: SchemaFile, node: SchemaNode, extra: readonly string[]): string {
  const names = new Set([...(node.required ?? []), ...extra]);
  const fields = [...names].map((name) => `${name}: ${literalOf(file, file.nodes[node.properties![name]!]!)}`);
  return `{ ${fields.join(', ')} }`;
}

/** The smallest value that fits; every text is a duration, since some have to be. */
function literalOf(file: SchemaFile, node: SchemaNode): string {
  if (node.enum) return JSON.stringify(node.enum[0]);
  switch (node.type) {
    case 'object':
      return objectLiteral(file, node, []);
    case 'array':
      return '[]';
    case 'boolean':
      return 'true';
    case 'string':
      return "'1s'";
    default:
      return '1';
  }
}
