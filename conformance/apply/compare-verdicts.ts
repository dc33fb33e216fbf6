import { load } from 'js-yaml';
import type { Case } from '../cases/case';
import { ownVerdict } from '../cases/own-verdict';
import { findKind } from '../../src/schema/catalogue';
import type { ApiServer } from './api-server';
import { Resources } from './resources';

/** How many requests are under way at a time. */
const PARALLEL = 8;

/** A document of which one side accepts what the other refuses. */
export interface Disagreement {
  readonly id: string;
  readonly kind: string;
  readonly manifest: string;
  /** Why we refuse; undefined when we accept. */
  readonly own?: string;
  /** Why the server refuses; undefined when it accepts. */
  readonly server?: string;
}

/** What came of comparing. */
export interface Comparison {
  readonly accepted: number;
  readonly refused: number;
  /** Documents of kinds that the server does not serve or of which the library has no schema. */
  readonly unknown: number;
  readonly disagreements: readonly Disagreement[];
}

interface Target {
  readonly one: Case;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly path: string;
}

/** Gives documents to a server, without storing them, and to our validator, and compares who accepts what. */
export async function compareVerdicts(server: ApiServer, cases: readonly Case[]): Promise<Comparison> {
  const resources = await Resources.discover(server);
  const targets = cases.flatMap((one) => findTarget(resources, one) ?? []);
  for (const namespace of new Set(targets.map((target) => target.namespace))) await makeNamespace(server, namespace);
  const counts = { accepted: 0, refused: 0 };
  const disagreements: Disagreement[] = [];
  const waiting = targets.values();
  const work = async (): Promise<void> => {
    for (const { one, apiVersion, kind, path } of waiting) {
      const theirs = await serverVerdict(server, path, one.manifest);
      const own = ownVerdict(one.manifest);
      if ((own === undefined) !== (theirs === undefined)) {
        disagreements.push({ id: one.id, kind: `${apiVersion} ${kind}`, manifest: one.manifest, own, server: theirs });
      } else if (own === undefined) counts.accepted += 1;
      else counts.refused += 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return { ...counts, unknown: cases.length - targets.length, disagreements };
}

/** Why a server refuses to create an object; undefined when it accepts. */
async function serverVerdict(server: ApiServer, path: string, manifest: string): Promise<string | undefined> {
  const contentType = manifest.startsWith('{') ? 'application/json' : 'application/yaml';
  const query = 'dryRun=All&fieldValidation=Strict';
  const { status, body } = await server.call({ method: 'POST', path: `${path}?${query}`, contentType, body: manifest });
  if (status === 201) return undefined;
  const { reason, message } = JSON.parse(body) as { readonly reason?: string; readonly message?: string };
  // The server looks for an object of the name when it has found nothing wrong with the new one.
  return reason === 'AlreadyExists' ? undefined : `${status} ${reason}: ${message}`;
}

async function makeNamespace(server: ApiServer, name: string): Promise<void> {
  const body = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const created = await server.call({
    method: 'POST',
    path: '/api/v1/namespaces',
    contentType: 'application/json',
    body,
  });
  if (created.status !== 201 && created.status !== 409) throw new Error(`no namespace ${name}: ${created.body}`);
}

/** Where a document goes; undefined for a kind that one of the sides does not know. */
function findTarget(resources: Resources, one: Case): Target | undefined {
  const { apiVersion, kind, namespace } = readHead(one.manifest);
  if (!apiVersion || !kind) return undefined;
  const isName = namespace !== undefined && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(namespace);
  const home = isName ? namespace : 'default';
  const path = resources.findCollection(apiVersion, kind, home);
  const isOurs = findKind(apiVersion, kind)?.versions[apiVersion.slice(apiVersion.indexOf('/') + 1)] !== undefined;
  return path && isOurs ? { one, apiVersion, kind, namespace: home, path } : undefined;
}

interface Head {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
}

/** What addresses a document, also of one that is no correct YAML. */
function readHead(manifest: string): Head {
  try {
    const { apiVersion, kind, metadata } = load(manifest, { json: true }) as {
      readonly [field: string]: unknown;
      readonly metadata?: { readonly namespace?: unknown };
    };
    return { apiVersion: textOf(apiVersion), kind: textOf(kind), namespace: textOf(metadata?.namespace) };
  } catch {
    const field = (name: string): string | undefined => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(manifest)?.[1];
    return { apiVersion: field('apiVersion'), kind: field('kind') };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
