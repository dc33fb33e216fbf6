import { findClosest } from '../diagnostics/did-you-mean';
import { findGroups, findSchemaFile, groupOf } from './catalogue';
import type { KindSchema, SchemaFile } from './node';
import { alternatives, shown, type Findings } from './structural/findings';

/** Where the schema of an object is. */
export interface KnownKind {
  readonly file: SchemaFile;
  readonly root: number;
  readonly scope: KindSchema['scope'];
}

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

/** Groups that Istio once had, with what does today what their kinds did. */
const FORMER_GROUPS: Readonly<Record<string, string>> = {
  'authentication.istio.io':
    'PeerAuthentication for mutual TLS and RequestAuthentication for tokens, of security.istio.io/v1',
  'config.istio.io':
    'Telemetry of telemetry.istio.io/v1 for metrics and logs, and AuthorizationPolicy of security.istio.io/v1',
  'rbac.istio.io': 'AuthorizationPolicy of security.istio.io/v1',
};

/** Istio has no other group that ends so; this one is only of files for `istioctl`. */
const ISTIO = '.istio.io';
const OF_ISTIOCTL = 'install.istio.io';

/** What is longer is no kind of anybody's, and is cut where it is shown. */
const LONGEST_KIND = 64;

/**
 * The schema of a kind in its version; undefined, with a finding, for what no API server has, and undefined without one
 * for what is of others.
 */
export function findKnownKind(apiVersion: string, kind: string, findings: Findings): KnownKind | undefined {
  const name = `${apiVersion} ${kind}`;
  const met = unremarkable.get(name);
  if (met) return met;
  const known = lookUp(apiVersion, kind, findings);
  if (known && findings.diagnostics.length === 0) unremarkable.set(name, known);
  return known;
}

/** Those met so far of which there is nothing to say. */
const unremarkable = new Map<string, KnownKind>();

function lookUp(apiVersion: string, kind: string, findings: Findings): KnownKind | undefined {
  if (!isApiVersion(apiVersion)) {
    reportApiVersion(apiVersion, findings);
    return undefined;
  }
  const file = findSchemaFile(groupOf(apiVersion));
  if (!file) {
    reportUnknownGroup(apiVersion, kind, findings);
    return undefined;
  }
  const { kinds } = file;
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!known) {
    reportUnknownKind(Object.keys(kinds), apiVersion, findings);
    return undefined;
  }
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (!Object.hasOwn(known.versions, version)) {
    reportVersion(known, apiVersion, findings);
    return undefined;
  }
  const root = known.versions[version]!;
  reportOldVersion(known, root, apiVersion, findings);
  return { file, root, scope: known.scope };
}

/** `v1`, or a group and a version. */
function isApiVersion(apiVersion: string): boolean {
  return /^(?:v\d+[a-z0-9]*|[^/]+\/[^/]+)$/.test(apiVersion);
}

function reportApiVersion(apiVersion: string, findings: Findings): void {
  const written = findNewest(apiVersion.split('/', 1)[0]!, findings.kind);
  findings.add({
    id: 'schema/unknown-version',
    message: `\`apiVersion\` is ${shown(apiVersion)}, which is no API version`,
    fix: `write ${written === undefined ? 'a group and a version, like "apps/v1"' : `\`apiVersion: ${written}\``}`,
    below: ['apiVersion'],
  });
}

/** A group of which nothing is known may be anybody's, but not one that is written almost like a known one with the kind. */
function reportUnknownGroup(apiVersion: string, kind: string, findings: Findings): void {
  const group = groupOf(apiVersion);
  const former = Object.hasOwn(FORMER_GROUPS, group) ? FORMER_GROUPS[group] : undefined;
  const near = findGroups().find((known) => isTypo(group, known) && findNewest(known, kind) !== undefined);
  const meant = near ?? (isOfIstio(group) ? findGroupsWith(kind, group)[0] : undefined);
  if (former === undefined && meant === undefined && !isOfIstio(group)) return;
  findings.add({
    id: 'schema/unknown-group',
    message: `${former === undefined ? 'there is no' : 'Istio no longer has an'} API group ${shown(group)}`,
    fix:
      former !== undefined
        ? `use ${former}`
        : meant !== undefined
          ? `write \`apiVersion: ${findNewest(meant, kind)!}\``
          : `use a group of Istio: ${alternatives(findGroups().filter(isOfIstio))}`,
    below: ['apiVersion'],
  });
}

