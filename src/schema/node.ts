/**
 * The compact form of a CRD's structural schema, as the generator writes it to `imports/<group>.schema.json`:
 * standard keywords, with every subschema an index into the file's one list of nodes, so equal nodes exist once.
 */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly nullable?: true;
  readonly properties?: Readonly<Record<string, number>>;
  readonly required?: readonly string[];
  /** Index of the schema of the values of a map. */
  readonly additionalProperties?: number;
  readonly items?: number;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: true;
  readonly exclusiveMaximum?: true;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: unknown;
  readonly oneOf?: readonly number[];
  readonly anyOf?: readonly number[];
  readonly allOf?: readonly number[];
  readonly not?: number;
  /** x-kubernetes-preserve-unknown-fields */
  readonly preserveUnknown?: true;
  /** x-kubernetes-int-or-string */
  readonly intOrString?: true;
  /** x-kubernetes-embedded-resource */
  readonly embedded?: true;
  /** x-kubernetes-list-type */
  readonly listType?: 'atomic' | 'set' | 'map';
  /** x-kubernetes-list-map-keys */
  readonly listMapKeys?: readonly string[];
  /** x-kubernetes-map-type */
  readonly mapType?: 'atomic' | 'granular';
  /** Indices into the file's list of CEL rules. */
  readonly rules?: readonly number[];
  /** Of a field that upstream calls deprecated. */
  readonly deprecated?: Deprecation;
  /** Values of the enum that upstream calls deprecated. */
  readonly deprecatedValues?: Readonly<Record<string, Deprecation>>;
  /** Fields that an object had in older releases. */
  readonly former?: Readonly<Record<string, Deprecation>>;
}

/** What is to be known of a field that is deprecated, or is no field any more. */
export interface Deprecation {
  /**
   * What takes its place: another value; or another field, seen from the object that holds the field: `warmup.duration`, or with `../` from the one
   * around it. What stands before `[]` is a list with the value in its only item, or with an item for each of the value's.
   */
  readonly use?: string;
  /** Nothing reads it any more. */
  readonly hasNoEffect?: true;
  /** A rule of Istio's finds it, so that the schema does not. */
  readonly isFoundByRule?: true;
  /** What to type, where it is not the value at another place. */
  readonly fix?: string;
}

/** One `x-kubernetes-validations` rule; its upstream message is prose and is not kept. */
export interface CelRule {
  readonly rule: string;
  /** Relative to the field the rule stands on, e.g. `.metadata.name`. */
  readonly fieldPath?: string;
  readonly reason?: string;
  readonly optionalOldSelf?: true;
}

/** One kind of a group. */
export interface KindSchema {
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Index of the root node of each served version. */
  readonly versions: Readonly<Record<string, number>>;
}

/** The content of one `imports/<group>.schema.json`. */
export interface SchemaFile {
  readonly kinds: Readonly<Record<string, KindSchema>>;
  readonly nodes: readonly SchemaNode[];
  readonly rules: readonly CelRule[];
}
