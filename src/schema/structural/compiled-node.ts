import type { CelRule, Deprecation, SchemaFile, SchemaNode } from '../node';
import { normalisedFormat } from './formats';

const NO_NODES: readonly CompiledNode[] = [];

/** Fields that exclude each other; `needed` says that one of them has to be set. */
export interface Choice {
  readonly members: readonly string[];
  readonly needed: boolean;
}

/** A schema node with its subschemas as objects, made when a value first meets it. */
export class CompiledNode {
  readonly types: readonly string[];
  /** The format, if the API server knows it for this type. */
  readonly format: string | undefined;
  /** Whether nothing but the type is stated, so that a value of that type is fine. */
  readonly isPlain: boolean;
  /** What is to be known of the field, where it is deprecated. */
  readonly deprecated: Deprecation | undefined;
  readonly deprecatedValues: Readonly<Record<string, Deprecation>> | undefined;
  private propertyNodes: ReadonlyMap<string, CompiledNode> | undefined;
  private oneOfNodes: readonly CompiledNode[] | undefined;
  private anyOfNodes: readonly CompiledNode[] | undefined;
  private allOfNodes: readonly CompiledNode[] | undefined;
  private choiceOfNode: Choice | 'none' | undefined;
  private defaultNodes: readonly (readonly [name: string, node: CompiledNode])[] | undefined;

  constructor(
    readonly schema: SchemaNode,
    private readonly graph: SchemaGraph,
  ) {
    this.deprecated = schema.deprecated;
    this.deprecatedValues = schema.deprecatedValues;
    this.types = schema.intOrString ? ['integer', 'string'] : schema.type ? [schema.type] : [];
    const format = normalisedFormat(schema.type, schema.intOrString ? undefined : schema.format);
    this.format = graph.isTyped && format === 'datetime' ? 'timestamp' : format;
    this.isPlain = this.types.length > 0 && Object.keys(schema).every((key) => key === 'type' || key === 'intOrString');
  }

  get properties(): ReadonlyMap<string, CompiledNode> {
    return (this.propertyNodes ??= new Map(
      Object.entries(this.schema.properties ?? {}).map(([name, index]) => [name, this.graph.at(index)]),
    ));
  }

  /** The properties that have a default. */
  get defaults(): readonly (readonly [name: string, node: CompiledNode])[] {
    return (this.defaultNodes ??= [...this.properties].filter(([, node]) => node.schema.default !== undefined));
  }

  get items(): CompiledNode | undefined {
    return this.find(this.schema.items);
  }

  /** The schema of the values of a map. */
  get values(): CompiledNode | undefined {
    return this.find(this.schema.additionalProperties);
  }

  get oneOf(): readonly CompiledNode[] {
    return (this.oneOfNodes ??= this.all(this.schema.oneOf));
  }

  get anyOf(): readonly CompiledNode[] {
    return (this.anyOfNodes ??= this.all(this.schema.anyOf));
  }

  get allOf(): readonly CompiledNode[] {
    return (this.allOfNodes ??= this.all(this.schema.allOf));
  }

  /** The fields of a `oneOf` that only asks which of them is set. */
  get choice(): Choice | undefined {
    return (this.choiceOfNode ??= findChoice(this.oneOf) ?? 'none') === 'none'
      ? undefined
      : (this.choiceOfNode as Choice);
  }

  get not(): CompiledNode | undefined {
    return this.find(this.schema.not);
  }

  get rules(): readonly CelRule[] {
    return (this.schema.rules ?? []).map((index) => this.graph.file.rules[index]!);
  }

  get isArray(): boolean {
    return this.schema.type === 'array';
  }

  private find(index: number | undefined): CompiledNode | undefined {
    return index === undefined ? undefined : this.graph.at(index);
  }

  private all(indices: readonly number[] | undefined): readonly CompiledNode[] {
    return indices ? indices.map((index) => this.graph.at(index)) : NO_NODES;
  }
}

/** A choice is written as one `required` for each member, and maybe one option that has none of them. */
function findChoice(options: readonly CompiledNode[]): Choice | undefined {
  const members: string[] = [];
  let needed = true;
  for (const { schema, not } of options) {
    const keywords = Object.keys(schema).length;
    if (keywords === 1 && not?.schema.anyOf) needed = false;
    else if (keywords === 1 && schema.required?.length === 1) members.push(schema.required[0]!);
    else return undefined;
  }
  return members.length === 0 ? undefined : { members, needed };
}

/** The nodes of one group's schema file. */
export class SchemaGraph {
  private readonly nodes: (CompiledNode | undefined)[] = [];

  /** `isTyped` is for Kubernetes' own kinds, which Go types read: those take times only as RFC 3339 writes them. */
  constructor(
    readonly file: SchemaFile,
    readonly isTyped = false,
  ) {}

  at(index: number): CompiledNode {
    return (this.nodes[index] ??= new CompiledNode(this.file.nodes[index]!, this));
  }
}
