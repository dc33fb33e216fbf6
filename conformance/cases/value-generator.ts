import type { Schema } from './definitions';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import type { Random } from './random';
import { sampleString } from './sample-strings';

/** Steps into a schema: a property's name, `[]` for the items of a list, `{}` for the values of a map. */
export type SchemaPath = readonly string[];

type Hints = ReadonlyMap<string, readonly string[]>;

const MAP_KEYS = ['app', 'version', 'x-user', 'example.com/team', 'http', 'grpc'];
const FREE_VALUES: readonly Json[] = ['free', 1, true, { a: { b: ['c'] } }, ['x', 2], {}, [], 1.5];

/** Makes values that fit a schema's keywords, and often its CEL rules. */
export class ValueGenerator {
  constructor(private readonly random: Random) {}

  /** A value that contains the place of `through`, however rarely its fields are set. */
  make(schema: Schema, through: SchemaPath = [], depth = 0, inherited: Hints = new Map()): Json {
    if (schema.enum) return this.random.pick(schema.enum);
    if (schema['x-kubernetes-int-or-string']) return this.intOrString(schema);
    const hints = withLiterals(inherited, schema);
    switch (schema.type) {
      case 'object':
        return this.object(schema, through, depth, hints);
      case 'array':
        return this.list(schema, through, depth, hints);
      case 'string':
        return sampleString(schema, this.random, []);
      case 'integer':
      case 'number':
        return this.number(schema);
      case 'boolean':
        return this.random.chance(0.5);
      default:
        return this.random.pick(FREE_VALUES);
    }
  }

  private property(name: string, schema: Schema, through: SchemaPath, depth: number, hints: Hints): Json {
    const literals = hints.get(name);
    if (literals && schema.type === 'string' && !schema.enum && this.random.chance(0.6)) {
      return sampleString(schema, this.random, literals);
    }
    const allowed = schema.enum?.filter((value) => literals?.includes(value as string));
    if (allowed && allowed.length > 0 && this.random.chance(0.5)) return this.random.pick(allowed);
    return this.make(schema, through, depth, hints);
  }

