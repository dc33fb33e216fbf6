import type { OpenApiSchema } from '../input/open-api-schema';
import { literalsOf } from './literals';

/** A field whose value says which other fields may, and must, be set. */
export interface Discriminator {
  readonly field: string;
  /** What the field is when it is not written. */
  readonly defaultValue?: string;
  /** Every value with what it means for the fields that depend on it. */
  readonly values: readonly { readonly value: string; readonly fields: Readonly<Record<string, Presence>> }[];
}

/** Whether a field may be set. */
export type Presence = 'required' | 'optional' | 'never';

/** One rule about a field, when the discriminator has a value. */
interface Dependency {
  readonly field: string;
  readonly discriminator: string;
  readonly value: string;
  /** With the value the field must be set. */
  readonly needed: boolean;
  /** With any other value it must not. */
  readonly only: boolean;
}

const FIELD = String.raw`self\.(\w+)`;
const TEXT = String.raw`["'](\w+)["']`;
const ONLY = new RegExp(String.raw`^!\(has\(${FIELD}\)\s*&&\s*${FIELD}\s*!=\s*${TEXT}\)$`);
const NEEDED = new RegExp(String.raw`^!\(!has\(${FIELD}\)\s*&&\s*${FIELD}\s*==\s*${TEXT}\)$`);
const BOTH = new RegExp(String.raw`^${FIELD}\s*==\s*${TEXT}\s*\?\s*has\(${FIELD}\)\s*:\s*!has\(${FIELD}\)$`);

/** The field by which CEL rules tell the variants of an object apart; undefined when they do not. */
export function findDiscriminator(schema: OpenApiSchema): Discriminator | undefined {
  const dependencies = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => dependencyOf(rule) ?? []);
  const field = dependencies[0]?.discriminator;
  if (field === undefined) return undefined;
  const { default: defaultValue } = schema.properties?.[field] ?? {};
  if (!schema.required?.includes(field) && defaultValue === undefined) return undefined;
  const usable = dependencies.filter(
    (dependency) => dependency.discriminator === field && isOptional(schema, dependency.field),
  );
  const literals = literalsOf(schema.properties?.[field] ?? {});
  if (!literals?.every((literal) => typeof literal === 'string') || usable.length === 0) return undefined;
  const values = literals.map((value) => ({ value, fields: presences(usable, value) }));
  return { field, ...(typeof defaultValue === 'string' ? { defaultValue } : {}), values };
}

function dependencyOf(text: string): Dependency | undefined {
  const rule = text.trim();
  const only = ONLY.exec(rule);
  if (only) return { field: only[1]!, discriminator: only[2]!, value: only[3]!, needed: false, only: true };
  const needed = NEEDED.exec(rule);
  if (needed) return { field: needed[1]!, discriminator: needed[2]!, value: needed[3]!, needed: true, only: false };
  const both = BOTH.exec(rule);
  if (!both || both[3] !== both[4]) return undefined;
  return { field: both[3]!, discriminator: both[1]!, value: both[2]!, needed: true, only: true };
}

function isOptional(schema: OpenApiSchema, field: string): boolean {
  return (
    schema.properties !== undefined && Object.hasOwn(schema.properties, field) && !schema.required?.includes(field)
  );
}

function presences(dependencies: readonly Dependency[], value: string): Record<string, Presence> {
  const fields = [...new Set(dependencies.map(({ field }) => field))].sort();
  return Object.fromEntries(
    fields.map((field) => {
      const own = dependencies.filter((dependency) => dependency.field === field);
      if (own.some((dependency) => dependency.only && dependency.value !== value)) return [field, 'never'];
      const needed = own.some((dependency) => dependency.needed && dependency.value === value);
      return [field, needed ? 'required' : 'optional'];
    }),
  );
}
