import { findClosest } from '../diagnostics/did-you-mean';
import type { Diagnostic, ObjectReference } from '../diagnostics/diagnostic';
import { findSchemaFile, groupOf } from './catalogue';
import { runRules } from './cel/rules';
import { findNewer, type IstioVersion } from './istio-version';
import { checkMetadata } from './metadata/check-metadata';
import type { KindSchema, SchemaFile } from './node';
import { StructuralCheck } from './structural/check';
import { SchemaGraph } from './structural/compiled-node';
import { alternatives, fieldName, Findings, shown } from './structural/findings';

/** What an object is judged by. */
export interface ValidateOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
}

/** Groups of Kubernetes' own kinds. */
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(['apps', 'batch', 'core']);

/** Groups of which all kinds are known; others have more kinds than the generated ones. */
const COMPLETE_GROUPS: ReadonlySet<string> = new Set([
  'extensions.istio.io',
  'gateway.envoyproxy.io',
  'gateway.networking.k8s.io',
  'networking.istio.io',
  'sailoperator.io',
  'security.istio.io',
  'telemetry.istio.io',
]);

/** What is longer is no kind of anybody's, and is cut where it is shown. */
const LONGEST_KIND = 64;

export type { IstioVersion };

const graphs = new WeakMap<SchemaFile, SchemaGraph>();

/**
 * All reasons for which the API server refuses an object on create: its shape, its fields, its rules. Objects of groups
 * without a known schema have none.
 */
export function validateObject(object: unknown, options: ValidateOptions = {}): Diagnostic[] {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return [];
  const fields = object as Readonly<Record<string, unknown>>;
  const { apiVersion, kind } = fields;
  const findings = new Findings(referenceOf(fields));
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return checkTypeFields(fields, findings);
  }
  if (!isApiVersion(apiVersion)) return reportApiVersion(apiVersion, findings);
  const file = findSchemaFile(groupOf(apiVersion));
  if (!file) return [];
  const known = findKnown(file, apiVersion, kind, findings);
  if (!known) return findings.diagnostics;
  let graph = graphs.get(file);
  if (!graph) graphs.set(file, (graph = new SchemaGraph(file, BUILT_IN_GROUPS.has(groupOf(apiVersion)))));
  if (known.newer !== undefined) reportOldVersion(known.newer, apiVersion, findings);
  checkMetadata(fields.metadata, kind, known.scope, findings);
  new StructuralCheck(findings, (value, node, isRoot) => runRules(value, node, isRoot, findings)).check(
    object,
    graph.at(known.root),
  );
  if (options.istio !== undefined) reportNewer(object, options.istio, findings);
  return findings.diagnostics;
}

/** `v1`, or a group and a version. */
function isApiVersion(apiVersion: string): boolean {
  return /^(?:v\d+[a-z0-9]*|[^/]+\/[^/]+)$/.test(apiVersion);
}

function reportApiVersion(apiVersion: string, findings: Findings): Diagnostic[] {
  const group = apiVersion.split('/', 1)[0]!;
  const kinds = findSchemaFile(group)?.kinds ?? {};
  const known = Object.hasOwn(kinds, findings.kind) ? kinds[findings.kind] : undefined;
  const served = Object.keys(known?.versions ?? {}).map((version) => `${group}/${version}`);
  findings.add({
    id: 'schema/unknown-version',
    message: `\`apiVersion\` is ${shown(apiVersion)}, which is no API version`,
    fix: `write ${served.length > 0 ? `apiVersion: ${alternatives(served)}` : 'a group and a version, like "apps/v1"'}`,
    below: ['apiVersion'],
  });
  return findings.diagnostics;
}

/** What the Istio version that the mesh runs does not have yet. */
function reportNewer(object: object, version: IstioVersion, findings: Findings): void {
  for (const { what, since, path } of findNewer(object, version)) {
    const value = path.reduce<unknown>(
      (part, key) => (part as Readonly<Record<string | number, unknown>>)[key],
      object,
    );
    const subject = what === 'kind' ? `kind ${findings.kind}` : `\`${fieldName(path)}\``;
    findings.add({
      id: 'schema/istio-version',
      message: `${subject}${what === 'value' ? ` is ${shown(value)}, which` : ''} is new in Istio ${since}, the mesh runs ${version}`,
      fix: what === 'value' ? `write a value that Istio ${version} has` : `remove it, or run Istio ${since} or newer`,
      below: what === 'kind' ? ['kind'] : path,
    });
  }
}

