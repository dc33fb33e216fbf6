import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import type { KindDefinition } from '../../src/generator/input/kind-definition';
import type { OpenApiSchema } from '../../src/generator/input/open-api-schema';

/** A CRD with one version and the given spec. */
export function makeCrd(group: string, kind: string, spec: OpenApiSchema, versions = [{ name: 'v1', served: true }]) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.${group}` },
    spec: {
      group,
      names: { kind, plural: `${kind.toLowerCase()}s` },
      scope: 'Namespaced',
      versions: versions.map((version) => ({ ...version, schema: { openAPIV3Schema: rootOf(spec) } })),
    },
  };
}

/** A new folder with one YAML file per name. */
export function writeYaml(files: Readonly<Record<string, readonly object[] | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'generator-'));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : content.map((document) => dump(document)).join('---\n');
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A kind as the readers give it. */
export function makeKind(group: string, kind: string, spec: OpenApiSchema, version = 'v1'): KindDefinition {
  const versions = [{ name: version, schema: rootOf(spec) }];
  return { group, kind, plural: `${kind.toLowerCase()}s`, scope: 'Namespaced', versions };
}

/** A closed object with these fields. */
export function objectOf(properties: Record<string, OpenApiSchema>, more: Partial<OpenApiSchema> = {}): OpenApiSchema {
  return { type: 'object', properties, ...more };
}

function rootOf(spec: OpenApiSchema): OpenApiSchema {
  return objectOf({ spec, status: objectOf({ ready: { type: 'boolean' } }) }, { required: ['spec'] });
}
