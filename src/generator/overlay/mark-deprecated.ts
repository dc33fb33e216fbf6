import type { Deprecation } from '../../schema/node';
import type { KindDefinition } from '../input/kind-definition';
import type { OpenApiSchema } from '../input/open-api-schema';
import { DEPRECATED_FIELDS, DEPRECATED_VALUES, FORMER_FIELDS } from './deprecations';

/** The kind with what Istio calls deprecated, or had once, marked in its schemas. */
export function markDeprecated(definition: KindDefinition): KindDefinition {
  const versions = definition.versions.map((version) => {
    const { spec, ...others } = version.schema.properties ?? {};
    if (!spec) return version;
    const properties = { ...others, spec: marked(spec, definition.kind) };
    return { ...version, schema: { ...version.schema, properties } };
  });
  return { ...definition, versions };
}

function marked(schema: OpenApiSchema, path: string): OpenApiSchema {
  const { properties, items } = schema;
  const field = findByEnd(DEPRECATED_FIELDS, path);
  const value = findByEnd(DEPRECATED_VALUES, path);
  const former = findByEnd(FORMER_FIELDS, path);
  return {
    ...schema,
    ...(field && { deprecated: deprecationOf(field) }),
    ...(value && { deprecatedValues: { [value.value]: deprecationOf(value) } }),
    ...(former && { former }),
    ...(items && { items: marked(items, `${path}[]`) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, marked(property, `${path}.${name}`)]),
      ),
    }),
  };
}

/** What the library is to know of it. */
function deprecationOf(entry: Deprecation): Deprecation {
  const kept = ['use', 'hasNoEffect', 'isFoundByRule', 'fix'] as const;
  return Object.fromEntries(kept.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]])));
}

/** The entry whose key is the path, or its end from a field on. */
function findByEnd<Entry>(table: Readonly<Record<string, Entry>>, path: string): Entry | undefined {
  for (let start = 0; start >= 0; start = path.indexOf('.', start + 1)) {
    const end = start === 0 ? path : path.slice(start + 1);
    if (Object.hasOwn(table, end)) return table[end];
  }
  return undefined;
}
