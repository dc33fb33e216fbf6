import type { ApiServer } from './api-server';

interface ResourceList {
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}
interface GroupList {
  readonly groups: readonly { readonly versions: readonly { readonly groupVersion: string }[] }[];
}

/** A kind as the server serves it. */
interface Resource {
  /** E.g. `/apis/networking.istio.io/v1`. */
  readonly root: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The kinds that a server serves. */
export class Resources {
  static async discover(server: ApiServer): Promise<Resources> {
    const groups = (await read(server, '/apis')) as GroupList;
    const versions = groups.groups.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
    const found = new Map<string, Resource>();
    for (const version of ['v1', ...versions]) {
      const root = version === 'v1' ? '/api/v1' : `/apis/${version}`;
      const { resources } = (await read(server, root)) as ResourceList;
      for (const { name, kind, namespaced } of resources) {
        if (!name.includes('/')) found.set(`${version} ${kind}`, { root, plural: name, namespaced });
      }
    }
    return new Resources(found);
  }

  private constructor(private readonly byKind: ReadonlyMap<string, Resource>) {}

  /** Where objects of a kind are created; undefined when the server does not serve the kind. */
  findCollection(apiVersion: string, kind: string, namespace: string): string | undefined {
    const resource = this.byKind.get(`${apiVersion} ${kind}`);
    if (!resource) return undefined;
    const { root, plural, namespaced } = resource;
    return namespaced ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`;
  }
}

async function read(server: ApiServer, path: string): Promise<unknown> {
  const { status, body } = await server.call({ method: 'GET', path });
  if (status !== 200) throw new Error(`the server answers ${path} with ${status}: ${body}`);
  return JSON.parse(body);
}
