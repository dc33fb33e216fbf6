import type { Deprecation } from '../../schema/node';
import type { KindDefinition } from '../input/kind-definition';
import type { OpenApiSchema } from '../input/open-api-schema';
import type { Discriminator } from './discriminators';
import { findDiscriminator } from './discriminators';
import { isDuration } from './duration-fields';
import type { ExclusiveGroup } from './exclusive-groups';
import { exclusiveGroups } from './exclusive-groups';
import { literalsOf } from './literals';
import type { Place, Shape, TypeExpression } from './type-expression';
import { referencesOf, referenceTo } from './type-expression';

const NEVER: TypeExpression = { tsType: 'never' };

/** A kind with the types of its top-level fields. */
export interface KindShape {
  readonly definition: KindDefinition;
  readonly version: string;
  /** What the user gives beside the metadata. */
  readonly fields: TypeExpression;
}

/** All named shapes of one product; equal ones are one, wherever they occur. */
export class ShapeCollector {
  readonly kinds: KindShape[] = [];
  readonly shapes = new Map<string, Shape>();
  private readonly keys = new Map<string, string>();

  constructor(private readonly product: string) {}

  /** Adds the newest version of a kind. */
  add(definition: KindDefinition): void {
    const [version] = definition.versions;
    const { schema, name } = version!;
    const kindPlace: Place = { group: definition.group, version: name, kind: definition.kind, path: definition.kind };
    const properties: Record<string, TypeExpression> = {};
    for (const [field, fieldSchema] of Object.entries(schema.properties ?? {})) {
      if (['apiVersion', 'kind', 'metadata', 'status'].includes(field)) continue;
      const path = field === 'spec' ? definition.kind : `${definition.kind}.${field}`;
      properties[field] = this.expressionOf(fieldSchema, { ...kindPlace, path });
    }
    const required = Object.keys(properties).filter((field) => field === 'spec' || requiredOf(schema).includes(field));
    this.kinds.push({ definition, version: name, fields: objectOf(properties, required) });
  }

  private expressionOf(schema: OpenApiSchema, place: Place): TypeExpression {
    if (schema['x-kubernetes-int-or-string'] || isAmount(schema)) return { type: ['number', 'string'] };
    if (isDuration(schema, this.product, place.path)) return { tsType: 'Duration' };
    const literals = literalsOf(schema);
    if (literals) return { enum: literals };
    switch (schema.type) {
      case 'array':
        return { type: 'array', items: this.expressionOf(schema.items ?? {}, { ...place, path: `${place.path}[]` }) };
      case 'object':
        return this.objectExpression(schema, place);
      case 'integer':
        return { type: 'number' };
      case undefined:
        return { tsType: 'unknown' };
      default:
        return { type: schema.type };
    }
  }

  private objectExpression(schema: OpenApiSchema, place: Place): TypeExpression {
    const { properties, additionalProperties: values } = schema;
    if (properties && Object.keys(properties).length > 0) return this.namedShape(schema, place);
    if (typeof values === 'object') {
      return {
        type: 'object',
        additionalProperties: this.expressionOf(values, { ...place, path: `${place.path}{}` }),
      };
    }
    const open = values === true || schema['x-kubernetes-preserve-unknown-fields'];
    return open ? { type: 'object', additionalProperties: true } : { tsType: 'Record<string, never>' };
  }

  private namedShape(schema: OpenApiSchema, place: Place): TypeExpression {
    const properties: Record<string, TypeExpression> = {};
    for (const name of Object.keys(schema.properties!).sort()) {
      const property = schema.properties![name]!;
      const expression = this.expressionOf(property, { ...place, path: `${place.path}.${name}` });
      properties[name] = property.deprecated
        ? { ...expression, description: deprecationTag(property.deprecated) }
        : expression;
    }
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
    const definition = definitionOf(properties, schema, open);
    const text = JSON.stringify(definition);
    let key = this.keys.get(text);
    if (key === undefined) {
      key = `<${this.keys.size}>`;
      this.keys.set(text, key);
      this.shapes.set(key, {
        key,
        definition,
        references: referencesOf(definition),
        places: [],
        fields: Object.keys(properties),
      });
    }
    const { title } = schema;
    this.shapes.get(key)!.places.push(title === undefined ? place : { ...place, title });
    return referenceTo(key);
  }
}

