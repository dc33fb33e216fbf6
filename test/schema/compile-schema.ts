import type { CelRule, SchemaFile, SchemaNode } from '../../src/schema/node';
import { SchemaGraph, type CompiledNode } from '../../src/schema/structural/compiled-node';

/** A schema node with its subschemas in place, as one reads it in a resource definition. */
export type InlineNode = Omit<
  SchemaNode,
  'properties' | 'additionalProperties' | 'items' | 'oneOf' | 'anyOf' | 'allOf' | 'not' | 'rules'
> & {
  readonly properties?: Readonly<Record<string, InlineNode>>;
  readonly additionalProperties?: InlineNode;
  readonly items?: InlineNode;
  readonly oneOf?: readonly InlineNode[];
  readonly anyOf?: readonly InlineNode[];
  readonly allOf?: readonly InlineNode[];
  readonly not?: InlineNode;
  readonly rules?: readonly string[];
};

/** The compiled form of a schema that a test writes in place. */
export function compileSchema(schema: InlineNode): CompiledNode {
  const nodes: SchemaNode[] = [];
  const rules: CelRule[] = [];
  const add = (inline: InlineNode): number => {
    const { properties, additionalProperties, items, oneOf, anyOf, allOf, not, rules: texts, ...rest } = inline;
    const node: SchemaNode = {
      ...rest,
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, add(value)])),
      }),
      ...(additionalProperties && { additionalProperties: add(additionalProperties) }),
      ...(items && { items: add(items) }),
      ...(oneOf && { oneOf: oneOf.map(add) }),
      ...(anyOf && { anyOf: anyOf.map(add) }),
      ...(allOf && { allOf: allOf.map(add) }),
      ...(not && { not: add(not) }),
      ...(texts && { rules: texts.map((rule) => rules.push({ rule }) - 1) }),
    };
    return nodes.push(node) - 1;
  };
  const root = add(schema);
  const file: SchemaFile = { kinds: {}, nodes, rules };
  return new SchemaGraph(file).at(root);
}
