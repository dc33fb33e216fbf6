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

/** A file of definitions, named `<product>-<version>[-<channel>].yaml`. */
export interface Release {
  readonly file: string;
  /** With the channel, if there is one: `gateway-api-standard`. */
  readonly product: string;
  readonly version: readonly [major: number, minor: number, patch: number];
}

/** The releases of a folder, the newest of each product first. */
export function readReleases(folder: string): Release[] {
  const releases: Release[] = [];
  for (const name of readdirSync(folder).sort()) {
    const match = /^(.+)-(\d+)\.(\d+)\.(\d+)((?:-[a-z]+)?)\.ya?ml$/.exec(name);
    if (!match) continue;
    const version = [Number(match[2]), Number(match[3]), Number(match[4])] as const;
    releases.push({ file: join(folder, name), product: `${match[1]}${match[5]}`, version });
  }
  return releases.sort((a, b) => compareVersions(b.version, a.version));
}

/** The newest file of each product of a folder. */
export function newestFiles(folder: string): string[] {
  const releases = readReleases(folder);
  const newest = releases.filter(({ product }, i) => releases.findIndex((one) => one.product === product) === i);
  return newest.map(({ file }) => file).sort();
}

function compareVersions(left: Release['version'], right: Release['version']): number {
  return left.map((part, i) => part - (right[i] as number)).find((difference) => difference !== 0) ?? 0;
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
