import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { loadAll } from 'js-yaml';
import type { ApiServer } from './api-server';

const COLLECTION = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const ATTEMPTS = 600;
const ATTEMPT_MS = 100;

interface Definition {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Makes a server serve the custom resources of CRD files. */
export async function installDefinitions(server: ApiServer, files: readonly string[]): Promise<void> {
  const documents = files.flatMap((file) => loadAll(readFileSync(file, 'utf8')) as (Definition | null)[]);
  const definitions = documents.filter((document) => document?.kind === 'CustomResourceDefinition');
  await Promise.all(
    definitions.map(async (definition) => {
      const body = JSON.stringify(definition);
      const created = await server.call({ method: 'POST', path: COLLECTION, contentType: 'application/json', body });
      if (created.status !== 201) throw new Error(`${definition?.metadata.name} is refused: ${created.body}`);
    }),
  );
  await until('the server does not take all definitions', async () => {
    const { body } = await server.call({ method: 'GET', path: COLLECTION });
    const { items } = JSON.parse(body) as { readonly items: readonly Definition[] };
    return items.length === definitions.length && items.every(isEstablished);
  });
  await until('the server does not list all kinds', async () => {
    const listed = await Promise.all(definitions.map((definition) => isListed(server, definition as Definition)));
    return listed.every((isDone) => isDone);
  });
}

async function until(complaint: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await isDone()) return;
    await setTimeout(ATTEMPT_MS);
  }
  throw new Error(complaint);
}

/** Whether clients find the kind: the list of kinds follows a while after the definition is taken. */
async function isListed(server: ApiServer, { spec }: Definition): Promise<boolean> {
  for (const { name } of spec.versions.filter(({ served }) => served)) {
    const { status, body } = await server.call({ method: 'GET', path: `/apis/${spec.group}/${name}` });
    if (status !== 200) return false;
    const { resources } = JSON.parse(body) as { readonly resources: readonly { readonly name: string }[] };
    if (!resources.some((resource) => resource.name === spec.names.plural)) return false;
  }
  return true;
}

function isEstablished({ status }: Definition): boolean {
  return !!status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True');
}
