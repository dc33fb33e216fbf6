import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadAll } from 'js-yaml';
import { GeneratorError } from '../generator-error';
import type { KindDefinition, KindVersion, Release } from './kind-definition';
import type { OpenApiSchema } from './open-api-schema';
import { compareKubernetesVersions } from './compare-versions';

interface CustomResourceDefinition {
  readonly kind: string;
  readonly metadata?: { readonly annotations?: Record<string, string>; readonly labels?: Record<string, string> };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly scope: 'Namespaced' | 'Cluster';
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: OpenApiSchema };
      readonly subresources?: { readonly status?: object; readonly scale?: { readonly specReplicasPath: string } };
    }[];
  };
}

/** Where a CRD says which release of its product it belongs to. */
const VERSION_ANNOTATIONS = ['gateway.networking.k8s.io/bundle-version'];
const VERSION_LABELS = ['app.kubernetes.io/version'];

/** The CRDs of files and folders; a file without one is an error, other documents beside them are not. */
export function readCrds(paths: readonly string[]): Release[] {
  return paths.flatMap(findYamlFiles).map(readCrdFile);
}

function findYamlFiles(path: string): string[] {
  if (!statOf(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  const folders = names.map((name) => join(path, name)).filter((entry) => statOf(entry).isDirectory());
  const files = names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(path, name));
  const found = [...files.filter((file) => !folders.includes(file)), ...folders.flatMap(findYamlFiles)];
  if (found.length === 0) throw new GeneratorError(`${path}: no *.yaml or *.yml file in this folder`);
  return found;
}

function statOf(path: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(path);
  } catch (error) {
    throw new GeneratorError(`${path}: ${reasonOf(error)}`);
  }
}

function readCrdFile(file: string): Release {
  const documents = parseDocuments(file);
  const crds = documents.filter(isCrd);
  if (crds.length === 0) throw new GeneratorError(`${file}: no CustomResourceDefinition in this file`);
  return { file, version: versionOf(file, crds), kinds: crds.map((crd) => kindOf(crd, file)) };
}

function parseDocuments(file: string): unknown[] {
  try {
    return loadAll(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new GeneratorError(`${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const reason = (error as Error).message;
  return reason.startsWith('ENOENT') ? 'no such file or folder' : reason;
}

function isCrd(document: unknown): document is CustomResourceDefinition {
  return (document as { kind?: unknown } | null | undefined)?.kind === 'CustomResourceDefinition';
}

function versionOf(file: string, crds: readonly CustomResourceDefinition[]): string | undefined {
  for (const { metadata } of crds) {
    for (const name of VERSION_ANNOTATIONS) if (metadata?.annotations?.[name]) return bare(metadata.annotations[name]);
    for (const name of VERSION_LABELS) if (metadata?.labels?.[name]) return bare(metadata.labels[name]);
  }
  // The file's own name tells better than the folders it is in.
  for (const text of [basename(file), file]) {
    const versions = text.match(/\d+\.\d+(\.\d+)?(-(alpha|beta|rc)[.\d]*)?/g);
    if (versions) return versions.at(-1);
  }
  return undefined;
}

function bare(version: string): string {
  return version.replace(/^v/, '');
}

function kindOf(crd: CustomResourceDefinition, file: string): KindDefinition {
  const { group, names, scope, versions } = crd.spec;
  const served = versions
    .filter((version) => version.served)
    .map((version): KindVersion => {
      const schema = version.schema?.openAPIV3Schema;
      if (!schema) throw new GeneratorError(`${file}: ${names.kind} ${version.name} of ${group} has no schema`);
      const { status, scale } = version.subresources ?? {};
      const bounded = scale ? withReplicaBounds(schema, scale.specReplicasPath.split('.').slice(1)) : schema;
      return { name: version.name, schema: bounded, dropsStatus: status !== undefined };
    });
  if (served.length === 0) throw new GeneratorError(`${file}: ${names.kind} of ${group} serves no version`);
  served.sort((a, b) => compareKubernetesVersions(b.name, a.name));
  return { group, kind: names.kind, plural: names.plural, scope, versions: served };
}

/** A scale subresource bounds the number of replicas, whatever the schema says. */
function withReplicaBounds(schema: OpenApiSchema, path: readonly string[]): OpenApiSchema {
  const [name, ...rest] = path;
  if (name === undefined) {
    return {
      ...schema,
      minimum: Math.max(schema.minimum ?? 0, 0),
      maximum: Math.min(schema.maximum ?? MOST_REPLICAS, MOST_REPLICAS),
    };
  }
  const inner = schema.properties?.[name];
  if (!inner) return schema;
  return { ...schema, properties: { ...schema.properties, [name]: withReplicaBounds(inner, rest) } };
}

const MOST_REPLICAS = 2 ** 31 - 1;