/** The groups that have a kind; first those that are Istio's, or not, as the group that was written. */
function findGroupsWith(kind: string, written: string): readonly string[] {
  const groups = findGroups().filter((group) => findNewest(group, kind) !== undefined);
  const [same, others] = [true, false].map((isSame) =>
    groups.filter((group) => (isOfIstio(group) === isOfIstio(written)) === isSame),
  );
  return [...same!, ...others!];
}

function isOfIstio(group: string): boolean {
  return group.endsWith(ISTIO) && group !== OF_ISTIOCTL;
}

/** The newest API version of a kind of a group. */
function findNewest(group: string, kind: string): string | undefined {
  const kinds = findSchemaFile(group)?.kinds;
  if (kinds === undefined || !Object.hasOwn(kinds, kind)) return undefined;
  // The newest version comes first.
  const [newest] = Object.keys(kinds[kind]!.versions);
  return group === 'core' ? newest : `${group}/${newest}`;
}

function reportUnknownKind(kinds: readonly string[], apiVersion: string, findings: Findings): void {
  const { kind } = findings;
  const group = groupOf(apiVersion);
  const meant = kinds.find((known) => kind === `${known}List` || known.startsWith(kind)) ?? findClosest(kind, kinds);
  const isWord = /^[A-Za-z][A-Za-z0-9]*$/.test(kind);
  const isSure =
    !isWord ||
    COMPLETE_GROUPS.has(group) ||
    (meant !== undefined && (isTypo(kind, meant) || kind === `${meant}List` || meant.startsWith(kind)));
  if (!isSure) return;
  const [elsewhere] = findGroupsWith(kind, group);
  findings.add({
    id: 'schema/unknown-kind',
    message: `${group} has no kind ${isWord && kind.length <= LONGEST_KIND ? kind : shown(kind)}`,
    fix:
      elsewhere !== undefined
        ? `write \`apiVersion: ${findNewest(elsewhere, kind)!}\``
        : meant !== undefined
          ? `did you mean \`${meant}\`?`
          : `use one of ${alternatives(kinds)}`,
    below: [elsewhere === undefined ? 'kind' : 'apiVersion'],
  });
}

/** Do two words differ by case only, or by one letter? */
function isTypo(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false;
  const [a, b] = [word.toLowerCase(), meant.toLowerCase()];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  return [rest(a, 1) === rest(b, 1), rest(a, 1) === rest(b, 0), rest(a, 0) === rest(b, 1)].includes(true);
}

function reportVersion(known: KindSchema, apiVersion: string, findings: Findings): void {
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  findings.add({
    id: 'schema/unknown-version',
    message: `${findings.kind} is not served in ${apiVersion}`,
    fix: `write \`apiVersion: ${group}${Object.keys(known.versions)[0]!}\``,
    below: ['apiVersion'],
  });
}

/** Versions with the same schema: the newest one is to be written. */
function reportOldVersion(known: KindSchema, root: number, apiVersion: string, findings: Findings): void {
  const slash = apiVersion.indexOf('/') + 1;
  const version = apiVersion.slice(slash);
  const newest = Object.keys(known.versions).find((one) => known.versions[one] === root)!;
  if (newest === version) return;
  findings.add({
    id: 'schema/old-version',
    message: `${findings.kind} is written in ${version}, and ${newest} has the same fields`,
    fix: `write \`apiVersion: ${apiVersion.slice(0, slash)}${newest}\``,
    below: ['apiVersion'],
  });
}
