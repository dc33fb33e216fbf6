import type { CelRule, KindSchema, SchemaFile, SchemaNode } from '../schema/node';
import type { KindDefinition, KindVersion } from './input/kind-definition';
import type { OpenApiRule, OpenApiSchema } from './input/open-api-schema';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Keywords that the compact form spells as the CRD does. */
const PLAIN = [
  'type',
  'enum',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'default',
  'deprecated',
  'deprecatedValues',
  'former',
] as const;

/** Keywords that mean something only when true. */
const FLAGS = [
  ['nullable', 'nullable'],
  ['exclusiveMinimum', 'exclusiveMinimum'],
  ['exclusiveMaximum', 'exclusiveMaximum'],
  ['uniqueItems', 'uniqueItems'],
  ['x-kubernetes-preserve-unknown-fields', 'preserveUnknown'],
  ['x-kubernetes-int-or-string', 'intOrString'],
  ['x-kubernetes-embedded-resource', 'embedded'],
] as const;

/** The compact schemas of one group: equal nodes and equal rules exist once. */
export class SchemaTable {
  private readonly kinds: Record<string, KindSchema> = {};
  private readonly nodes: SchemaNode[] = [];
  private readonly rules: CelRule[] = [];
  private readonly indices = new Map<string, number>();

  /** Adds all served versions of a kind. */
  add({ kind, plural, scope, versions }: KindDefinition): void {
    const roots = versions.map((version) => [version.name, this.rootIndex(version)] as const);
    this.kinds[kind] = { plural, scope, versions: Object.fromEntries(roots) };
  }

  /** The content of the group's file. */
  toFile(): SchemaFile {
    return { kinds: this.kinds, nodes: this.nodes, rules: this.rules };
  }

  /** Nobody writes a status: what stands in it fits. */
  private rootIndex({ schema, dropsStatus }: KindVersion): number {
    const { status, ...properties } = schema.properties ?? {};
    const open: OpenApiSchema = {
      ...(dropsStatus ? {} : { type: 'object' }),
      'x-kubernetes-preserve-unknown-fields': true,
    };
    return this.nodeIndex({ ...schema, properties: status ? { ...properties, status: open } : properties });
  }

  private nodeIndex(schema: OpenApiSchema): number {
    return this.intern('node', this.nodeOf(schema), this.nodes);
  }

  private nodeOf(schema: OpenApiSchema): SchemaNode {
    const plain = PLAIN.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, schema[keyword]]);
    const flags = FLAGS.filter(([keyword]) => schema[keyword] === true).map(([, flag]) => [flag, true]);
    const node = Object.fromEntries([...plain, ...flags]) as Writable<SchemaNode>;
    if (schema['x-kubernetes-list-type']) node.listType = schema['x-kubernetes-list-type'];
    if (schema['x-kubernetes-list-map-keys']) node.listMapKeys = schema['x-kubernetes-list-map-keys'];
    if (schema['x-kubernetes-map-type']) node.mapType = schema['x-kubernetes-map-type'];
    if (schema.required?.length) node.required = [...schema.required].sort();
    if (schema.properties) node.properties = this.propertiesOf(schema.properties);
    const values = schema.additionalProperties;
    if (values === true) node.preserveUnknown = true;
    else if (typeof values === 'object') node.additionalProperties = this.nodeIndex(values);
    if (schema.items) node.items = this.nodeIndex(schema.items);
    for (const keyword of ['oneOf', 'anyOf', 'allOf'] as const) {
      if (schema[keyword]) node[keyword] = schema[keyword].map((member) => this.nodeIndex(member));
    }
    if (schema.not) node.not = this.nodeIndex(schema.not);
    const rules = schema['x-kubernetes-validations'];
    if (rules?.length) node.rules = rules.map((rule) => this.ruleIndex(rule));
    return node;
  }

  private propertiesOf(properties: Readonly<Record<string, OpenApiSchema>>): Record<string, number> {
    const names = Object.keys(properties).sort();
    return Object.fromEntries(names.map((name) => [name, this.nodeIndex(properties[name]!)]));
  }

  private ruleIndex({ rule, fieldPath, reason, optionalOldSelf }: OpenApiRule): number {
    const kept: CelRule = {
      rule,
      ...(fieldPath !== undefined ? { fieldPath } : {}),
      ...(reason !== undefined ? { reason } : {}),
      ...(optionalOldSelf ? { optionalOldSelf: true as const } : {}),
    };
    return this.intern('rule', kept, this.rules);
  }

  private intern<T>(list: 'node' | 'rule', value: T, values: T[]): number {
    const key = list + JSON.stringify(value);
    let index = this.indices.get(key);
    if (index === undefined) {
      index = values.push(value) - 1;
      this.indices.set(key, index);
    }
    return index;
  }
}