  private object(schema: Schema, through: SchemaPath, depth: number, hints: Hints): Json {
    const properties = schema.properties ?? {};
    const made: JsonObject = {};
    const { include, exclude } = this.chooseBranches(schema, through[0]);
    const required = new Set([...(schema.required ?? []), ...include]);
    const names = Object.keys(properties);
    const wanted = Math.min(0.5, (depth < 3 ? 2.5 : 1.2) / Math.max(names.length, 1));
    for (const name of names) {
      const onPath = through[0] === name;
      if (!required.has(name) && !onPath && (exclude.has(name) || !this.random.chance(wanted))) continue;
      const property = properties[name] as Schema;
      if (property.default !== undefined && !onPath && this.random.chance(0.5)) continue;
      made[name] = this.property(name, property, onPath ? through.slice(1) : [], depth + 1, hints);
    }
    if (isObject(schema.additionalProperties as Json)) {
      this.fillMap(made, schema, through[0] === '{}' ? through.slice(1) : undefined, depth, hints);
    } else if (schema['x-kubernetes-preserve-unknown-fields'] && this.random.chance(0.5)) {
      made['anything'] = this.random.pick(FREE_VALUES);
    }
    if (schema['x-kubernetes-embedded-resource']) {
      Object.assign(made, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } });
    }
    return made;
  }

  private fillMap(
    made: JsonObject,
    schema: Schema,
    through: SchemaPath | undefined,
    depth: number,
    hints: Hints,
  ): void {
    const rules = (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule).join('\n');
    const keys = rules.includes('int(key)')
      ? ['80', '8080', '65535', '1']
      : MAP_KEYS.slice(0, rules.includes('[-a-zA-Z0-9]*') ? 2 : 6);
    const least = Math.max(schema.minProperties ?? 0, through ? 1 : 0);
    const count = Math.min(this.random.integer(least, Math.max(least, 2)), schema.maxProperties ?? Infinity);
    for (const key of this.random.shuffle(keys).slice(0, count)) {
      made[key] = this.make(schema.additionalProperties as Schema, through ?? [], depth + 1, hints);
    }
  }

  private list(schema: Schema, through: SchemaPath, depth: number, hints: Hints): Json {
    const onPath = through[0] === '[]';
    const least = Math.max(schema.minItems ?? 0, onPath ? 1 : 0);
    const most = Math.min(schema.maxItems ?? Infinity, Math.max(least, this.random.chance(0.75) ? 1 : 3));
    const count = this.random.integer(least, Math.max(least, most));
    const items: Json[] = [];
    for (let i = 0; i < count; i++) {
      const inner = onPath && i === 0 ? through.slice(1) : [];
      const item = this.make(schema.items ?? {}, inner, depth + 1, hints);
      if (!this.clashes(schema, items, item) || items.length < least) items.push(item);
    }
    return items;
  }

  private clashes(schema: Schema, items: readonly Json[], item: Json): boolean {
    if (schema['x-kubernetes-list-type'] === 'set') {
      return items.some((other) => JSON.stringify(other) === JSON.stringify(item));
    }
    const keys = schema['x-kubernetes-list-map-keys'];
    if (!keys || !isObject(item)) return false;
    return items.some((other) => isObject(other) && keys.every((key) => other[key] === item[key]));
  }

  private number(schema: Schema): Json {
    const low = Math.ceil(schema.minimum ?? (this.random.chance(0.1) ? -5 : 0)) + (schema.exclusiveMinimum ? 1 : 0);
    const high = Math.floor(schema.maximum ?? low + 100) - (schema.exclusiveMaximum ? 1 : 0);
    const pick = this.random.chance(0.2)
      ? this.random.pick([low, high])
      : this.random.integer(low, Math.min(high, low + 100));
    const step = schema.multipleOf ?? 0;
    if (step > 0) return Math.ceil(pick / step) * step;
    return schema.type === 'number' && this.random.chance(0.3) && pick < high ? pick + 0.5 : pick;
  }

  private intOrString(schema: Schema): Json {
    if (this.random.chance(0.5)) return this.random.integer(0, 100);
    return schema.pattern === undefined
      ? this.random.pick(['50%', 'http', '8080'])
      : sampleString(schema, this.random, []);
  }

  /** Which members the `oneOf` and `anyOf` of an object ask for and which they forbid, one branch of each chosen. */
  private chooseBranches(
    schema: Schema,
    preferred: string | undefined,
  ): { include: Set<string>; exclude: Set<string> } {
    const include = new Set<string>();
    const exclude = new Set<string>();
    const groups = [schema, ...(schema.allOf ?? [])].flatMap(({ oneOf, anyOf }) => [oneOf ?? [], anyOf ?? []]);
    for (const branches of groups.filter((group) => group.length > 0)) {
      const onPath = branches.find(({ required }) => preferred !== undefined && required?.includes(preferred));
      const chosen = onPath ?? this.random.pick(branches);
      for (const name of branches.flatMap(({ required }) => required ?? [])) exclude.add(name);
      for (const name of chosen.required ?? []) include.add(name);
    }
    return { include, exclude };
  }
}

/** Adds the literals that an object's CEL rules compare fields with, by the field's name. */
function withLiterals(inherited: Hints, schema: Schema): Hints {
  const rules = schema['x-kubernetes-validations'];
  if (!rules) return inherited;
  const hints = new Map(inherited);
  for (const { rule } of rules) {
    for (const [, field, single, list] of rule.matchAll(/\.(\w+) (?:==|in) (?:["']([^"']*)["']|\[([^\]]*)\])/g)) {
      const literals =
        list === undefined
          ? [single as string]
          : [...list.matchAll(/["']([^"']*)["']/g)].map((match) => match[1] as string);
      hints.set(field as string, [...new Set([...(hints.get(field as string) ?? []), ...literals])]);
    }
  }
  return hints;
}
