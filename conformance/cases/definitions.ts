import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Json } from './json';

/** A schema as a CustomResourceDefinition writes it. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  default?: Json;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-validations'?: { rule: string }[];
}

/** One served version of one kind. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: Schema;
}

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** The newest file of each product of a folder of `<product>-<version>[-<channel>].yaml`. */
export function newestFiles(folder: string): string[] {
  const newest = new Map<string, { file: string; version: readonly number[] }>();
  for (const file of readdirSync(folder).sort()) {
    const match = /^(.+)-(\d+)\.(\d+)\.(\d+)((?:-[a-z]+)?)\.ya?ml$/.exec(file);
    if (!match) continue;
    const product = `${match[1]}${match[5]}`;
    const version = [Number(match[2]), Number(match[3]), Number(match[4])];
    const known = newest.get(product);
    if (!known || isNewer(version, known.version)) newest.set(product, { file, version });
  }
  return [...newest.values()].map(({ file }) => join(folder, file));
}

function isNewer(left: readonly number[], right: readonly number[]): boolean {
  const different = left.findIndex((part, i) => part !== right[i]);
  return different >= 0 && (left[different] as number) > (right[different] as number);
}

/** Every served version of every kind of the files. */
export function readKinds(files: readonly string[]): Kind[] {
  const kinds: Kind[] = [];
  for (const file of files) {
    for (const document of loadAll(readFileSync(file, 'utf8')) as (Definition | null)[]) {
      if (document?.kind !== 'CustomResourceDefinition') continue;
      const { group, scope, names, versions } = document.spec;
      for (const version of versions) {
        if (!version.served) continue;
        kinds.push({ group, version: version.name, kind: names.kind, scope, schema: version.schema.openAPIV3Schema });
      }
    }
  }
  return kinds;
}

/** `networking.istio.io/v1 VirtualService`. */
export function nameOf(kind: Kind): string {
  return `${kind.group}/${kind.version} ${kind.kind}`;
}
