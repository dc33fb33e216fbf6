import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findKubernetesDocuments } from '../../src/generator/input/go-modules';
import { newestKinds, releaseLines } from '../../src/generator/input/newest-releases';
import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';
import { readCrds } from '../../src/generator/input/read-crds';
import { readOpenApi } from '../../src/generator/input/read-open-api';

/** Where kubeconform finds the schema of a kind below the folder; the group of `v1` is `v1` to it. */
export const SCHEMA_LOCATION = '{{ .ResourceKind }}_{{ .Group }}_{{ .ResourceAPIVersion }}.json';

/** Writes what our own schemas are made from as JSON schemas: the newest CRDs of a folder, and the Service. */
export function writeSchemas(folder: string, crds: string): void {
  const kinds = [
    ...newestKinds(releaseLines(readCrds([crds]))),
    ...readOpenApi(findKubernetesDocuments(), new Set(['Service'])),
  ];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { group, kind, versions } of kinds) {
    for (const { name, schema } of versions) {
      const file = `${kind.toLowerCase()}_${group === 'core' ? name : group}_${name}.json`;
      const root = schema.properties ? { ...schema, properties: closeAll(schema.properties) } : schema;
      writeFileSync(join(folder, file), JSON.stringify(root));
    }
  }
}

/**
 * The schema without place for other fields than those it names, as the API server takes it and kubeconform's own
 * converter writes it. The root stays open: CRDs need not name `apiVersion`, `kind` and `metadata`.
 */
function close(schema: OpenApiSchema): OpenApiSchema {
  if (schema['x-kubernetes-int-or-string']) return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  const { properties, items, additionalProperties } = schema;
  const isOpen = additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'];
  return {
    ...schema,
    ...(properties && { properties: closeAll(properties) }),
    ...(properties && !isOpen && { additionalProperties: false }),
    ...(items && { items: close(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: close(additionalProperties) }),
  };
}

function closeAll(properties: Readonly<Record<string, OpenApiSchema>>): Record<string, OpenApiSchema> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, close(schema)]));
}
