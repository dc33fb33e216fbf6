import { readFileSync } from 'node:fs';
import { GeneratorError } from '../generator-error';
import type { KindDefinition } from './kind-definition';
import type { OpenApiSchema } from './open-api-schema';

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
}

interface Operation {
  readonly 'x-kubernetes-action'?: string;
  readonly 'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string };
}

/** The kinds of Kubernetes' own OpenAPI v3 documents that `wanted` names, each in the version of its document. */
export function readOpenApi(files: readonly string[], wanted: ReadonlySet<string>): KindDefinition[] {
  return files.flatMap((file) => kindsOf(parse(file), wanted));
}

function parse(file: string): OpenApiDocument {
  let document: Partial<OpenApiDocument>;
  try {
    document = JSON.parse(readFileSync(file, 'utf8')) as Partial<OpenApiDocument>;
  } catch (error) {
    throw new GeneratorError(`${file}: ${(error as Error).message}`);
  }
  if (!document.paths || !document.components?.schemas) throw new GeneratorError(`${file}: not an OpenAPI v3 document`);
  return document as OpenApiDocument;
}

function kindsOf(document: OpenApiDocument, wanted: ReadonlySet<string>): KindDefinition[] {
  const reader = new ComponentReader(document.components.schemas);
  const resources = resourcesOf(document);
  return Object.entries(document.components.schemas).flatMap(([component, schema]) => {
    const [type] = schema['x-kubernetes-group-version-kind'] ?? [];
    const resource = type && resources.get(type.kind);
    if (!type || !resource || !wanted.has(type.kind)) return [];
    const versions = [{ name: type.version, schema: rootOf(reader.component(component)) }];
    return [{ group: type.group || 'core', kind: type.kind, ...resource, versions }];
  });
}

/** What a POST of each kind tells: its plural and whether its path has a namespace. */
function resourcesOf({ paths }: OpenApiDocument): Map<string, Pick<KindDefinition, 'plural' | 'scope'>> {
  const found = new Map<string, Pick<KindDefinition, 'plural' | 'scope'>>();
  for (const [path, operations] of Object.entries(paths)) {
    const post = operations.post as Operation | undefined;
    const kind = post?.['x-kubernetes-group-version-kind']?.kind;
    const plural = path.slice(path.lastIndexOf('/') + 1);
    if (post?.['x-kubernetes-action'] !== 'post' || !kind || path.includes('{name}')) continue;
    found.set(kind, { plural, scope: path.includes('{namespace}') ? 'Namespaced' : 'Cluster' });
  }
  return found;
}

/** The root of a kind as CRDs write it: the API server itself checks the metadata. */
function rootOf(schema: OpenApiSchema): OpenApiSchema {
  return { ...schema, properties: { ...schema.properties, metadata: { type: 'object' } } };
}

/** How an amount is written as text, as the definitions of other kinds state it. */
const AMOUNT =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/** Turns components that refer to each other into schemas as CRDs write them. */
class ComponentReader {
  private readonly known = new Map<string, OpenApiSchema>();

  constructor(private readonly components: Readonly<Record<string, OpenApiSchema>>) {}

  component(name: string): OpenApiSchema {
    let schema = this.known.get(name);
    if (!schema) {
      const component = this.components[name];
      if (!component) throw new GeneratorError(`the OpenAPI document has no component ${name}`);
      schema = { ...this.structural(component), title: name.slice(name.lastIndexOf('.') + 1) };
      this.known.set(name, schema);
    }
    return schema;
  }

  private structural(schema: OpenApiSchema): OpenApiSchema {
    const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]!.$ref : undefined);
    if (reference) return this.component(reference.slice(reference.lastIndexOf('/') + 1));
    // Native types decode null as absent.
    if (schema.oneOf) return this.scalar(schema.oneOf);
    const { type, format, properties, required, items, additionalProperties } = schema;
    return {
      type: type ?? 'object',
      nullable: true,
      ...(format ? { format } : {}),
      ...(required ? { required } : {}),
      ...(items ? { items: this.structural(items) } : {}),
      ...(typeof additionalProperties === 'object'
        ? { additionalProperties: this.structural(additionalProperties) }
        : {}),
      ...(properties ? { properties: this.properties(properties) } : {}),
      // An object that the document leaves open, such as managed fields.
      ...(type === 'object' && !properties && !additionalProperties
        ? { 'x-kubernetes-preserve-unknown-fields': true }
        : {}),
    };
  }

  /** A port or an amount: only amounts may be fractions, which int-or-string refuses. */
  private scalar(oneOf: readonly OpenApiSchema[]): OpenApiSchema {
    if (!oneOf.some(({ type }) => type === 'number')) {
      return { 'x-kubernetes-int-or-string': true, nullable: true, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
    }
    const anyOf = oneOf.map((form) => (form.type === 'string' ? { ...form, pattern: AMOUNT } : form));
    return { 'x-kubernetes-preserve-unknown-fields': true, nullable: true, anyOf };
  }

  private properties(properties: Readonly<Record<string, OpenApiSchema>>): Record<string, OpenApiSchema> {
    const names = Object.keys(properties).sort();
    return Object.fromEntries(names.map((name) => [name, this.structural(properties[name]!)]));
  }
}