/** The tag for which editors strike a field through. */
function deprecationTag({ use, hasNoEffect, fix }: Deprecation): string {
  const parts = [
    ...(hasNoEffect ? ['It has no effect'] : []),
    ...(fix === undefined && use !== undefined ? [`Use \`${use.replace(/\[\].*/, '')}\``] : []),
  ];
  return `@deprecated ${parts.map((part) => `${part}.`).join(' ')}`.trim();
}

/** A number, also as text. */
function isAmount({ type, anyOf }: OpenApiSchema): boolean {
  const types = anyOf?.map((member) => member.type) ?? [];
  return type === undefined && types.length === 2 && types.includes('number') && types.includes('string');
}

/** The fields that users must write: the API server sets those with a default before it looks. */
function requiredOf({ required = [], properties }: OpenApiSchema): string[] {
  return required.filter((name) => properties?.[name]?.default === undefined);
}

function definitionOf(
  properties: Readonly<Record<string, TypeExpression>>,
  schema: OpenApiSchema,
  open: boolean,
): TypeExpression {
  const required = requiredOf(schema);
  const discriminator = findDiscriminator(schema);
  const dependent = new Set(
    discriminator ? [discriminator.field, ...Object.keys(discriminator.values[0]!.fields)] : [],
  );
  // The discriminator says more than a group of the fields that depend on it.
  const groups = exclusiveGroups(schema).filter(({ fields }) => !fields.every((field) => dependent.has(field)));
  const special = new Set([...dependent, ...groups.flatMap(({ fields }) => fields)]);
  const free = Object.keys(properties).filter((name) => !special.has(name));
  const own = objectOf(pick(properties, free), required, open);
  const unions = groups.map((group) => unionOf(group, properties, required));
  if (discriminator) unions.unshift(variantsOf(discriminator, properties));
  const parts = free.length > 0 ? [own, ...unions] : unions;
  return parts.length === 1 ? parts[0]! : { allOf: parts };
}

/** One member per value of the discriminator. */
function variantsOf(
  { field, defaultValue, values }: Discriminator,
  properties: Readonly<Record<string, TypeExpression>>,
): TypeExpression {
  const members = values.map(({ value, fields }) => {
    const dependent = Object.entries(fields).map(
      ([name, presence]) => [name, presence === 'never' ? NEVER : properties[name]!] as const,
    );
    const required = Object.keys(fields).filter((name) => fields[name] === 'required');
    const written = value === defaultValue ? required : [field, ...required];
    return objectOf({ [field]: { enum: [value] }, ...Object.fromEntries(dependent) }, written);
  });
  return { anyOf: members };
}

/** One member per field that may be set; the others are `never` in it. */
function unionOf(
  { fields, exactlyOne }: ExclusiveGroup,
  properties: Readonly<Record<string, TypeExpression>>,
  required: readonly string[],
): TypeExpression {
  const members = fields.map((set) => {
    const member = fields.map((field) => [field, field === set ? properties[field]! : NEVER] as const);
    return objectOf(Object.fromEntries(member), exactlyOne || required.includes(set) ? [set] : []);
  });
  return { anyOf: members };
}

function objectOf(
  properties: Readonly<Record<string, TypeExpression>>,
  required: readonly string[],
  open = false,
): TypeExpression {
  const present = required.filter((name) => Object.hasOwn(properties, name)).sort();
  return { type: 'object', additionalProperties: open, properties, required: present };
}

function pick<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, record[name]!]));
}