interface KnownKind {
  readonly root: number;
  readonly scope: KindSchema['scope'];
  /** The newest version with the same schema, unless it is the object's own. */
  readonly newer: string | undefined;
}

function findKnown(file: SchemaFile, apiVersion: string, kind: string, findings: Findings): KnownKind | undefined {
  const { kinds } = file;
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!known) {
    reportUnknownKind(Object.keys(kinds), groupOf(apiVersion), findings);
    return undefined;
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (Object.hasOwn(known.versions, version)) {
    const root = known.versions[version]!;
    // The newest version comes first.
    const [newest] = Object.keys(known.versions).filter((one) => known.versions[one] === root);
    return { root, scope: known.scope, newer: newest === version ? undefined : newest };
  }
  reportVersion(known, apiVersion, kind, findings);
  return undefined;
}

function reportUnknownKind(kinds: readonly string[], group: string, findings: Findings): void {
  const { kind } = findings;
  const meant = kinds.find((known) => kind === `${known}List` || known.startsWith(kind)) ?? findClosest(kind, kinds);
  const isWord = /^[A-Za-z][A-Za-z0-9]*$/.test(kind);
  const isSure =
    !isWord ||
    COMPLETE_GROUPS.has(group) ||
    (meant !== undefined && (isTypo(kind, meant) || kind === `${meant}List` || meant.startsWith(kind)));
  if (!isSure) return;
  findings.add({
    id: 'schema/unknown-kind',
    message: `${group} has no kind ${isWord && kind.length <= LONGEST_KIND ? kind : shown(kind)}`,
    fix: meant !== undefined ? `did you mean \`${meant}\`?` : `use one of ${alternatives(kinds)}`,
    below: ['kind'],
  });
}

/** Do two words differ by case only, or by one letter? */
function isTypo(word: string, meant: string): boolean {
  const [a, b] = [word.toLowerCase(), meant.toLowerCase()];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  return [rest(a, 1) === rest(b, 1), rest(a, 1) === rest(b, 0), rest(a, 0) === rest(b, 1)].includes(true);
}

function reportVersion(known: KindSchema, apiVersion: string, kind: string, findings: Findings): void {
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const served = Object.keys(known.versions).map((version) => group + version);
  findings.add({
    id: 'schema/unknown-version',
    message: `${kind} is not served in ${apiVersion}`,
    fix: `write apiVersion: ${alternatives(served)}`,
    below: ['apiVersion'],
  });
}

function reportOldVersion(newer: string, apiVersion: string, findings: Findings): void {
  const [group = '', version = ''] = apiVersion.split('/');
  findings.add({
    id: 'schema/old-version',
    message: `${findings.kind} is written in ${version}, and ${newer} has the same fields`,
    fix: `write \`apiVersion: ${group}/${newer}\``,
    below: ['apiVersion'],
  });
}

/** An object with only one of the two fields that say what it is; without both it is no Kubernetes object. */
function checkTypeFields(fields: Readonly<Record<string, unknown>>, findings: Findings): Diagnostic[] {
  const missing = ['apiVersion', 'kind'].filter((name) => typeof fields[name] !== 'string');
  if (missing.length === 2 && missing.every((name) => fields[name] === undefined)) return [];
  for (const name of missing) {
    findings.add({
      id: fields[name] === undefined ? 'schema/required' : 'schema/type',
      message: fields[name] === undefined ? `the object has no \`${name}\`` : `\`${name}\` is not a string`,
      fix: `write ${name === 'kind' ? 'the kind' : 'the API version'} of the object in \`${name}\``,
      below: [name],
    });
  }
  return findings.diagnostics;
}

function referenceOf(fields: Readonly<Record<string, unknown>>): ObjectReference {
  const metadata = (typeof fields.metadata === 'object' && fields.metadata !== null ? fields.metadata : {}) as {
    readonly name?: unknown;
    readonly namespace?: unknown;
  };
  return {
    apiVersion: typeof fields.apiVersion === 'string' ? fields.apiVersion : '',
    kind: typeof fields.kind === 'string' ? fields.kind : '',
    ...(typeof metadata.namespace === 'string' ? { namespace: metadata.namespace } : {}),
    name: typeof metadata.name === 'string' ? metadata.name : '',
  };
}
