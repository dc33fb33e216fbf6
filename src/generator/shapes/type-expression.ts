/**
 * A type as json-schema-to-typescript takes it. References to named shapes are `tsType: '<shape key>'` until names are
 * known.
 */
export interface TypeExpression {
  readonly type?: string | readonly string[];
  readonly tsType?: string;
  readonly enum?: readonly unknown[];
  readonly items?: TypeExpression;
  readonly properties?: Readonly<Record<string, TypeExpression>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: TypeExpression | boolean;
  readonly allOf?: readonly TypeExpression[];
  readonly anyOf?: readonly TypeExpression[];
  readonly description?: string;
}

/** One named type: an object whose shape occurs at one place or many. */
export interface Shape {
  readonly key: string;
  readonly definition: TypeExpression;
  /** The shapes that the definition refers to. */
  readonly references: readonly string[];
  readonly places: Place[];
  /** The names of its fields. */
  readonly fields: readonly string[];
}

/** Where a shape occurs. */
export interface Place {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As in `VirtualService.http[].match[]`: the spec's fields stand directly below the kind. */
  readonly path: string;
  /** The name that the document itself gives the type. */
  readonly title?: string;
}

const REFERENCE = /^<(\d+)>$/;

/** The reference to a shape. */
export function referenceTo(key: string): TypeExpression {
  return { tsType: key };
}

/** The keys of the shapes that an expression refers to. */
export function referencesOf(definition: TypeExpression): string[] {
  const found = new Set<string>();
  JSON.stringify(definition, (key, value: unknown) => {
    if (key === 'tsType' && typeof value === 'string' && REFERENCE.test(value)) found.add(value);
    return value;
  });
  return [...found];
}

/** A copy of an expression with another text for each `tsType`. */
export function mapTexts(expression: TypeExpression, map: (text: string) => string): TypeExpression {
  return JSON.parse(JSON.stringify(expression), (key, value: unknown) =>
    key === 'tsType' && typeof value === 'string' ? map(value) : value,
  ) as TypeExpression;
}
